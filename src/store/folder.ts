import { dirname, join } from 'node:path';
import * as z from 'zod';
import { codeOf, type Disk, reasonFor } from './disk.ts';
import { type Format, isTemporary, readChecked, writeDurably } from './durable-file.ts';
import { StoreError } from './errors.ts';

/** Where everything lies in the data folder. */
export interface Layout {
  readonly root: string;
  /** Says that this folder has been used, so that a missing `live` is a loss and not a beginning. */
  readonly marker: string;
  readonly live: string;
  /** What changed since `live` was written. */
  readonly log: string;
  readonly archive: string;
  readonly transcript: string;
  /** The reports of the weeks. */
  readonly reports: string;
  /** Events that are safe and not yet taken up. */
  readonly inbox: string;
  /** Audiences, sealed answers and results of the pulse rounds. */
  readonly pulse: string;
  /** The keys of the rounds under way; a backup leaves them out. */
  readonly keys: string;
}

/** Where everything lies in a data folder. */
export function layoutOf(root: string): Layout {
  return {
    root,
    marker: join(root, 'medvind.json'),
    live: join(root, 'live.json'),
    log: join(root, 'live.jsonl'),
    archive: join(root, 'archive'),
    transcript: join(root, 'transcript'),
    reports: join(root, 'reports'),
    inbox: join(root, 'inbox.jsonl'),
    pulse: join(root, 'pulse'),
    keys: join(root, 'keys'),
  };
}

const marker: Format<{ version: 1; created: string }> = {
  schema: z.strictObject({ version: z.literal(1), created: z.iso.datetime() }),
  version: 1,
  migrations: [],
};

/**
 * Whether nothing has ever been kept in this folder. Throws a `StoreError` when something has but the live
 * state is missing, or when the folder is somebody else's.
 */
export async function isFresh({ root, ...paths }: Layout, disk: Disk): Promise<boolean> {
  const names = await listed(disk, root);
  if (names.includes('live.json')) return false;
  if (names.includes('medvind.json') || names.includes('archive') || names.includes('transcript'))
    throw new StoreError(
      `Cannot open ${root}: it has been used, but ${paths.live} is missing. Put that file back from a backup (docs/store.md); to begin anew, name an empty folder in MEDVIND_DATA.`,
    );
  // What volumes and version control put into an empty folder is nobody's data.
  const foreign = names.find(
    (name) => !name.startsWith('.') && name !== 'lost+found' && name !== 'owner.json',
  );
  if (foreign !== undefined)
    throw new StoreError(
      `Cannot begin in ${root}: it holds something else (${foreign}). Name an empty folder in MEDVIND_DATA.`,
    );
  return true;
}

/** Makes what is missing of the folder's frame, and removes what an interrupted write left behind. */
export async function prepare({ root, archive, transcript }: Layout, disk: Disk): Promise<void> {
  for (const folder of [archive, transcript]) await orSentence(folder, disk.makeFolder(folder));
  // The names of the folders must be safe before anything inside them can be.
  await orSentence(root, disk.syncFolder(root));
  // We may not be allowed to open what the folder lies in; then its maker has made sure of it long ago.
  await disk.syncFolder(dirname(root)).catch(() => undefined);
  for (const folder of [root, archive, transcript]) {
    for (const name of await listed(disk, folder)) {
      // They hold what people wrote, and nothing would ever erase it from there.
      if (isTemporary(name)) await orSentence(folder, disk.remove(join(folder, name)));
    }
  }
}

/** Marks the folder as used, once its live state is there; refuses a folder that a newer Medvind marked. */
export async function mark(layout: Layout, disk: Disk, now: number): Promise<void> {
  if ((await readChecked(disk, layout.marker, marker)) !== null) return;
  await writeDurably(disk, layout.marker, { version: 1, created: new Date(now).toISOString() });
}

/** Makes a folder if it is missing; throws a `StoreError`. */
export async function makeFolder(folder: string, disk: Disk): Promise<void> {
  try {
    await disk.makeFolder(folder);
  } catch (cause) {
    // Only where the system itself keeps the names, as in /proc, is a name missing that was just asked for.
    const { why, next } =
      codeOf(cause) === 'ENOENT'
        ? { why: 'no folder can be made there (ENOENT)', next: 'Name another folder in MEDVIND_DATA' }
        : reasonFor(cause);
    throw new StoreError(`Cannot use the data folder ${folder}: ${why}. ${next}.`, { cause });
  }
}

async function listed(disk: Disk, folder: string): Promise<readonly string[]> {
  return await orSentence(folder, disk.list(folder));
}

async function orSentence<T>(folder: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    if (cause instanceof StoreError) throw cause;
    const { why, next } = reasonFor(cause);
    const missing = codeOf(cause) === 'ENOENT' ? 'it is missing' : why;
    throw new StoreError(`Cannot use the data folder ${folder}: ${missing}. ${next}.`, { cause });
  }
}
