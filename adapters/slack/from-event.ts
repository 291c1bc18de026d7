import { withoutNull } from '../text.ts';
import { type Arrival, type Here, idOf } from './arrival.ts';
import { accountOf, isDirect, placeOf } from './ids.ts';
import type { SlackEvent } from './payload.ts';
import { asTyped } from './plain.ts';

/** The emoji that stand for a button, by Slack's names. */
export const reactionActions: Readonly<Record<string, 'claim' | 'solved'>> = {
  eyes: 'claim',
  white_check_mark: 'solved',
  heavy_check_mark: 'solved',
  ballot_box_with_check: 'solved',
};

/** What an event of the Events API is to us. */
export function fromEvent(
  event: SlackEvent,
  eventId: string | null | undefined,
  here: Here,
): Arrival | undefined {
  const id = idOf(eventId ?? `${event.channel}:${event.event_ts ?? event.ts}:${event.type}`);
  switch (event.type) {
    case 'message':
      return fromMessage(event, id, here);
    case 'app_mention':
      // A mention in a direct message comes as a message too.
      return isDirect(event.channel ?? '') ? undefined : said(event, id, here);
    case 'app_home_opened':
      return opened(event, id, here);
    case 'reaction_added':
      return reacted(event, id, here);
    case 'app_uninstalled':
      return { kind: 'uninstalled' };
    default:
      return undefined;
  }
}

function fromMessage(event: SlackEvent, id: string, here: Here): Arrival | undefined {
  if (event.subtype === 'message_changed' || event.subtype === 'message_deleted') {
    return changed(event, id, here);
  }
  const plain = [undefined, null, 'file_share', 'thread_broadcast', 'me_message'].includes(event.subtype);
  // In channels only what is said to the bot by name is read (app_mention); the rest is other people's talk.
  if (!plain || !isDirect(event.channel ?? '')) return undefined;
  return said(event, id, here);
}

function said(event: SlackEvent, id: string, here: Here): Arrival | undefined {
  const { user, channel, ts } = event;
  if (!isPerson(event, here) || !user || !channel || !ts) return undefined;
  const direct = isDirect(channel);
  const thread = event.thread_ts ?? (direct ? undefined : ts);
  return {
    kind: 'event',
    event: {
      kind: 'said',
      id,
      account: accountOf(here.installation, user),
      place: placeOf(here.installation, channel, { private: direct, thread }),
      text: asTyped(withoutNull(event.text), here.bot),
      message: ts,
    },
    means: { user, channel, ...(thread === undefined ? {} : { thread }) },
  };
}

function changed(event: SlackEvent, id: string, here: Here): Arrival | undefined {
  const before = event.previous_message;
  const after = event.subtype === 'message_deleted' ? undefined : event.message;
  const user = before?.user ?? after?.user;
  const ts = event.deleted_ts ?? after?.ts ?? before?.ts;
  const { channel } = event;
  if (!user || !ts || !channel || !isPerson({ ...before, ...after, user }, here)) return undefined;
  const removed = after === undefined || after.subtype === 'tombstone';
  // Slack also reports a message as changed when it has unfolded a link in it.
  if (!removed && before !== undefined && before.text === after.text) return undefined;
  const direct = isDirect(channel);
  const wasForUs =
    direct || mentions(before?.text, here) || mentions(after?.text, here) || before === undefined;
  if (!wasForUs) return undefined;
  return {
    kind: 'event',
    event: {
      kind: 'changed',
      id,
      account: accountOf(here.installation, user),
      place: placeOf(here.installation, channel, { private: direct }),
      message: ts,
      ...(removed ? {} : { text: asTyped(withoutNull(after.text), here.bot) }),
    },
    means: { user, channel },
  };
}

function opened(event: SlackEvent, id: string, here: Here): Arrival | undefined {
  const { user, channel } = event;
  if (!user || !isPerson(event, here)) return undefined;
  const place =
    channel && isDirect(channel) ? placeOf(here.installation, channel, { private: true }) : undefined;
  return {
    kind: 'event',
    event: { kind: 'opened', id, account: accountOf(here.installation, user), place },
    means: { user, ...(place === undefined || !channel ? {} : { channel }) },
  };
}

function reacted(event: SlackEvent, id: string, here: Here): Arrival | undefined {
  const { user, item, reaction } = event;
  const action = reactionActions[reaction?.replace(/::.*$/, '') ?? ''];
  if (action === undefined || !user || user === here.bot || event.item_user !== here.bot) return undefined;
  if (item?.type !== 'message' || !item.channel || !item.ts) return undefined;
  return { kind: 'reaction', reaction: { id, user, channel: item.channel, ts: item.ts, action } };
}

function isPerson(
  {
    user,
    bot_id,
  }: { readonly user?: string | null | undefined; readonly bot_id?: string | null | undefined },
  here: Here,
): boolean {
  return Boolean(user) && !bot_id && user !== here.bot && user !== 'USLACKBOT';
}

function mentions(text: string | undefined, { bot }: Here): boolean {
  return bot !== undefined && (text ?? '').includes(`<@${bot}`);
}
