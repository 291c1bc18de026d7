import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const main = join(import.meta.dirname, '../../src/main.ts');

/** The real program in a process of its own. */
export interface Product {
  /** Where it answers, ending in a slash. */
  readonly url: string;
  readonly pid: number;
  /** Everything it has written on standard output and error. */
  output(): string;
  /** Waits until it is gone by itself; gives its exit code. */
  ended(): Promise<number | null>;
  /** Closes what reads its output, as a terminal that goes away does. */
  deafen(): void;
  /** Ends it with a signal, SIGTERM unless told, and waits until it is gone; gives its exit code. */
  end(signal?: NodeJS.Signals): Promise<number | null>;
}

/** What the program is started with: environment variables, such as MEDVIND_DATA. */
export type Setting = Readonly<Record<string, string>>;

/** Starts the program and waits until it answers; throws with what it wrote if it ends before that. */
export async function startProduct(setting: Setting): Promise<Product> {
  const { child, output } = run(setting);
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', () => {
      const found = /^Medvind: (\S+)$/m.exec(output());
      if (found?.[1] !== undefined) resolve(found[1]);
    });
    child.once('exit', (code) => reject(new Error(`Cannot start: it ended with ${code}.\n${output()}`)));
  });
  return {
    url,
    pid: child.pid ?? 0,
    output,
    async ended() {
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      return child.exitCode;
    },
    deafen() {
      child.stdout?.destroy();
      child.stderr?.destroy();
    },
    async end(signal = 'SIGTERM') {
      const gone = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined;
      child.kill(signal);
      await gone;
      return child.exitCode;
    },
  };
}

/** Starts the program when it is to refuse: its exit code and everything it wrote. */
export async function refusal(setting: Setting): Promise<{ code: number | null; said: string }> {
  const { child, output } = run(setting);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, said: output() };
}

function run(setting: Setting): { child: ChildProcess; output: () => string } {
  // Nothing of this machine's own settings gets in.
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [main], {
    env: { PATH, HOME, PORT: '0', ...setting },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let written = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      written += text;
    });
  }
  return { child, output: () => written };
}
