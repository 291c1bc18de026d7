import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A process of its own that writes to a data folder as fast as it can and says what was acknowledged. */
export interface Writer {
  readonly pid: number;
  /** Ids of the questions whose commit was acknowledged so far. */
  readonly ids: readonly string[];
  /** Resolves when so many are; rejects if the process ends first. */
  acknowledged(count: number): Promise<void>;
  /** Ends it with SIGKILL, in the middle of whatever it does. */
  kill(): Promise<void>;
}

/** Starts a writer. `prefix` begins the ids it makes. */
export function startWriter(folder: string, prefix = 'q'): Writer {
  const child = spawn(
    process.execPath,
    [new URL('writer-process.ts', import.meta.url).pathname, folder, prefix],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const ids: string[] = [];
  const errors: string[] = [];
  let news = Promise.withResolvers<void>();
  const closed = once(child, 'close').then(() => news.resolve());
  createInterface({ input: child.stdout }).on('line', (line) => {
    ids.push(line);
    news.resolve();
    news = Promise.withResolvers();
  });
  child.stderr.on('data', (text: Buffer) => errors.push(text.toString()));
  return {
    pid: child.pid ?? 0,
    ids,
    async acknowledged(count) {
      while (ids.length < count) {
        if (hasEnded(child)) throw new Error(`the writer ended by itself: ${errors.join('')}`);
        await news.promise;
      }
    },
    async kill() {
      child.kill('SIGKILL');
      await closed;
    },
  };
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}
