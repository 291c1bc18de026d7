import { withoutNull } from '../text.ts';
import { type Arrival, type Here, idOf, type Means } from './arrival.ts';
import { actionOf, linkAction } from './buttons.ts';
import { accountOf, isDirect, placeOf } from './ids.ts';
import { actionsBody, commandBody, type SlackView, shortcutBody, submissionBody } from './payload.ts';
import { asTyped } from './plain.ts';
import { noteView, type ViewMemory, viewMemory } from './views.ts';

/** What a press, a sent form, a shortcut or a command is to us. */
export function fromInteraction(body: unknown, here: Here): Arrival | undefined {
  return (
    fromAction(body, here) ??
    fromSubmission(body, here) ??
    fromShortcut(body, here) ??
    fromCommand(body, here)
  );
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
