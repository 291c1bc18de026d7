import type { Nearness } from '../answer/index.ts';
import type { Account } from '../event.ts';
import type { Draft, Question } from '../handoff/index.ts';
import type { Block, Lang, Message } from '../message.ts';
import type { LinkedAccount, Person, Settings } from '../organisation/index.ts';
import type { Outgoing, Recipient } from '../outgoing.ts';
import type { InWave, Turnout, Wave, WaveResult } from '../pulse/index.ts';
import type { Gain, Letter } from '../report/index.ts';
import type { Knowing } from './content.ts';
import type { Inquiry, Talk } from './inquiry.ts';
import type { ReportFacts } from './report/facts.ts';
import { type Speak, speaker } from './speaker.ts';
import type { Change, Turn } from './turn.ts';

/** What is kept about the one who asks to see it. */
export interface KeptFacts {
  readonly inquiries: readonly Inquiry[];
  readonly questions: readonly Question[];
  /** Questions of others in which they wrote something, and drafts they made or decided. */
  readonly helped: readonly Question[];
  readonly drafts: readonly Draft[];
  readonly accounts: readonly LinkedAccount[];
  readonly claimed: number;
  /** Small wins they shared, and letters they wrote as a leader. */
  readonly gains: readonly Gain[];
  readonly letters: readonly Letter[];
  readonly audit: readonly { readonly what: string; readonly at: number }[];
}

/** What is known of the pulses, for those who answer one or lead them. */
export interface PulseFacts {
  /** The one who acts, in the open wave at hand. */
  readonly mine: InWave | undefined;
  /** Every wave, oldest first; only for a project lead. */
  readonly waves: readonly Wave[];
  /** Asked and answered by unit, of each wave under way; only for a project lead. */
  readonly turnouts: ReadonlyMap<string, readonly Turnout[]>;
  readonly results: readonly WaveResult[];
}

/** What a written message became: its inquiries, the first part of it first, and the questions that hold words of it. */
export interface Became {
  readonly inquiries: readonly Inquiry[];
  readonly questions: readonly Question[];
}

/** A queue that somebody asked for in writing, where it stands or will stand. */
export interface QueueList {
  readonly key: string;
  readonly to: Recipient;
  /** How the platform knows it, and when it was last drawn; undefined while it is on its way. */
  readonly sent: { readonly ref: string; readonly at: number } | undefined;
}

/** Everything that a decision may know. What an event does not need is left empty. */
export interface Facts extends Knowing {
  readonly now: number;
  /** Unused ids, one for every thing that may be made; the same event brings the same. */
  readonly fresh: readonly string[];
  /** The one who acts, as the organisation knows them; never what a message claims. */
  readonly me: Person;
  readonly account: Account;
  readonly settings: Settings | undefined;
  readonly talk: Talk | undefined;
  /** Questions that are not closed. */
  readonly live: readonly Question[];
  /** Questions closed lately: they count as load of those who answered them. */
  readonly lately: readonly Question[];
  readonly byHand: readonly Settings[];
  readonly away: ReadonlySet<string>;
  /** Those of them whom no platform in use knows; nobody can be sent anything there. */
  readonly unreachable: ReadonlySet<string>;
  /** Those who help and were never welcomed, with what is kept of their choices. */
  readonly newcomers: ReadonlyMap<string, Settings>;
  readonly question: Question | undefined;
  readonly inquiry: Inquiry | undefined;
  /** What a message became that its writer has changed or removed; nothing for any other event. */
  readonly became: Became;
  readonly draft: Draft | undefined;
  /**
   * Cards of the question at hand; of all that a changed message became; of all the person's open ones when everything
   * of theirs is erased.
   */
  readonly cards: readonly { readonly key: string; readonly to: Recipient }[];
  /** Today's queues in writing, for whoever asks for one or presses on one. */
  readonly lists: readonly QueueList[];
  readonly mine: readonly Question[];
  readonly drafts: readonly Draft[];
  /** Inquiries whose text is still kept. */
  readonly recent: readonly Inquiry[];
  readonly kept: KeptFacts | undefined;
  /** What the organisation's own model says about questions of this line, by their text; empty without one. */
  readonly near: ReadonlyMap<string, Nearness>;
  /** Messages that reached nobody, in words; only a project lead sees them. */
  readonly troubles: readonly string[];
  readonly pulse?: PulseFacts | undefined;
  readonly report?: ReportFacts | undefined;
}

/** What the facts say about the world but not about the one who acts: enough for a tick. */
export type World = Pick<
  Facts,
  'now' | 'fresh' | 'content' | 'live' | 'lately' | 'byHand' | 'away' | 'unreachable' | 'newcomers'
>;

/** The language to speak to a person in: what they chose, else what the organisation lists. */
export function langOf(person: Person, settings: Settings | undefined): Lang {
  return settings?.lang ?? person.lang;
}

/** The voice for the one who acts. */
export function voice(facts: Facts): { lang: Lang; say: Speak } {
  const lang = langOf(facts.me, facts.settings);
  return { lang, say: speaker(facts.content.texts[lang]) };
}

/** A turn that changes and says nothing. */
export const silence: Turn = { changes: [], outgoing: [], reply: {} };

/** A turn that only tells the one who acted something. */
export function noteOnly(note: Message): Turn {
  return { ...silence, reply: { note } };
}

/** Puts turns together; of two instant replies the later one's parts count. */
export function together(...turns: readonly Turn[]): Turn {
  return {
    changes: turns.flatMap((turn) => turn.changes),
    outgoing: turns.flatMap((turn) => turn.outgoing),
    reply: Object.assign({}, ...turns.map((turn) => turn.reply)),
  };
}

/** A turn of changes alone. */
export function changing(...changes: readonly Change[]): Turn {
  return { ...silence, changes };
}

/** A turn of messages alone. */
export function saying(...outgoing: readonly Outgoing[]): Turn {
  return { ...silence, outgoing };
}

/** A message for the outbox. */
export function outgoing(
  key: string,
  to: Recipient,
  content: Message,
  more: Partial<Pick<Outgoing, 'replaces' | 'about' | 'from'>> = {},
): Outgoing {
  return { key, to, message: content, doubt: 'again', ...more };
}

/** The first id nobody has used, of those the facts bring; `index` tells several in one turn apart. */
export function freshId(facts: Pick<Facts, 'fresh'>, index = 0): string {
  const id = facts.fresh[index];
  if (id === undefined) throw new Error(`Cannot make id ${index}: only ${facts.fresh.length} were brought.`);
  return id;
}

/** Blocks with the empty ones left out. */
export function present(...blocks: readonly (Block | undefined)[]): Block[] {
  return blocks.filter((block) => block !== undefined);
}
