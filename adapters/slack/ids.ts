import type { Account, Place } from '../../src/event.ts';
import { platform } from './options.ts';

/**
 * An id of ours is Slack's id with the installation it belongs to before it: `T0123:U0456`. The installation is
 * the workspace's id, or the organisation's where the app is installed for all of an Enterprise Grid.
 */
export function accountOf(installation: string, user: string): Account {
  return { platform, id: `${installation}:${user}` };
}

/** A conversation, or a thread inside one. */
export function placeOf(
  installation: string,
  channel: string,
  more: { readonly private: boolean; readonly thread?: string | undefined },
): Place {
  const { private: isPrivate, thread } = more;
  const place = { platform, id: `${installation}:${channel}`, private: isPrivate };
  return thread === undefined ? place : { ...place, thread };
}

/** Whether a conversation is a direct message with one person; Slack's ids of those begin with D. */
export function isDirect(channel: string): boolean {
  return channel.startsWith('D');
}

/** The installation and Slack's own id in an id of ours; nothing if the id is none of ours. */
export function split(id: string): { readonly installation: string; readonly local: string } | undefined {
  const at = id.indexOf(':');
  if (at < 1 || at === id.length - 1) return undefined;
  return { installation: id.slice(0, at), local: id.slice(at + 1) };
}
