import { dirname } from 'node:path';
import * as z from 'zod';
import type { Said } from '../event.ts';
import { codeOf, type Disk, reasonFor } from './disk.ts';
import { StoreError } from './errors.ts';
import { type Inbox, keptEventSchema } from './inbox.ts';

/** An inbox in a file. */
export interface FileInbox extends Inbox {
  /** Refuses what comes later with this sentence and lets go of the file. */
  close(sentence: string): Promise<void>;
}

interface Waiting {
  readonly event: Said;
  readonly kept: () => void;
  readonly failed: (cause: unknown) => void;
}

const lineSchema = z.union([z.strictObject({ kept: keptEventSchema }), z.strictObject({ done: z.string() })]);

/** 1 s: how long nothing must be left before the file is emptied, so that a busy minute is not slowed by it. */
const emptyAfterMs = 1000;

/**
 * Opens the inbox: a line for each event that came and each that is done, added and flushed together by all who come
 * at once. `isDone` knows what was stored already. Without anything left the file is emptied within a second.
 */
export async function openFileInbox(
  path: string,
  disk: Disk,
  isDone: (id: string) => boolean,
): Promise<FileInbox> {
  const { events, bytes } = await found(path, disk);
  const left = new Map([...events].filter(([id]) => !isDone(id)));
  const file = await orSentence(path, disk.openLog(path));
  let good = left.size === 0 ? 0 : bytes;
  try {
    // A name that is not safe yet would take the lines with it.
    await orSentence(path, disk.syncFolder(dirname(path)));
    // Half a line at the end was never acknowledged; the next one must not be added to it.
    await orSentence(path, file.cut(good));
  } catch (cause) {
    await file.close();
    throw cause;
  }
  let waiting: Waiting[] = [];
  let doneIds: string[] = [];
  let working: Promise<void> | undefined;
  let emptying: NodeJS.Timeout | undefined;
  let closed: string | undefined;

  async function flush(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting;
      const text = [...doneIds.map(doneLine), ...batch.map(({ event }) => keptLine(event))].join('');
      waiting = [];
      doneIds = [];
      try {
        await file.append(text);
        good += Buffer.byteLength(text);
        for (const { event } of batch) left.set(event.id, event);
        for (const { kept } of batch) kept();
      } catch (cause) {
        await file.cut(good).catch(() => undefined);
        const { why, next } = reasonFor(cause);
        const sentence = `Cannot save ${path}: ${why}. The event was not kept. ${next}.`;
        for (const { failed } of batch) failed(new StoreError(sentence, { cause }));
      }
    }
    working = undefined;
  }

  function emptySoon(): void {
    if (emptying !== undefined || closed !== undefined) return;
    emptying = setTimeout(() => {
      emptying = undefined;
      if (left.size > 0 || working !== undefined) return;
      working = empty().finally(() => {
        working = waiting.length > 0 ? flush() : undefined;
      });
    }, emptyAfterMs).unref();
  }

  async function empty(): Promise<void> {
    if (good === 0) return;
    try {
      await file.cut(0);
      good = 0;
      doneIds = [];
    } catch {
      // What lies there is done and known as such; it goes the next time.
    }
  }

  return {
    keep(event) {
      if (closed !== undefined) return Promise.reject(new StoreError(closed));
      if (left.has(event.id)) return Promise.resolve();
      return new Promise((kept, failed) => {
        waiting.push({ event, kept, failed });
        working ??= flush();
      });
    },
    done(id) {
      if (!left.delete(id)) return;
      doneIds.push(id);
      if (left.size === 0) emptySoon();
    },
    left: () => [...left.values()],
    async close(sentence) {
      closed = sentence;
      clearTimeout(emptying);
      while (working !== undefined) await working;
      if (left.size === 0) await empty();
      else if (doneIds.length > 0) await file.append(doneIds.map(doneLine).join('')).catch(() => undefined);
      await file.close();
    },
  };
}

function keptLine(kept: Said): string {
  return `${JSON.stringify({ kept })}\n`;
}

function doneLine(done: string): string {
  return `${JSON.stringify({ done })}\n`;
}

/** What an earlier process left, and up to which byte the file is whole. */
async function found(path: string, disk: Disk): Promise<{ events: Map<string, Said>; bytes: number }> {
  const events = new Map<string, Said>();
  const bytes = await disk.read(path).catch((cause: unknown) => {
    if (codeOf(cause) === 'ENOENT') return new Uint8Array();
    const { why, next } = reasonFor(cause);
    throw new StoreError(`Cannot read ${path}: ${why}. The file is untouched. ${next}.`, { cause });
  });
  const whole = Buffer.from(bytes).lastIndexOf('\n') + 1;
  const text = Buffer.from(bytes.subarray(0, whole)).toString('utf8');
  for (const line of text.split('\n').filter((one) => one !== '')) {
    const read = lineSchema.safeParse(parsed(line));
    if (!read.success) {
      throw new StoreError(
        `Cannot read ${path}: it is damaged. Move it away and start again; what was asked in the last seconds before the stop must be asked anew.`,
      );
    }
    if ('kept' in read.data) events.set(read.data.kept.id, read.data.kept);
    else events.delete(read.data.done);
  }
  return { events, bytes: whole };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

async function orSentence<T>(path: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    const { why, next } = reasonFor(cause);
    throw new StoreError(`Cannot use ${path}: ${why}. ${next}.`, { cause });
  }
}
