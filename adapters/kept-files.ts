import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type * as z from 'zod';

/** Records in a folder, one file each, by a name that is safe in a path. */
export interface KeptFiles<T> {
  /** Resolves when the record is safely kept, in place of an older one. */
  put(name: string, record: T): Promise<void>;
  get(name: string): Promise<T | undefined>;
  /** Resolves when it is gone for good. */
  remove(name: string): Promise<void>;
  all(): Promise<readonly T[]>;
}

/** What is kept, and the sentence about a file that is not as it was written. */
export interface Keeping<T> {
  readonly schema: z.ZodType<T>;
  readonly damaged: (file: string) => string;
}

/**
 * Keeps records in a folder that only this user can read. A file is written beside its place, flushed and then moved,
 * so that a crash leaves the old one or the new one; what a crash leaves beside is removed at the next `all`.
 */
export function keptFiles<T>(folder: string, { schema, damaged }: Keeping<T>): KeptFiles<T> {
  const fileOf = (name: string) => join(folder, `${name}.json`);
  const writing = new Set<string>();

  async function read(file: string): Promise<T | undefined> {
    const text = await readFile(file, 'utf8').catch(onlyMissing(undefined));
    if (text === undefined) return undefined;
    const found = schema.safeParse(parsed(text));
    if (found.success) return found.data;
    throw new Error(damaged(file));
  }

  return {
    async put(name, record) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const beside = `${name}.json.${randomBytes(6).toString('hex')}.tmp`;
      writing.add(beside);
      try {
        const handle = await open(join(folder, beside), 'wx', 0o600);
        try {
          await handle.writeFile(`${JSON.stringify(schema.parse(record), null, 2)}\n`);
          await handle.sync();
        } finally {
          await handle.close();
        }
        await rename(join(folder, beside), fileOf(name));
      } catch (cause) {
        await rm(join(folder, beside), { force: true }).catch(() => undefined);
        throw cause;
      } finally {
        writing.delete(beside);
      }
      await flush(folder);
    },

    get: (name) => read(fileOf(name)),

    async remove(name) {
      await rm(fileOf(name), { force: true });
      // Gone for good only when the folder says so on the disk, too.
      await flush(folder).catch(onlyMissing(undefined));
    },

    async all() {
      const names = await readdir(folder).catch(onlyMissing<string[]>([]));
      const left = names.filter((name) => name.endsWith('.tmp') && !writing.has(name));
      await Promise.all(left.map((name) => rm(join(folder, name), { force: true })));
      const kept = names.filter((name) => name.endsWith('.json'));
      const found = await Promise.all(kept.map((name) => read(join(folder, name))));
      return found.filter((record) => record !== undefined);
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function onlyMissing<T>(instead: T): (error: NodeJS.ErrnoException) => T {
  return (error) => {
    if (error.code === 'ENOENT') return instead;
    throw error;
  };
}

async function flush(folder: string): Promise<void> {
  // Windows cannot open a folder; its rename is journalled.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
