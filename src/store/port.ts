import type { Entry } from '../answer/index.ts';
import type { Change, Inquiry, Talk } from '../dialogue/index.ts';
import type { Account } from '../event.ts';
import type { Draft, Question } from '../handoff/index.ts';
import type { LinkedAccount, Settings } from '../organisation/index.ts';
import type { Outgoing } from '../outgoing.ts';
import type { Transcript } from '../ports.ts';
import type { Gain, Letter } from '../report/index.ts';
import type { Inbox } from './inbox.ts';
import type { Delivery, SentCard } from './outbox.ts';
import type { PulseStore } from './pulse/port.ts';
import type { ReportStore } from './report/port.ts';

/** Everything that one event leads to, taken in one atomic step or not at all. */
export interface Step {
  /** The event's id; a repeated one changes nothing. Ids are remembered for `rememberEventsMs`. */
  readonly event?: string;
  readonly changes: readonly Change[];
  readonly outgoing: readonly Outgoing[];
  readonly now: number;
}

/** `stale`: something read has changed since; gather and decide again. */
export type Committed = 'done' | 'repeated' | 'stale';

/**
 * How long event ids are remembered: 2 hours. Slack repeats an unanswered event for about 5 minutes, and signed
 * requests older than 5 minutes are refused by the platforms' own rule.
 */
export const rememberEventsMs = 2 * 60 * 60 * 1000;

/** A delivery that was taken for sending. `uncertain`: an earlier taker may have sent it before it died. */
export interface Taken {
  readonly delivery: Delivery;
  readonly uncertain: boolean;
}

/** What was taken. `safe` resolves when that is on the disk, and rejects where the take is lost. */
export interface Taking {
  readonly taken: readonly Taken[];
  readonly safe: Promise<void>;
}

/** What became of a delivery. `sent` with `place` and `ref`; the rest in words for the project lead. */
export type Settled =
  | { readonly state: 'sent'; readonly place: SentCard['place']; readonly ref: string }
  | { readonly state: 'queued'; readonly notBefore: number; readonly problem: string }
  | { readonly state: 'failed' | 'unconfirmed'; readonly problem: string };

/** How long each kind of thing is kept after it is done with, in days. */
export interface Retention {
  readonly questionTextDays: number;
  readonly unsolvedTextDays: number;
  readonly warnedTextDays: number;
  readonly transcriptDays: number;
  readonly auditDays: number;
}

/** Everything that is kept about one person, ready to be shown to them. */
export interface Kept {
  readonly accounts: readonly LinkedAccount[];
  readonly settings: Settings | undefined;
  readonly inquiries: readonly Inquiry[];
  readonly questions: readonly Question[];
  /** Questions of others in which they wrote something. */
  readonly helped: readonly Question[];
  /** Drafts they made or decided. */
  readonly drafts: readonly Draft[];
  readonly claimed: number;
  /** Small wins they shared. */
  readonly gains: readonly Gain[];
  /** Letters they wrote. */
  readonly letters: readonly Letter[];
  readonly audit: readonly { readonly what: string; readonly at: number }[];
}

/**
 * What the bot remembers. Every method is one commit or one read; a resolved promise means that it is safe on
 * disk; a rejected one is a sentence for the administrator, and nothing of it was kept.
 */
export interface Store extends PulseStore, ReportStore {
  commit(step: Step): Promise<Committed>;

  /** A question, also an archived one. */
  question(id: string): Promise<Question | undefined>;
  /** Everything that is not solved, withdrawn or expired. */
  liveQuestions(): Promise<readonly Question[]>;
  /** What was closed lately and is not archived yet, at least the last day's: the recent load of those who help. */
  latelyClosed(): Promise<readonly Question[]>;
  /** What a person has asked since, newest first, archived ones too. */
  questionsOf(person: string, since: number): Promise<readonly Question[]>;
  inquiry(id: string): Promise<Inquiry | undefined>;
  /** The inquiries that became of a message on a platform: for edits and deletions. */
  inquiriesAt(place: string, message: string): Promise<readonly Inquiry[]>;
  /** Inquiries since, oldest first. */
  inquiriesSince(since: number): Promise<readonly Inquiry[]>;
  draft(id: string): Promise<Draft | undefined>;
  /** Drafts that nobody has decided yet. */
  openDrafts(): Promise<readonly Draft[]>;
  /** Entries that were drafted, approved and taken into use here. */
  learned(): Promise<readonly Entry[]>;
  talk(key: string): Promise<Talk | undefined>;
  linkedAccount(account: Account): Promise<LinkedAccount | undefined>;
  /** Accounts of a person, the one used last first. */
  accountsOf(person: string): Promise<readonly LinkedAccount[]>;
  settings(person: string): Promise<Settings | undefined>;
  /** Counters of the days from and to, both included, as `2026-11-23`. */
  counts(
    from: string,
    to: string,
  ): Promise<readonly { what: string; day: string; unit?: string; n: number }[]>;
  /** Everything kept about a person. */
  keptAbout(person: string): Promise<Kept>;

  /** Accounts of erased people that their platforms have not forgotten yet. */
  toForget(): Promise<readonly Account[]>;
  /** A platform has forgotten an account. */
  forgot(account: Account): Promise<void>;

  /**
   * Takes up to `limit` due deliveries for sending, `bulk` of them at most from the bulk; at most one for each recipient,
   * those first for whom more than bulk waits, then oldest first. What one recipient is sent keeps its order. It is
   * told at once, also what a commit under way has put into the outbox: nobody is sent anything before it is safe,
   * unless what led to it is.
   */
  takeDeliveries(take: {
    limit: number;
    bulk?: number;
    now: number;
    leaseMs: number;
    token: string;
  }): Promise<Taking>;
  /** Notes what became of a taken delivery; false if the take no longer holds. */
  settle(key: string, token: string, settled: Settled, now: number): Promise<boolean>;
  /** A sent message that may be replaced. */
  card(key: string): Promise<SentCard | undefined>;
  /** The cards of a question, also those still in the outbox: what must be updated when it changes. */
  cardsAbout(question: string): Promise<readonly { key: string; to: Outgoing['to'] }[]>;
  /** Deliveries that failed or are unconfirmed, and how many are waiting. */
  outbox(): Promise<{ waiting: number; problems: readonly Delivery[] }>;

  /** Conversations of platforms without a history. */
  readonly transcript: Transcript;

  /** Events that are safe and not yet taken up. */
  readonly inbox: Inbox;

  /** Moves closed questions to the archive and forgets what retention says; returns how many of each. */
  sweep(now: number, retention: Retention): Promise<{ archived: number; forgotten: number }>;
  /** Waits for what is under way and lets go of the place. */
  close(): Promise<void>;
}
