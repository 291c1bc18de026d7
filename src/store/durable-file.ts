import { basename, dirname, join } from 'node:path';
import type * as z from 'zod';
import { codeOf, type Disk, reasonFor } from './disk.ts';
import { StoreError } from './errors.ts';

/** What a file of ours holds: its schema, the version that is written, and the way from each version before. */
export interface Format<T> {
  readonly schema: z.ZodType<T>;
  readonly version: number;
  /** The first takes version 1 to 2, the next 2 to 3; each is given and gives the whole file's contents. */
  readonly migrations: readonly ((contents: object) => object)[];
}

const restore = 'The file is untouched. Put it back from a backup (docs/store.md)';

/** The name of what a write leaves behind when it is interrupted; it is removed at the next start. */
export function temporary(path: string): string {
  return join(dirname(path), `.${basename(path)}.tmp`);
}

/** Whether a file name is one that `temporary` makes. */
export function isTemporary(name: string): boolean {
  return name.startsWith('.') && /\.jsonl?\.tmp$/.test(name);
}

/**
 * Replaces a file so that a crash or a power cut leaves the old one or the new one: temporary file, fsync,
 * rename, fsync of the folder. Throws a `StoreError`.
 */
export function writeDurably(disk: Disk, path: string, contents: unknown): Promise<void> {
  return writeTextDurably(disk, path, JSON.stringify(contents));
}

/** The same with the contents as text. */
export async function writeTextDurably(disk: Disk, path: string, text: string): Promise<void> {
  const temp = temporary(path);
  try {
    await disk.writeSynced(temp, text);
    await disk.rename(temp, path);
    await disk.syncFolder(dirname(path));
  } catch (cause) {
    // A half-written copy must not keep the space that everybody waits for.
    await disk.remove(temp).catch(() => undefined);
    const { why, next } = reasonFor(cause);
    throw new StoreError(`Cannot save ${path}: ${why}. Nothing of this change was kept. ${next}.`, { cause });
  }
}

/** Reads and checks a file; null if there is none. Throws a `StoreError` that says what is wrong with it. */
export async function readChecked<T>(disk: Disk, path: string, format: Format<T>): Promise<T | null> {
  let bytes: Uint8Array;
  try {
    bytes = await disk.read(path);
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return null;
    const { why, next } = reasonFor(cause);
    throw new StoreError(`Cannot read ${path}: ${why}. The file is untouched. ${next}.`, { cause });
  }
  if (bytes.length === 0) throw new StoreError(`Cannot read ${path}: it is empty. ${restore}.`);
  return checkedContents(path, parsed(path, bytes), format);
}

function parsed(path: string, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new StoreError(`Cannot read ${path}: it is damaged or only half there. ${restore}.`, { cause });
  }
}

/** What a file holds, brought to this version and checked; throws a `StoreError` that says what is wrong. */
export function checkedContents<T>(
  path: string,
  raw: unknown,
  { schema, version, migrations }: Format<T>,
): T {
  const found = typeof raw === 'object' && raw !== null && 'version' in raw ? raw.version : undefined;
  if (typeof raw !== 'object' || raw === null || !Number.isInteger(found) || Number(found) < 1)
    throw new StoreError(`Cannot read ${path}: it is not a file of Medvind’s. ${restore}.`);
  if (Number(found) > version) {
    const what = `version ${found}, and this one knows ${version}`;
    throw new StoreError(
      `Cannot read ${path}: a newer Medvind wrote it (${what}). The file is untouched. Start the newer Medvind, or put back a backup from before.`,
    );
  }
  let contents: object = raw;
  for (const migrate of migrations.slice(Number(found) - 1)) contents = migrate(contents);
  const read = schema.safeParse(contents);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  const where = issue?.path.join('.') || 'the file';
  throw new StoreError(`Cannot read ${path}: ${where} is wrong (${issue?.message}). ${restore}.`);
}
