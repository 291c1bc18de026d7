import { createHash } from 'node:crypto';
import { dirname } from 'node:path';
import * as z from 'zod';
import type { Touched } from './collection.ts';
import { changedBy, type Delta, deltaOf, takesWords } from './delta.ts';
import { codeOf, type Disk, type DiskLog, reasonFor } from './disk.ts';
import { checkedContents, type Format, readChecked, writeTextDurably } from './durable-file.ts';
import { StoreError } from './errors.ts';
import type { State } from './state.ts';

/** A state to write, and the records in which it may differ from the one written before. */
export interface Written {
  readonly state: State;
  readonly touched: Touched;
}

/** The live state on the disk: one file, and the changes since it was written. */
export interface LiveFile {
  read(): Promise<Written>;
  /** Resolves when the state is on the disk. */
  write(written: Written): Promise<void>;
  /** Brings the file up to date and lets go of it. */
  close(): Promise<void>;
  /** Lets go of it as it is, since it belongs to somebody else now. */
  leave(): Promise<void>;
}

const deltaSchema = z.strictObject({
  put: z.record(z.string(), z.record(z.string(), z.unknown())),
  gone: z.record(z.string(), z.array(z.string())),
  plain: z.record(z.string(), z.unknown()),
});
const lineSchema = z.union([
  /** The first line: the file that the changes belong to. */
  z.strictObject({ after: z.string() }),
  /** A file that holds everything before this line was about to be written. */
  z.strictObject({ next: z.string() }),
  deltaSchema,
]);

/** 1 MB: what is read at a start, and what a busy hour may cost before the file is written anew. */
const longestLog = 1_000_000;
/** 1 s without a change: then the file is written anew, so that at rest it is whole and the log empty. */
const restMs = 1000;

const restore = 'Put both files back from the same backup (docs/store.md)';

/**
 * Makes the live file. A change is one line at the end of the log and one flush, however much is live; the file is
 * written anew when the log is long, when nothing happens, and at once when somebody's words are to be gone.
 */
export function createLiveFile(path: string, logPath: string, disk: Disk, format: Format<State>): LiveFile {
  let log: DiskLog | undefined;
  let safe: State | undefined;
  /** The hash of the file as it lies on the disk; undefined while that is not known for sure. */
  let hash: string | undefined;
  let length = 0;
  /** Up to where the log is whole. Different from `length` after a write that failed. */
  let good = 0;
  let last: Promise<unknown> = Promise.resolve();
  let rest: NodeJS.Timeout | undefined;
  let closed = false;

  async function opened(): Promise<DiskLog> {
    if (log === undefined) {
      log = await disk.openLog(logPath);
      // A name that is not safe yet would take the lines with it.
      await disk.syncFolder(dirname(logPath));
    }
    return log;
  }

  async function append(lines: readonly object[]): Promise<void> {
    const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
    try {
      const file = await opened();
      if (length !== good) await file.cut(good);
      length = Number.POSITIVE_INFINITY;
      await file.append(text);
      good += Buffer.byteLength(text);
      length = good;
    } catch (cause) {
      const { why, next } = reasonFor(cause);
      throw new StoreError(`Cannot save ${path}: ${why}. Nothing of this change was kept. ${next}.`, {
        cause,
      });
    }
  }

  async function replace(state: State): Promise<void> {
    // Everything live as text, once: nobody is answered while it is made.
    const text = JSON.stringify(state);
    const next = hashOf(text);
    if (length > 0) await append([{ next }]);
    hash = undefined;
    await writeTextDurably(disk, path, text);
    hash = next;
    good = 0;
    length = Number.POSITIVE_INFINITY;
    await (await opened()).cut(0).then(() => {
      length = 0;
    }, ignored);
  }

  async function save({ state, touched }: Written): Promise<void> {
    const delta = safe === undefined ? undefined : deltaOf(safe, state, touched);
    if (delta === undefined || safe === undefined || hash === undefined) await replace(state);
    else if (good > longestLog || takesWords(safe, delta)) await replace(state);
    else await append(good === 0 ? [{ after: hash }, delta] : [delta]);
    safe = state;
    restSoon();
  }

  function restSoon(): void {
    clearTimeout(rest);
    if (closed) return;
    rest = setTimeout(() => void alone(tidy).catch(ignored), restMs).unref();
  }

  async function end(): Promise<void> {
    if (closed) return;
    closed = true;
    clearTimeout(rest);
    await log?.close();
  }

  // What fails here is said when a change fails; the log has everything meanwhile.
  async function tidy(): Promise<void> {
    if (!closed && good > 0 && safe !== undefined) await replace(safe);
  }

  function alone<T>(task: () => Promise<T>): Promise<T> {
    const mine = last.then(task);
    last = mine.catch(ignored);
    return mine;
  }

  return {
    read: () =>
      alone(async () => {
        const raw = await readChecked(disk, path, format);
        if (raw === null) {
          throw new StoreError(
            `Cannot read ${path}: it is missing. Put it back from a backup (docs/store.md).`,
          );
        }
        const found = hashOf(await textOf(disk, path));
        const { deltas, whole, total } = await changesAfter(found);
        safe = deltas.length === 0 ? raw : checkedContents(logPath, changedBy(deltas, raw), format);
        hash = found;
        good = deltas.length === 0 ? 0 : whole;
        length = good === total ? good : Number.POSITIVE_INFINITY;
        return { state: safe, touched: new Map() };
      }),

    write: (written) => alone(() => save(written)),

    close: () =>
      alone(async () => {
        if (closed) return;
        await tidy().catch(ignored);
        await end();
      }),

    leave: () => alone(end),
  };

  /** The changes that the file lacks. A file that is newer than the log holds them all. */
  async function changesAfter(
    found: string,
  ): Promise<{ deltas: readonly Delta[]; whole: number; total: number }> {
    const text = await textOf(disk, logPath);
    const whole = text.lastIndexOf('\n') + 1;
    const total = Buffer.byteLength(text);
    const lines = text
      .slice(0, whole)
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => lineSchema.safeParse(parsed(line)).data);
    const deltas: Delta[] = [];
    let isOurs = lines.length === 0;
    for (const line of lines) {
      if (line === undefined) throw new StoreError(`Cannot read ${logPath}: it is damaged. ${restore}.`);
      if ('after' in line) isOurs ||= line.after === found;
      else if (!('next' in line)) deltas.push(line);
      else if (line.next === found) return { deltas: [], whole: 0, total };
    }
    if (!isOurs) {
      throw new StoreError(
        `Cannot read ${path}: it is older or newer than ${logPath}, which holds what changed after it. ${restore}.`,
      );
    }
    return { deltas, whole: Buffer.byteLength(text.slice(0, whole)), total };
  }
}

async function textOf(disk: Disk, path: string): Promise<string> {
  try {
    return Buffer.from(await disk.read(path)).toString('utf8');
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return '';
    const { why, next } = reasonFor(cause);
    throw new StoreError(`Cannot read ${path}: ${why}. The file is untouched. ${next}.`, { cause });
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

function ignored(): void {}
