import { createHash } from 'node:crypto';
import type { Account, Place } from '../../src/event.ts';
import { platform } from './options.ts';

const threadMark = ';messageid=';

/** An account of ours is Teams' own id of the person for this bot, such as `29:1xXx…`. */
export function accountOf(user: string): Account {
  return { platform, id: user };
}

/** A conversation of Teams as a place; the thread of a channel stands in its id after `;messageid=`. */
export function placeOf(conversation: string, isPrivate: boolean): Place {
  const { base, thread } = splitConversation(conversation);
  const place = { platform, id: base, private: isPrivate };
  return thread === undefined ? place : { ...place, thread };
}

/** The id under which Teams takes messages for a place. */
export function conversationOf({ id, thread }: Place): string {
  return thread === undefined ? id : `${id}${threadMark}${thread}`;
}

/** The conversation itself and the thread in it. */
export function splitConversation(conversation: string): {
  readonly base: string;
  readonly thread: string | undefined;
} {
  const at = conversation.indexOf(threadMark);
  if (at === -1) return { base: conversation, thread: undefined };
  return { base: conversation.slice(0, at), thread: conversation.slice(at + threadMark.length) };
}

/**
 * The id of an event: the same whenever Teams repeats the activity. Ids of activities are only unique within a
 * conversation, and both are long, so a digest of 22 characters (132 bits) stands for them.
 */
export function eventIdOf(...parts: readonly string[]): string {
  const digest = createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
  return `${platform}:${digest.slice(0, 22)}`;
}
