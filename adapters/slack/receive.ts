import type { ChatEvent, Place } from '../../src/event.ts';
import { actionOf, linkAction } from './buttons.ts';
import { accountOf, isDirect, placeOf } from './ids.ts';
import {
  actionsBody,
  commandBody,
  eventBody,
  type SlackEvent,
  type SlackView,
  shortcutBody,
  submissionBody,
} from './payload.ts';
import { asTyped, withoutNull } from './plain.ts';
import { noteView, type ViewMemory, viewMemory } from './views.ts';

/** The installation that a payload came to, and the bot's own user there. */
export interface Here {
  readonly installation: string;
  readonly bot: string | undefined;
}

/** An event whose place may still have to be found: the private conversation with the one who acts. */
export type Unplaced = {
  [Kind in ChatEvent['kind']]: Omit<Extract<ChatEvent, { kind: Kind }>, 'place'>;
}[ChatEvent['kind']] & {
  readonly place: Place | undefined;
};

/** What an answer at once can use: each is there only where Slack gives it. */
export interface Means {
  readonly user: string;
  /** Opens a window, for 3 s. */
  readonly trigger?: string;
  /** Takes up to five answers for half an hour. */
  readonly responseUrl?: string;
  /** Where it was done, if it was done in a conversation. */
  readonly channel?: string;
  readonly thread?: string;
  /** The view it was done in. */
  readonly view?: { readonly id: string; readonly type: string; readonly inputs: readonly string[] };
  /** It began in the Home tab. */
  readonly home?: true;
  /** The answer comes in the private conversation, so the one who acts is told where. */
  readonly pointer?: true;
}

/** What a payload is to us. */
export type Arrival =
  | { readonly kind: 'event'; readonly event: Unplaced; readonly means: Means }
  | { readonly kind: 'reaction'; readonly reaction: Reaction }
  | { readonly kind: 'uninstalled' };

/** An emoji that stands for a button. */
export interface Reaction {
  readonly id: string;
  readonly user: string;
  readonly channel: string;
  readonly ts: string;
  readonly action: 'claim' | 'solved';
}

/** The emoji that stand for a button, by Slack's names. */
export const reactionActions: Readonly<Record<string, 'claim' | 'solved'>> = {
  eyes: 'claim',
  white_check_mark: 'solved',
  heavy_check_mark: 'solved',
  ballot_box_with_check: 'solved',
};

/** Turns what Slack delivered into what it is to us; nothing for what does not concern the bot. */
export function receive(body: unknown, here: Here): Arrival | undefined {
  const event = eventBody.safeParse(body);
  if (event.success) return fromEvent(event.data.event, event.data.event_id, here);
  return (
    fromAction(body, here) ??
    fromSubmission(body, here) ??
    fromShortcut(body, here) ??
    fromCommand(body, here)
  );
}

