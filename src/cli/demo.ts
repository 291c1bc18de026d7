import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readConfig } from '../config.ts';
import { makeFolders, openLowdbStore, StoreError, takeFolder } from '../store/index.ts';
import type { Command, Surroundings } from './command.ts';
import { writeOverlay } from './simulating/overlay.ts';
import { play } from './simulating/play.ts';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));
/** Says that a folder was made here and may be made anew. */
const mark = 'simuleret.txt';
const marked =
  'Alt i denne mappe er simuleret af "npm run demo". Den bliver lavet forfra, næste gang den starter.\n';

/** Starts the product on a folder of its own with simulated weeks of the example municipality. */
export const demo: Command = {
  name: 'demo',
  summary: 'Starts Medvind with eight simulated weeks of the example municipality, in a folder of its own.',
  usage: '[--folder DIR] [--keep] [--only-make]',
  options: [
    { name: 'folder', value: 'DIR', text: 'Where to put it; else data-demo. MEDVIND_DATA is never used.' },
    { name: 'keep', text: 'Goes on with what is there instead of making it anew.' },
    { name: 'only-make', text: 'Makes the folder and starts nothing.' },
  ],
  notes: [
    'Everything in it is simulated and says so. PORT and HOST count; other settings, also of chat platforms, do not.',
    'Exit code: 0 when it was stopped in good order, 1 when it could not start, 2 when the command was not understood.',
  ],
  async run(given, surroundings) {
    const folder = resolve(given.value('folder') ?? 'data-demo');
    const content = join(folder, 'content');
    const data = join(folder, 'data');
    if (!(await mayMake(folder))) {
      surroundings.err(
        `Cannot use ${folder}: it holds something that this command has not made. Name another with --folder.`,
      );
      return 1;
    }
    if (!given.has('keep') || !(await exists(data))) await make({ folder, content, data }, surroundings);
    if (given.has('only-make')) {
      surroundings.out(`The simulated weeks lie in ${folder}.`);
      return 0;
    }
    return (await start(content, data, surroundings)) === 0 ? 0 : 1;
  },
};

async function make(
  { folder, content, data }: Readonly<Record<'folder' | 'content' | 'data', string>>,
  { out, now }: Surroundings,
): Promise<void> {
  await clear(folder, data);
  out('Simulating eight weeks …');
  const at = now();
  const read = await writeOverlay(content, at);
  const store = await openLowdbStore(data);
  try {
    await play(store, read.content, at);
  } finally {
    await store.close();
  }
}

// Taken before it goes: a demo that runs on it keeps what it has.
async function clear(folder: string, data: string): Promise<void> {
  const mine = (await exists(data)) ? await takeFolder(data) : undefined;
  try {
    await rm(folder, { recursive: true, force: true });
    await makeFolders(folder);
    await writeFile(join(folder, mark), marked);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    throw new StoreError(
      `Cannot make ${folder} (${code}). Let this user write there, or name another with --folder.`,
      { cause },
    );
  } finally {
    await mine?.release();
  }
}

/** Runs the product itself on the folder until it is stopped; says what to do once it answers. */
async function start(content: string, data: string, { out }: Surroundings): Promise<number> {
  const { PATH, HOME, HOST, PORT, MEDVIND_LANG } = process.env;
  const { host, port, lang } = readConfig({ HOST, PORT, MEDVIND_LANG });
  const child = spawn(process.execPath, [main], {
    // Nothing of this machine's own settings gets in: no platform, no data, no model.
    env: {
      PATH,
      HOME,
      HOST: host,
      PORT: String(port),
      MEDVIND_LANG: lang,
      MEDVIND_CONTENT: content,
      MEDVIND_DATA: data,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // Ctrl-C reaches both; this one waits for the other to end in good order.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => child.kill(signal));
  let written = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const before = addressIn(written);
    written += text;
    const url = addressIn(written);
    if (before === undefined && url !== undefined) for (const line of whatNow(url, content, data)) out(line);
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return code ?? 0;
}

function addressIn(written: string): string | undefined {
  return /^Medvind: (\S+)$/m.exec(written)?.[1];
}

function whatNow(url: string, content: string, data: string): string[] {
  const [ownContent, ownData] = [content, data].map((path) => `"${relative('', path) || path}"`);
  return [
    `1. Åbn ${url}?som=karin-bertelsen – du er Karin, leder af Familieafdelingen. Alt er simuleret.`,
    '2. Skriv "rapport", eller tryk på Ugerapport i menuen. Tryk "Vi gør det" på et forslag.',
    `3. Vær også superbruger (${url}?som=jonas-kjeldsen) og tryk Køen, eller projektleder (${url}?som=birgitte-lauridsen).`,
    `4. Rapporten som tekst, i et andet vindue: MEDVIND_CONTENT=${ownContent} MEDVIND_DATA=${ownData} npm run -s medvind -- report`,
  ];
}

async function mayMake(folder: string): Promise<boolean> {
  if (!(await exists(folder))) return true;
  return readFile(join(folder, mark), 'utf8').then(
    (text) => text === marked,
    () => false,
  );
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
