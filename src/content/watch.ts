import { type Folders, stampOf } from './folders.ts';
import type { LoadedContent } from './know.ts';
import { ownParts, vanished } from './own-folder.ts';
import type { Problem } from './problem.ts';
import { readContent } from './read.ts';

/** How the watcher looks. */
export interface WatchOptions {
  /** The time now, in milliseconds since 1970; review dates are held to it. */
  readonly clock: () => number;
  /** The content in force as it was read, so that an edit made while it was read is seen too. */
  readonly since?: { readonly stamp: string; readonly own: readonly string[] };
  /** Milliseconds between two looks; 1000 unless told. */
  readonly everyMs?: number;
}

/** A running watcher. */
export interface Watch {
  /** Looks now instead of at the next turn; resolves when what was found has been told. */
  look(): Promise<void>;
  /** Looks no more. */
  stop(): void;
}

/**
 * Reads the content anew when its files change while Medvind runs. `onChange` gets content that is right;
 * `onBroken` gets the problems, once for every edit, and what was read before stays in force. It looks at paths,
 * sizes and times instead of waiting for the system's notices, which editors that replace files, network drives and
 * mounted volumes do not reliably give. An edit counts once two looks in a row find the same, so that files half
 * saved or half copied are left in peace.
 */
export function watchContent(
  folders: Folders,
  onChange: (loaded: LoadedContent, warnings: readonly Problem[]) => void,
  onBroken: (problems: readonly Problem[]) => void,
  { clock, since, everyMs = 1000 }: WatchOptions,
): Watch {
  let handled = since?.stamp;
  let own = since?.own;
  let last: string | undefined;
  let stopped = false;
  let looking: Promise<void> = Promise.resolve();

  async function lookOnce(): Promise<void> {
    const stamp = await stampOf(folders);
    handled ??= stamp;
    own ??= await ownParts(folders);
    const settled = stamp === last;
    last = stamp;
    if (!settled || stamp === handled) return;
    handled = stamp;
    const read = await readContent(folders, clock());
    if (stopped) return;
    if (!read.ok) return onBroken(read.problems);
    const gone = await vanished(folders, own);
    if (gone.length > 0) return onBroken(gone);
    own = read.own;
    try {
      onChange(read, read.warnings);
    } catch (error) {
      const message = `Cannot use the changed content: ${error instanceof Error ? error.message : String(error)}`;
      onBroken([{ folder: folders.own ?? folders.shipped, file: '', line: 1, field: '', message }]);
    }
  }

  function look(): Promise<void> {
    looking = looking.catch(() => undefined).then(lookOnce);
    return looking;
  }

  const timer = setInterval(() => {
    look().catch(() => undefined);
  }, everyMs);
  timer.unref();
  look().catch(() => undefined);
  return {
    look,
    stop() {
      stopped = true;
      clearInterval(timer);
    },
  };
}
