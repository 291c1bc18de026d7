import type { types } from '@slack/bolt';
import type { Clock, Envelope, Log, Sent } from '../../src/ports.ts';
import { problemOf } from './errors.ts';
import { split } from './ids.ts';
import { platform } from './options.ts';
import { uploadPicture } from './pictures.ts';
import { type Part, picturesOf, renderMessage } from './render.ts';
import type { Workspace, Workspaces } from './workspaces.ts';

/** Says things, replaces them, and looks back at what was said. */
export interface Sender {
  send(envelope: Envelope): Promise<Sent>;
  update(ref: string, envelope: Envelope): Promise<Sent>;
  delivered(envelope: Envelope): Promise<string | null>;
}

interface SenderOptions {
  readonly workspaces: Workspaces;
  readonly now: Clock;
  readonly log: Log;
  readonly timeoutMs: number;
  readonly isRunning: () => boolean;
}

/** The event type of our metadata; the payload holds the key, and which part of how many a message is. */
export const metadataType = 'medvind_message';
/** 200 messages: what Slack recommends to ask for at once; a crash is noticed within minutes. */
const lookBack = 200;

interface Target {
  readonly workspace: Workspace;
  readonly channel: string;
  readonly thread: string | undefined;
}

/**
 * Makes the sender. A message of several parts has their timestamps as its ref, separated by commas. What may
 * have been sent although Slack did not say so is looked for before it is sent again.
 */
export function createSender({ workspaces, now, log, timeoutMs, isRunning }: SenderOptions): Sender {
  /** Until when a conversation has to wait, by Slack's own word; others go on meanwhile. */
  const waiting = new Map<string, number>();
  const doubtful = new Set<string>();

  /** The end of what is under way in a conversation: things are said there in the order they were given. */
  const tails = new Map<string, Promise<unknown>>();

  function inTurn<T>({ place }: Envelope, work: () => Promise<T>): Promise<T> {
    const mine = (tails.get(place.id) ?? Promise.resolve()).then(work);
    tails.set(place.id, mine);
    const leave = () => {
      if (tails.get(place.id) === mine) tails.delete(place.id);
    };
    mine.then(leave, leave);
    return mine;
  }

  async function at({ place }: Envelope): Promise<Target | undefined> {
    const id = place.platform === platform ? split(place.id) : undefined;
    const workspace = id && (await workspaces.find(id.installation));
    return id && workspace && { workspace, channel: id.local, thread: place.thread };
  }

  function guarded(envelope: Envelope, work: (target: Target) => Promise<string>): Promise<Sent> {
    return inTurn(envelope, () => attempt(envelope, work));
  }

  async function attempt(envelope: Envelope, work: (target: Target) => Promise<string>): Promise<Sent> {
    if (!isRunning()) return { ok: false, problem: 'again', detail: 'Slack is not running here now.' };
    const pause = (waiting.get(envelope.place.id) ?? 0) - now();
    if (pause > 0) return { ok: false, problem: 'again', afterMs: pause, detail: 'Slack asks to wait.' };
    try {
      const target = await at(envelope);
      if (target === undefined) {
        return { ok: false, problem: 'gone', detail: `No workspace of ours has "${envelope.place.id}".` };
      }
      return { ok: true, ref: await work(target) };
    } catch (cause) {
      const { unsure, ...sent } = problemOf(cause);
      if (unsure) remember(doubtful, envelope.key);
      if (sent.afterMs !== undefined) waiting.set(envelope.place.id, now() + sent.afterMs);
      return sent;
    } finally {
      for (const [place, until] of waiting) if (until <= now()) waiting.delete(place);
    }
  }

  async function post(
    target: Target,
    envelope: Envelope,
    parts: readonly Part[],
    at: number,
  ): Promise<string> {
    const { workspace, channel, thread } = target;
    const part = parts[at];
    if (part === undefined) throw new Error(`Cannot send part ${at + 1} of ${parts.length}.`);
    const { ts } = await workspace.writing.chat.postMessage({
      channel,
      ...shown(part),
      ...(thread === undefined ? {} : { thread_ts: thread }),
      unfurl_links: false,
      unfurl_media: false,
      metadata: {
        event_type: metadataType,
        event_payload: { key: envelope.key, part: at + 1, parts: parts.length },
      },
    });
    if (ts === undefined) throw new Error('Cannot keep track of a message: Slack gave it no timestamp.');
    return ts;
  }

  async function pictures(target: Target, envelope: Envelope): Promise<void> {
    for (const picture of picturesOf(envelope.message)) {
      try {
        await uploadPicture(target.workspace.writing, picture, target, timeoutMs);
      } catch (cause) {
        // The message itself was sent and says the same in words; sending it again would say it twice.
        log.warn(`Cannot show a picture of ${envelope.key} in Slack: ${problemOf(cause).detail}`);
      }
    }
  }

  /** Sends the parts that are not there yet, in order, and gives the ref of all. */
  async function complete(
    target: Target,
    envelope: Envelope,
    there: ReadonlyMap<number, string>,
  ): Promise<string> {
    const parts = renderMessage(envelope.message);
    const refs: string[] = [];
    for (const at of parts.keys()) {
      // From the first part on, a failure leaves something standing: the next try has to look for it.
      if (at > 0) remember(doubtful, envelope.key);
      refs.push(there.get(at + 1) ?? (await post(target, envelope, parts, at)));
    }
    if (there.size < parts.length) await pictures(target, envelope);
    doubtful.delete(envelope.key);
    return refs.join(',');
  }

  return {
    send: (envelope) =>
      guarded(envelope, async (target) => {
        const there = doubtful.has(envelope.key)
          ? await find(target, envelope.key)
          : new Map<number, string>();
        return complete(target, envelope, there);
      }),

    update: (ref, envelope) =>
      guarded(envelope, async (target) => {
        const { workspace, channel } = target;
        const old = ref.split(',');
        const parts = renderMessage(envelope.message);
        const refs: string[] = [];
        for (const [at, part] of parts.entries()) {
          const ts = old[at];
          if (ts === undefined) refs.push(await post(target, envelope, parts, at));
          else {
            await workspace.writing.chat.update({ channel, ts, ...shown(part) });
            refs.push(ts);
          }
        }
        for (const ts of old.slice(parts.length)) await workspace.writing.chat.delete({ channel, ts });
        return refs.join(',');
      }),

    async delivered(envelope) {
      const target = await at(envelope);
      if (target === undefined) return null;
      const there = await find(target, envelope.key);
      return there.size === 0 ? null : complete(target, envelope, there);
    },
  };
}

async function find({ workspace, channel, thread }: Target, key: string): Promise<Map<number, string>> {
  const { reading, installed } = workspace;
  const asked = { channel, limit: lookBack, include_all_metadata: true };
  const { messages = [] } = await (thread === undefined
    ? reading.conversations.history(asked)
    : reading.conversations.replies({ ...asked, ts: thread }));
  const there = new Map<number, string>();
  for (const { ts, user, metadata } of messages) {
    const payload: Readonly<Record<string, unknown>> = metadata?.event_payload ?? {};
    if (ts === undefined || user !== installed.botUserId || metadata?.event_type !== metadataType) continue;
    if (payload['key'] === key) there.set(Number(payload['part'] ?? 1), ts);
  }
  return there;
}

function shown({ text, blocks }: Part): { text: string; blocks: types.KnownBlock[] } {
  return { text, blocks: [...blocks] };
}

/** 1,000 keys: far more than can be under way at once. */
function remember(keys: Set<string>, key: string): void {
  if (keys.size >= 1000) keys.clear();
  keys.add(key);
}
