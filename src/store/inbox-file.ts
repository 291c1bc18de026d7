import { dirname } from 'node:path';
import * as z from 'zod';
import type { Said } from '../event.ts';
import { codeOf, type Disk, type DiskLog, reasonFor } from './disk.ts';
import { temporary } from './durable-file.ts';
import { StoreError } from './errors.ts';
import { type Inbox, keptEventSchema } from './inbox.ts';

/** An inbox in a file. */
export interface FileInbox extends Inbox {
  /** Refuses what comes later with this sentence, leaves in the file only what is left, and lets go of it. */
  close(sentence: string): Promise<void>;
  /** Refuses what comes later with this sentence and lets go of the file as it is: it belongs to somebody else now. */
  leave(sentence: string): Promise<void>;
}

interface Waiting {
  readonly event: Said;
  readonly kept: () => void;
  readonly failed: (cause: unknown) => void;
}

const lineSchema = z.union([z.strictObject({ kept: keptEventSchema }), z.strictObject({ done: z.string() })]);

/** 1 s: how long words may stay that nobody waits for any more; writing the file anew for each would slow a busy minute. */
const renewAfterMs = 1000;

/**
 * Opens the inbox: a line for each event that came and each that is done, added and flushed together by all who come
 * at once. `isDone` knows what was stored already. Within a second of the first that is done the file holds only what
 * is left: emptied, or written anew beside and put in its place.
 */
export async function openFileInbox(
  path: string,
  disk: Disk,
  isDone: (id: string) => boolean,
): Promise<FileInbox> {
  const { events, bytes } = await found(path, disk);
  const left = new Map([...events].filter(([id]) => !isDone(id)));
  let file = await orSentence(path, disk.openLog(path));
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
  let isNameSafe = true;
  let waiting: Waiting[] = [];
  let doneIds: string[] = [];
  let working: Promise<void> | undefined;
  /** Those who wait for the file to hold only what is left; the timer waits too. */
  const renewing: PromiseWithResolvers<void>[] = [];
  let timer: NodeJS.Timeout | undefined;
  let closed: string | undefined;
  let isLeft = false;
  if (good > 0) renewSoon();

  // Whoever waits for an acknowledgement goes before the tidying.
  async function work(): Promise<void> {
    while (waiting.length > 0 || renewing.length > 0) {
      if (waiting.length > 0) await flush();
      else await renewFor(renewing.splice(0));
    }
    working = undefined;
  }

  async function flush(): Promise<void> {
    const batch = waiting;
    const text = [...doneIds.map(doneLine), ...batch.map(({ event }) => keptLine(event))].join('');
    waiting = [];
    doneIds = [];
    try {
      await makeNameSafe();
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

  async function makeNameSafe(): Promise<void> {
    if (isNameSafe) return;
    await disk.syncFolder(dirname(path));
    isNameSafe = true;
  }

  async function renewFor(waiters: readonly PromiseWithResolvers<void>[]): Promise<void> {
    try {
      await renew();
      for (const { resolve } of waiters) resolve();
    } catch (cause) {
      const { why, next } = reasonFor(cause);
      const sentence = `Cannot take words out of ${path}: ${why}. It is tried again. ${next}.`;
      for (const { reject } of waiters) reject(new StoreError(sentence, { cause }));
      renewSoon();
    }
  }

  async function renew(): Promise<void> {
    if (isLeft) return;
    doneIds = [];
    if (left.size === 0) {
      if (good > 0) await file.cut(0);
      good = 0;
      return;
    }
    const text = [...left.values()].map(keptLine).join('');
    const length = Buffer.byteLength(text);
    if (length === good && isNameSafe) return;
    const next = await begun(temporary(path), text);
    const old = file;
    try {
      await disk.rename(temporary(path), path);
    } catch (cause) {
      await next.close();
      throw cause;
    }
    isNameSafe = false;
    file = next;
    good = length;
    await old.close();
    await makeNameSafe();
  }

  async function begun(temp: string, text: string): Promise<DiskLog> {
    const log = await disk.openLog(temp);
    try {
      await log.cut(0);
      await log.append(text);
      return log;
    } catch (cause) {
      await log.close();
      await disk.remove(temp).catch(() => undefined);
      throw cause;
    }
  }

  function renewed(): Promise<void> {
    const one = Promise.withResolvers<void>();
    renewing.push(one);
    working ??= work();
    return one.promise;
  }

  function renewSoon(): void {
    if (timer !== undefined || closed !== undefined) return;
    timer = setTimeout(() => {
      timer = undefined;
      // What fails has set the timer again.
      renewed().catch(() => undefined);
    }, renewAfterMs).unref();
  }

  async function close(sentence: string): Promise<void> {
    closed = sentence;
    clearTimeout(timer);
    while (working !== undefined) await working;
    await renew().catch(() => undefined);
    await file.close();
  }

  return {
    keep(event) {
      if (closed !== undefined) return Promise.reject(new StoreError(closed));
      if (left.has(event.id)) return Promise.resolve();
      return new Promise((kept, failed) => {
        waiting.push({ event, kept, failed });
        working ??= work();
      });
    },
    done(id) {
      if (!left.delete(id)) return;
      doneIds.push(id);
      renewSoon();
    },
    async drop(holds) {
      const gone = [...left.values()].filter(holds);
      for (const { id } of gone) left.delete(id);
      doneIds.push(...gone.map(({ id }) => id));
      if (closed === undefined && good > 0) await renewed();
    },
    left: () => [...left.values()],
    close,
    async leave(sentence) {
      isLeft = true;
      await close(sentence);
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
