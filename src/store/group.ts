import { setImmediate as turn } from 'node:timers/promises';
import type { Touched } from './collection.ts';
import { StoreError } from './errors.ts';

/** A state under change: whoever changes it puts another in its place, and tells which records that concerns. */
export interface Editor<S> {
  state: S;
  touched: Touched;
}

/** A change that is made, and when it is safe. */
export interface Begun<T> {
  readonly result: T;
  /** Rejects when the write fails: then the change is taken back. */
  readonly safe: Promise<void>;
}

/** Changes to one state whose concurrent writes are shared: many callers, one write. */
export interface Group<S> {
  /** What is safe. Changes under way are not seen, so nobody acts on what may yet be lost. */
  read(): S;
  /**
   * Makes a change at once and resolves with its result when that is safe, also when it changed nothing: the
   * result may rest on a change of somebody else that is still under way. Rejects if the write fails; the
   * state is then what it was at the last good write. `change` must not throw once it has begun to change.
   */
  run<T>(change: (editor: Editor<S>) => T): Promise<T>;
  /** The same for whoever can do something with the result while it is not safe yet. Throws when it is shut. */
  begin<T>(change: (editor: Editor<S>) => T): Begun<T>;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
  /** Refuses every later change with this sentence. */
  shut(sentence: string): void;
}

interface Waiting {
  readonly keep: () => void;
  readonly fail: (cause: unknown) => void;
}

function editorOf<S>(state: S): Editor<S> {
  return { state, touched: new Map() };
}

/**
 * Begins with a state that is safe already; `write` is given the next and the records that may be other than in the
 * one before, and resolves when it is safe.
 */
export function createGroup<S>(initial: S, write: (state: S, touched: Touched) => Promise<void>): Group<S> {
  let safe = initial;
  let editor = editorOf(initial);
  let waiting: Waiting[] = [];
  let flushing: Promise<void> | undefined;
  let closed: string | undefined;

  async function flush(): Promise<void> {
    while (waiting.length > 0) {
      // Two turns of the event loop: everybody who is about to change something shares this write, and what has come
      // from the disk and the network meanwhile is taken first, such as that an answer may leave.
      await turn();
      await turn();
      const batch = waiting;
      waiting = [];
      const { state: next, touched } = editor;
      editor.touched = new Map();
      try {
        if (next !== safe) await write(next, touched);
      } catch (cause) {
        // Changes made meanwhile stand on what was lost, so they are lost as well.
        const lost = [...batch, ...waiting];
        waiting = [];
        editor = editorOf(safe);
        for (const one of lost) one.fail(cause);
        continue;
      }
      safe = next;
      for (const one of batch) one.keep();
    }
    flushing = undefined;
  }

  function begin<T>(change: (editor: Editor<S>) => T): Begun<T> {
    if (closed !== undefined) throw new StoreError(closed);
    const result = change(editor);
    const safe = new Promise<void>((keep, fail) => {
      waiting.push({ keep, fail });
      flushing ??= flush();
    });
    return { result, safe };
  }

  return {
    read: () => safe,
    async run(change) {
      const begun = begin(change);
      await begun.safe;
      return begun.result;
    },
    begin,
    async idle() {
      while (flushing !== undefined) await flushing;
    },
    shut(sentence) {
      closed = sentence;
    },
  };
}
