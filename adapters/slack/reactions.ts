import type { Means, Reaction, Unplaced } from './arrival.ts';
import { actionOf } from './buttons.ts';
import { accountOf, isDirect, placeOf } from './ids.ts';
import type { Workspace } from './workspaces.ts';

interface SlackMessage {
  readonly ts?: string;
  readonly thread_ts?: string;
  readonly blocks?: readonly unknown[];
}

/**
 * The press that an emoji on a card stands for: of the button with the same meaning, if the card has it now.
 * Who may press is for others to say, as for the button itself.
 */
export async function pressOf(
  reaction: Reaction,
  workspace: Workspace,
): Promise<{ event: Unplaced; means: Means } | undefined> {
  const { id, user, channel, ts, action } = reaction;
  const message = await messageAt(workspace, channel, ts);
  const value = buttonValue(message?.blocks ?? [], action);
  if (message === undefined || value === undefined) return undefined;
  const direct = isDirect(channel);
  const thread = message.thread_ts ?? (direct ? undefined : ts);
  const { key } = workspace.installed;
  return {
    event: {
      kind: 'pressed',
      id,
      account: accountOf(key, user),
      place: placeOf(key, channel, { private: direct, thread }),
      action,
      value,
      message: ts,
    },
    means: { user, channel, ...(thread === undefined ? {} : { thread }) },
  };
}

async function messageAt(
  { reading }: Workspace,
  channel: string,
  ts: string,
): Promise<SlackMessage | undefined> {
  const one = { channel, oldest: ts, latest: ts, inclusive: true, limit: 1 };
  const { messages = [] } = await reading.conversations.history(one);
  const found = messages.find((message) => message.ts === ts);
  if (found !== undefined) return found;
  // A message inside a thread is not in the conversation's own history.
  const thread = await reading.conversations.replies({ channel, ts, inclusive: true, limit: 200 });
  return thread.messages?.find((message) => message.ts === ts);
}

function buttonValue(blocks: readonly unknown[], action: string): string | undefined {
  for (const element of blocks.flatMap(elementsOf)) {
    if (typeof element !== 'object' || element === null || !('action_id' in element)) continue;
    if (typeof element.action_id !== 'string' || actionOf(element.action_id) !== action) continue;
    return 'value' in element && typeof element.value === 'string' ? element.value : '';
  }
  return undefined;
}

function elementsOf(block: unknown): readonly unknown[] {
  if (typeof block !== 'object' || block === null) return [];
  return 'elements' in block && Array.isArray(block.elements) ? block.elements : [];
}
