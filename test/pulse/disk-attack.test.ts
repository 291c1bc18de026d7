import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { changedBy } from '../../src/store/delta.ts';
import { openLowdbStore } from '../../src/store/index.ts';
import { stateSchema } from '../../src/store/state.ts';
import { retention } from '../store/fixtures.ts';
import { temporaryFolder } from '../store/folders.ts';
import { createPulseTown } from '../support/pulse-town.ts';

const units = { a: 9, b: 7, c: 3 };
const people = Object.entries(units).flatMap(([unit, size]) =>
  Array.from({ length: size }, (_, n) => `${unit}-${n}`),
);
const id = 'pulse/implementering/2026-11-24T09:00';

/** What an attacker holds: every file by path, of every backup and of the end, and every line of the log. */
interface Loot {
  readonly files: ReadonlyMap<string, string>;
  readonly log: readonly string[];
  /** What they do not hold: the key, which was in the folder that backups leave out. */
  readonly key: string;
}

/** One whole round on disk: everybody answers in the same order in every world, and only the values differ. */
async function round(
  valueBy: (person: string) => number,
  commentBy: (person: string) => string,
): Promise<Loot> {
  const folder = await temporaryFolder();
  const store = await openLowdbStore(folder);
  const comments = { on: true, from: 10, themes: [] };
  const town = await createPulseTown({ store, units, programme: { comments } });
  const files = new Map<string, string>();
  let backups = 0;
  async function backUp(): Promise<void> {
    backups += 1;
    for (const [path, text] of await filesIn(folder)) files.set(`${backups}/${path}`, text);
  }

  await town.at('2026-11-24 09:00');
  const key = await readFile(join(folder, 'keys/pulse-implementering-2026-11-24T09-00.json'), 'utf8');
  for (const [index, person] of people.entries()) {
    await town.press(person, 'pulseStart');
    for (let n = 0; n < 5; n++) await town.press(person, 'pulseAnswer', `|${valueBy(person)}`);
    await town.submit(person, 'pulseComment', id, { text: commentBy(person) });
    if (index % 4 === 0) await backUp();
    if (index === 9) await town.at('2026-11-26 09:00');
  }
  await town.press('a-3', 'pulseAgain');
  await town.press('a-3', 'pulseAnswer', `|${valueBy('a-3')}`);
  await backUp();
  await town.at('2026-12-01 09:00');
  await backUp();
  await store.sweep(Date.UTC(2026, 11, 1, 12), retention);
  await store.close();
  await backUp();
  return { files, log: town.logged, key };
}

// docs/store.md: a backup is a copy of the folder without keys/, which is marked so that programs leave it out.
async function filesIn(folder: string): Promise<[string, string][]> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = names
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.includes('/keys/') && !path.endsWith('owner.json'))
    .sort();
  return await Promise.all(
    paths
      .filter((path) => !path.endsWith('live.jsonl'))
      .map(
        async (path): Promise<[string, string]> => [
          path.slice(folder.length + 1),
          path.endsWith('live.json') ? await liveIn(path) : await readFile(path, 'utf8'),
        ],
      ),
  );
}

/** The live state with the changes in its log: which of them stand in the file already, chance decides. */
async function liveIn(path: string): Promise<string> {
  const log = await readFile(`${path}l`, 'utf8');
  const lines = log.split('\n').filter((line) => line.startsWith('{"put"'));
  const deltas = lines.map((line) => JSON.parse(line));
  const state = stateSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  return JSON.stringify(changedBy(deltas, state));
}

const sealed = /^(\d+)\/pulse\/sealed-/;

/** Everything an attacker holds but what chance alone decides: nonces, names made with the key, the time of day. */
function seen({ files, log }: Loot): string[] {
  const boxes = new Map<string, number[]>();
  const plain: string[] = [];
  for (const [path, text] of files) {
    const backup = sealed.exec(path)?.[1];
    if (path.endsWith('medvind.json')) continue;
    if (backup === undefined) plain.push(`${path} ${inOrder(text)}`);
    else {
      const lengths = Object.values((JSON.parse(text) as { boxes: Record<string, string> }).boxes).map(
        ({ length }) => length,
      );
      boxes.set(backup, [...(boxes.get(backup) ?? []), ...lengths]);
    }
  }
  const told = [...boxes].map(([backup, lengths]) => `sealed in ${backup}: ${lengths.sort().join(' ')}`);
  return [...plain.map((line) => line.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'token')), ...told, ...log];
}

/** Five messages are on their way at a time, and which of them arrives first is chance. */
function inOrder(text: string): string {
  if (text === '') return 'nothing';
  return JSON.stringify(JSON.parse(text), (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}

const value = (person: string) => 1 + ((people.indexOf(person) * 7) % 5);
const comment = (person: string) => `Kommentar nummer ${people.indexOf(person)}`;
const swap = (person: string) => (person === 'a-0' ? 'a-1' : person === 'a-1' ? 'a-0' : person);

test('all files, logs and backups are the same whoever of two colleagues gave which answer', async () => {
  const one = await round(value, comment);
  const other = await round(
    (person) => value(swap(person)),
    (person) => comment(swap(person)),
  );
  expect(value('a-0')).not.toBe(value('a-1'));
  expect(one.files.size).toBeGreaterThan(50);
  expect(seen(other)).toEqual(seen(one));
}, 120_000);

test('somebody else’s answer does show in the figures, so the comparison can tell worlds apart', async () => {
  const one = await round(value, comment);
  const other = await round((person) => (person === 'a-0' ? 5 : value(person)), comment);
  expect(seen(other)).not.toEqual(seen(one));
}, 120_000);

test('the key, a comment, and who has answered stand nowhere, and after closing nothing sealed is left', async () => {
  const { files, log, key } = await round(value, comment);
  const all = [...files].map(([path, text]) => `${path} ${text}`).concat(log);
  const hex = /[0-9a-f]{64}/.exec(key)?.[0] ?? '';
  expect(hex).toHaveLength(64);
  const last = Math.max(...[...files.keys()].map((path) => Number(path.split('/')[0])));
  expect(all.filter((text) => text.includes(hex))).toEqual([]);
  expect(all.filter((text) => text.includes('Kommentar nummer'))).toEqual([]);
  // The round of the week after has begun at the same moment; of this one there is nothing else.
  const left = [...files.keys()].filter(
    (path) => path.startsWith(`${last}/pulse/`) && path.includes('11-24'),
  );
  expect(left).toEqual([
    `${last}/pulse/audience-pulse-implementering-2026-11-24T09-00.json`,
    `${last}/pulse/result-pulse-implementering-2026-11-24T09-00.json`,
  ]);
  const result = files.get(`${last}/pulse/result-pulse-implementering-2026-11-24T09-00.json`) ?? '';
  for (const person of people) expect(result).not.toContain(person);
  // The unit of three is in no figure of its own, on the disk either.
  expect(JSON.parse(result).items[0].units.map(({ unit }: { unit: string }) => unit)).toEqual(['a']);
}, 120_000);