function fromEvent(event: SlackEvent, eventId: string | null | undefined, here: Here): Arrival | undefined {
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

function fromAction(body: unknown, here: Here): Arrival | undefined {
  const parsed = actionsBody.safeParse(body);
  if (!parsed.success) return undefined;
  const { user, container, view, message, actions, trigger_id, response_url } = parsed.data;
  const [first] = actions;
  const action = actionOf(first?.action_id ?? '');
  if (first === undefined || action === linkAction) return undefined;
  const memory = view ? memoryOf(view) : undefined;
  const channel = container?.channel_id || parsed.data.channel?.id || memory?.channel;
  const ts = container?.message_ts ?? message?.ts ?? undefined;
  const direct = isDirect(channel ?? '');
  const inThread = container?.thread_ts ?? message?.thread_ts ?? memory?.thread;
  const thread = inThread ?? (direct || container?.is_ephemeral ? undefined : ts);
  const fallback = `${user.id}:${ts ?? view?.id}:${first.action_id}:${first.action_ts}`;
  return {
    kind: 'event',
    event: {
      kind: 'pressed',
      id: idOf(trigger_id ?? fallback),
      account: accountOf(here.installation, user.id),
      place: channel ? placeOf(here.installation, channel, { private: direct, thread }) : undefined,
      action,
      value: first.value ?? first.selected_option?.value ?? '',
      ...(ts && !container?.is_ephemeral ? { message: ts } : {}),
    },
    means: meansOf(user.id, { trigger_id, response_url, channel, thread, view }),
  };
}

function fromSubmission(body: unknown, here: Here): Arrival | undefined {
  const parsed = submissionBody.safeParse(body);
  if (!parsed.success || parsed.data.view.callback_id === noteView) return undefined;
  const { user, view, trigger_id } = parsed.data;
  const { value, channel, thread } = memoryOf(view);
  const values = Object.fromEntries(
    Object.entries(view.state?.values ?? {}).map(([name, inputs]) => {
      const [input] = Object.values(inputs);
      return [name, withoutNull(input?.value ?? input?.selected_option?.value ?? '')];
    }),
  );
  return {
    kind: 'event',
    event: {
      kind: 'submitted',
      id: idOf(trigger_id ?? `${user.id}:${view.id}:${view.hash}`),
      account: accountOf(here.installation, user.id),
      place: channel
        ? placeOf(here.installation, channel, { private: isDirect(channel), thread })
        : undefined,
      form: view.callback_id,
      value,
      values,
    },
    means: meansOf(user.id, { trigger_id, channel, thread, view }),
  };
}

function fromShortcut(body: unknown, here: Here): Arrival | undefined {
  const parsed = shortcutBody.safeParse(body);
  if (!parsed.success) return undefined;
  const { user, message, channel, trigger_id, response_url, action_ts } = parsed.data;
  return {
    kind: 'event',
    event: {
      kind: 'said',
      id: idOf(trigger_id ?? `${user.id}:${message?.ts}:${action_ts}`),
      account: accountOf(here.installation, user.id),
      place: undefined,
      text: asTyped(withoutNull(message?.text ?? ''), here.bot),
    },
    means: { ...meansOf(user.id, { trigger_id, response_url, channel: channel?.id }), pointer: true },
  };
}

function fromCommand(body: unknown, here: Here): Arrival | undefined {
  const parsed = commandBody.safeParse(body);
  if (!parsed.success) return undefined;
  const { user_id, text, channel_id, trigger_id, response_url } = parsed.data;
  return {
    kind: 'event',
    event: {
      kind: 'said',
      id: idOf(trigger_id ?? `${user_id}:${response_url}`),
      account: accountOf(here.installation, user_id),
      place: undefined,
      text: asTyped(withoutNull(text), here.bot),
    },
    means: { ...meansOf(user_id, { trigger_id, response_url, channel: channel_id }), pointer: true },
  };
}

interface Given {
  readonly trigger_id?: string | null | undefined;
  readonly response_url?: string | null | undefined;
  readonly channel?: string | null | undefined;
  readonly thread?: string | null | undefined;
  readonly view?: SlackView | null | undefined;
}

function meansOf(user: string, { trigger_id, response_url, channel, thread, view }: Given): Means {
  return {
    user,
    ...(trigger_id ? { trigger: trigger_id } : {}),
    ...(response_url ? { responseUrl: response_url } : {}),
    ...(channel ? { channel } : {}),
    ...(thread ? { thread } : {}),
    ...(view ? { view: { id: view.id, type: view.type, inputs: inputsOf(view) } } : {}),
    ...(isFromHome(view, channel) ? { home: true } : {}),
  };
}

// What was pressed neither in a conversation nor in a window can only stand in the Home tab.
function isFromHome(view: Given['view'], channel: Given['channel']): boolean {
  if (!view) return !channel;
  return view.type === 'home' || memoryOf(view).home === true;
}

function inputsOf({ blocks }: SlackView): readonly string[] {
  return blocks.flatMap(({ type, block_id }) => (type === 'input' && block_id ? [block_id] : []));
}

function memoryOf(view: SlackView): ViewMemory {
  const none = { value: '' };
  try {
    return viewMemory.catch(none).parse(JSON.parse(view.private_metadata || '{}'));
  } catch {
    return none;
  }
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

/** 150: the most that an event's id may have; Slack's own ids are under 80. */
function idOf(id: string): string {
  return `slack:${id}`.slice(0, 150);
}
