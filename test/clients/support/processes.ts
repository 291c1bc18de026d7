import { type ChildProcess, spawn } from 'node:child_process';

/** A program that was started, and what it wrote. */
export interface Running {
  readonly written: () => string;
  /** Waits until the program has written something that matches. */
  wrote(pattern: RegExp): Promise<RegExpExecArray>;
  /** Ends it at once and waits until it is gone. */
  kill(signal?: NodeJS.Signals): Promise<void>;
}

/** Starts a program; it ends with the tests at the latest. */
export function startProcess(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  cwd?: string,
): Running {
  const child: ChildProcess = spawn(command, args, {
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(cwd === undefined ? {} : { cwd }),
  });
  let text = '';
  let ended = false;
  const looking = new Set<() => void>();
  const take = (chunk: Buffer) => {
    text += chunk.toString('utf8');
    for (const look of looking) look();
  };
  child.stdout?.on('data', take);
  child.stderr?.on('data', take);
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => {
      ended = true;
      for (const look of looking) look();
      resolve();
    });
  });
  process.once('exit', () => child.kill('SIGKILL'));

  return {
    written: () => text,
    wrote(pattern) {
      return new Promise((resolve, reject) => {
        const look = () => {
          const found = pattern.exec(text);
          if (found) resolve(found);
          else if (ended) reject(new Error(`Cannot find ${pattern}: the program ended. It wrote:\n${text}`));
          else return;
          looking.delete(look);
        };
        looking.add(look);
        look();
      });
    },
    async kill(signal = 'SIGTERM') {
      if (ended) return;
      child.kill(signal);
      const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await gone;
      clearTimeout(late);
    },
  };
}
