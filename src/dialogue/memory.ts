import type { ChatEvent, Place, Pressed } from '../event.ts';
import type { Message } from '../message.ts';
import type { Outgoing, Recipient } from '../outgoing.ts';
import { changing, type Facts, outgoing, saying } from './facts.ts';
import type { Talk } from './inquiry.ts';
import type { Change, Turn } from './turn.ts';

/** The key of what is remembered about a person in a conversation. */
export function talkKey(place: Place, person: string): string {
  return [place.platform, place.id, place.thread ?? '', person].join('|');
}

/** What a turn wants remembered; what it leaves out is forgotten. */
export type Remember = Partial<Pick<Talk, 'inquiry' | 'suggested' | 'lastEntry' | 'awaiting'>>;

/** Remembers where the conversation stands, and forgets what was there before. */
export function keepTalk(facts: Facts, event: ChatEvent, remember: Remember): Turn {
  const talk: Talk = {
    key: talkKey(event.place, facts.me.id),
    person: facts.me.id,
    suggested: [],
    at: facts.now,
    ...remember,
  };
  return changing({ kind: 'talkKept', talk });
}

/** Adds one to a counter of today. */
export function counted(facts: Facts, what: string): Change {
  const day = facts.content.calendar.localDate(facts.now);
  return { kind: 'counted', what, day, ...(facts.me.unit === undefined ? {} : { unit: facts.me.unit }) };
}

/** Where something personal is said: here if nobody else reads along, otherwise privately. */
export function privately(facts: Facts, event: ChatEvent): Recipient {
  return event.place.private ? { place: event.place } : { person: facts.me.id };
}

/**
 * Says something because of an event. The label tells apart what one event makes the bot say, so that the same
 * event always gives the same key and nothing is said twice.
 */
export function tell(
  event: ChatEvent,
  label: string,
  to: Recipient,
  content: Message,
  more: Partial<Pick<Outgoing, 'replaces' | 'about' | 'from'>> = {},
): Turn {
  return saying(outgoing(`${event.id}/${label}`, to, content, more));
}

/** Shows a card in place of the one that was pressed on; as a new message where the platform cannot tell which. */
export function overCard(event: Pressed, label: string, card: Message): Turn {
  const { place, message: ref } = event;
  return saying({
    key: `${event.id}/${label}`,
    to: { place },
    message: card,
    doubt: 'again',
    ...(ref !== undefined && { over: { place, ref } }),
  });
}
