import { resolve } from 'node:path';
import { Low } from 'lowdb';
import type { Log } from '../ports.ts';
import { createFileArchive } from './archive-files.ts';
import { frozenState } from './checked.ts';
import type { Touched } from './collection.ts';
import { withoutTakers } from './deliveries.ts';
import { type Disk, disk as machine } from './disk.ts';
import type { Format } from './durable-file.ts';
import { isFresh, layoutOf, makeFolder, mark, prepare } from './folder.ts';
import { createGroup } from './group.ts';
import { openFileInbox } from './inbox-file.ts';
import { createLiveFile, type Written } from './live-file.ts';
import { type TakeOptions, takeFolder } from './owner.ts';
import type { Store } from './port.ts';
import { createFileCabinet } from './pulse/cabinet.ts';
import { createPulseRecords } from './pulse/records.ts';
import { emptyState, kinds, type State, stateSchema, stateVersion } from './state.ts';
import { createStore } from './store.ts';
import { createTranscript } from './transcript.ts';
import { createFileConversations } from './transcript-files.ts';

/** What can be chosen when a data folder is opened. */
export interface OpenOptions {
  readonly log?: Log;
  /** The file system to use; the machine's own when left out. */
  readonly disk?: Disk;
  readonly owner?: Omit<TakeOptions, 'lost'>;
  /** Called when the folder belongs to somebody else from now on: nothing more is stored. */
  readonly lost?: () => void;
}

/**
 * How many live records are said to be too many at the start: 10,000. They are all in memory, and writing the file
 * anew takes some 20 ms on an ordinary disk; from here on starts and writes become slower (docs/store.md says what to do).
 */
const manyRecords = 10_000;

const format: Format<State> = { schema: stateSchema, version: stateVersion, migrations: [] };

/**
 * Opens the data folder, made if it is missing, and becomes the only one who writes there. Every resolved
 * promise of the store is on the disk. Throws a `StoreError` that names the file and says what to do.
 */
export async function openLowdbStore(
  folder: string,
  { log, disk = machine, owner = {}, lost }: OpenOptions = {},
): Promise<Store> {
  const layout = layoutOf(resolve(folder));
  await makeFolder(layout.root, disk);
  await isFresh(layout, disk);
  let shut: ((sentence: string) => void) | undefined;
  const ownership = await takeFolder(layout.root, {
    ...owner,
    lost() {
      const sentence = `Cannot store anything more in ${layout.root}: its owner.json was taken away or replaced. See who else uses the folder, then start Medvind again.`;
      log?.error(sentence);
      shut?.(sentence);
      lost?.();
    },
  });
  const file = createLiveFile(layout.live, layout.log, disk, format);
  try {
    const fresh = await isFresh(layout, disk);
    const low = new Low<Written>(file, { state: emptyState(), touched: new Map() });
    if (fresh) await low.write();
    else await low.read();
    await mark(layout, disk, Date.now());
    await prepare(layout, disk);
    if (fresh) log?.info(`A new data folder was made in ${layout.root}.`);
    warnWhenMany(low.data.state, log);

    const live = createGroup(
      frozenState(withoutTakers(low.data.state)),
      told(layout.root, log, (state, touched) => keep(low, { state, touched })),
    );
    const conversations = createFileConversations(layout.transcript, disk);
    const { events } = low.data.state;
    const inbox = await openFileInbox(layout.inbox, disk, (id) => events.has(id));
    shut = (sentence) => {
      live.shut(sentence);
      void live.idle().then(file.leave);
      void inbox.leave(sentence);
      void conversations.close(sentence);
    };
    return createStore({
      live,
      archive: createFileArchive(layout.archive, disk),
      transcript: createTranscript(conversations),
      inbox,
      pulse: createPulseRecords(
        createFileCabinet(layout.pulse, disk),
        createFileCabinet(layout.keys, disk, true),
      ),
      reports: createFileCabinet(layout.reports, disk),
      tell: (sentence) => log?.error(sentence),
      async close(sentence) {
        await file.close();
        await inbox.close(sentence);
        await conversations.close(sentence);
        await ownership.release();
      },
    });
  } catch (cause) {
    await file.leave();
    await ownership.release();
    throw cause;
  }
}

async function keep(low: Low<Written>, written: Written): Promise<void> {
  const before = low.data;
  low.data = written;
  try {
    await low.write();
  } catch (cause) {
    low.data = before;
    throw cause;
  }
}

// Once when it begins to fail and once when it works again, not once for every commit between.
function told(
  root: string,
  log: Log | undefined,
  write: (state: State, touched: Touched) => Promise<void>,
): (state: State, touched: Touched) => Promise<void> {
  let failing = false;
  return async (state, touched) => {
    try {
      await write(state, touched);
    } catch (cause) {
      if (!failing) log?.error(cause instanceof Error ? cause.message : String(cause), cause);
      failing = true;
      throw cause;
    }
    if (failing) log?.info(`Saving to ${root} works again.`);
    failing = false;
  };
}

function warnWhenMany(state: State, log: Log | undefined): void {
  const count = kinds.reduce((sum, kind) => sum + state[kind].size, 0);
  const waiting = state.deliveries.size;
  if (count + waiting < manyRecords) return;
  log?.warn(
    `There are ${count + waiting} live records, all of them in memory and in one file. Starts and writes become slower from here on: see docs/store.md.`,
  );
}
