import { StoreError } from './errors.ts';

/**
 * A state under change. A collection may be changed in place only if it is in `owned`, that is, copied since
 * the last write began; everything else is shared with what is being written or safe already.
 */
export interface Editor<S> {
  state: S;
  owned: Set<object>;
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
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
  /** Refuses every later change with this sentence. */
  shut(sentence: string): void;
}

interface Waiting {
  readonly keep: () => void;
  readonly fail: (cause: unknown) => void;
}

/** An editor that owns nothing yet. */
function editorOf<S>(state: S): Editor<S> {
  return { state, owned: new Set() };
}

/** A collection of the state that may be changed in place: copied once, the first time it is asked for. */
export function edit<S, N extends keyof S>(editor: Editor<S>, name: N): S[N] & object {
  const present = editor.state[name] as S[N] & object;
  if (editor.owned.has(present)) return present;
  const copy = copyOf(present);
  editor.owned.add(copy);
  editor.state = { ...editor.state, [name]: copy };
  return copy;
}

// Name by name, as collections of a thousand records go in half the time of a spread; every commit copies some.
function copyOf<T extends object>(records: T): T {
  const copy = {} as T;
  for (const id in records) copy[id] = records[id];
  return copy;
}

/** Begins with a state that is safe already; `write` resolves when what it was given is safe. */
export function createGroup<S>(initial: S, write: (state: S) => Promise<void>): Group<S> {
  let safe = initial;
  let editor = editorOf(initial);
  let waiting: Waiting[] = [];
  let flushing: Promise<void> | undefined;
  let closed: string | undefined;

  async function flush(): Promise<void> {
    while (waiting.length > 0) {
      // One turn of the event loop: everybody who is about to change something shares this write.
      await new Promise((resolve) => setImmediate(resolve));
      const batch = waiting;
      waiting = [];
      const next = editor.state;
      editor.owned = new Set();
      try {
        if (next !== safe) await write(next);
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

  return {
    read: () => safe,
    run(change) {
      if (closed !== undefined) return Promise.reject(new StoreError(closed));
      const result = change(editor);
      return new Promise((resolve, reject) => {
        waiting.push({ keep: () => resolve(result), fail: reject });
        flushing ??= flush();
      });
    },
    async idle() {
      while (flushing !== undefined) await flushing;
    },
    shut(sentence) {
      closed = sentence;
    },
  };
}
