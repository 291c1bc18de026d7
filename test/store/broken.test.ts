import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { close } from '../../src/pulse/index.ts';
import { disk } from '../../src/store/disk.ts';
import { readChecked } from '../../src/store/durable-file.ts';
import { openLowdbStore, StoreError, tellDamage, tellLostKeys } from '../../src/store/index.ts';
import { seat, wave } from '../pulse/world.ts';
import { systemError, watched } from './disks.ts';
import { ask, closed, day, message, monday, question, retention, step } from './fixtures.ts';
import { temporaryFolder } from './folders.ts';

async function used(): Promise<string> {
  const folder = await temporaryFolder();
  const store = await openLowdbStore(folder);
  await ask(store, question('q1'), closed('old', monday));
  await store.transcript.add({ key: 'k', place: 'p', message: message('hello'), at: monday });
  await store.sweep(monday + day, retention);
  await store.close();
  return folder;
}

async function contents(folder: string): Promise<Record<string, string>> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    await Promise.all(files.map(async (file) => [file, await readFile(file, 'latin1')])),
  );
}

type Break = (live: Buffer) => string | Buffer;
const damaged: readonly (readonly [string, Break, RegExp])[] = [
  ['is empty', () => '', /it is empty/],
  ['is cut off', (live) => live.subarray(0, live.length - 7), /damaged or only half there/],
  ['has something after its end', (live) => `${live}}`, /damaged or only half there/],
  ['is NUL bytes after a power cut', (live) => Buffer.alloc(live.length), /damaged or only half there/],
  ['is not UTF-8', (live) => Buffer.concat([live, Buffer.from([0xff])]), /damaged or only half there/],
  ['is null', () => 'null', /not a file of Medvind’s/],
  ['is false', () => 'false', /not a file of Medvind’s/],
  ['is a list', () => '[]', /not a file of Medvind’s/],
  ['is another program’s', () => '{"posts":[]}', /not a file of Medvind’s/],
  ['has no version', (live) => `${live}`.replace('"version":1,', ''), /not a file of Medvind’s/],
  [
    'is newer',
    (live) => `${live}`.replace('"version":1', '"version":2'),
    /newer Medvind wrote it \(version 2, and this one knows 1\)/,
  ],
  [
    'has a wrong field',
    (live) => `${live}`.replace('"state":"open"', '"state":"lost"'),
    /questions\.q1\.state is wrong/,
  ],
  [
    'has an unknown field',
    (live) => `${live}`.replace('"level":0', '"level":0,"x":1'),
    /questions\.q1 is wrong .*x/,
  ],
];

test.each(damaged)('a live.json that %s is refused, named and left untouched', async (_, damage, words) => {
  const folder = await used();
  const live = join(folder, 'live.json');
  await writeFile(live, damage(await readFile(live)));
  const before = await contents(folder);
  const refused = await openLowdbStore(folder).catch((cause: unknown) => cause);
  expect(refused).toBeInstanceOf(StoreError);
  expect(String(refused)).toMatch(words);
  expect(String(refused)).toContain(`Cannot read ${live}: `);
  expect(String(refused)).toMatch(/untouched.*backup/);
  expect(await contents(folder)).toEqual(before);
});

test('wherever live.json is cut off, it is refused and never taken for an empty one', async () => {
  const folder = await used();
  const live = join(folder, 'live.json');
  const whole = await readFile(live);
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), async (length) => {
      await writeFile(live, whole.subarray(0, length));
      await expect(openLowdbStore(folder)).rejects.toThrow(StoreError);
    }),
    { numRuns: 30 },
  );
});

test('a used folder without its live.json is never started empty', async () => {
  const folder = await used();
  await rm(join(folder, 'live.json'));
  const before = await contents(folder);
  await expect(openLowdbStore(folder)).rejects.toThrow(/has been used, but .*live\.json is missing.*backup/);
  expect(await contents(folder)).toEqual(before);
  await rm(join(folder, 'medvind.json'));
  await expect(openLowdbStore(folder)).rejects.toThrow(/has been used/);
});

test('a folder that holds something else is not moved into', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'budget.xlsx'), 'x');
  await expect(openLowdbStore(folder)).rejects.toThrow(/holds something else \(budget\.xlsx\)/);
  expect(await readdir(folder)).toEqual(['budget.xlsx']);
});

test('a path that is a file is refused', async () => {
  const file = join(await temporaryFolder(), 'file');
  await writeFile(file, 'x');
  await expect(openLowdbStore(file)).rejects.toThrow(`Cannot use the data folder ${file}: `);
});

test.runIf(process.platform === 'linux')('a folder where the system makes none is refused', async () => {
  for (const folder of ['/proc/medvind', '/proc/medvind/data'])
    await expect(openLowdbStore(folder)).rejects.toThrow(
      `Cannot use the data folder ${folder}: no folder can be made there (ENOENT). Name another folder in MEDVIND_DATA.`,
    );
});

test('damaged files of archive, pulses and keys are told at the start, by name and with what to do, and left alone', async () => {
  const folder = await used();
  await mkdir(join(folder, 'keys'), { recursive: true });
  await mkdir(join(folder, 'pulse'), { recursive: true });
  const [archived] = await readdir(join(folder, 'archive'));
  const half = [`archive/${archived}`, 'pulse/result-w1.json', 'keys/w2.json'].map((name) =>
    join(folder, name),
  );
  for (const file of half) await writeFile(file, '{"version":1,');
  await writeFile(join(folder, 'keys/w1.json'), '{"version":1,"key":"0"}');
  const before = await contents(folder);
  const lines: string[] = [];
  const say = (line: string) => void lines.push(line);
  await tellDamage(folder, { info: say, warn: say, error: say });
  expect(lines).toEqual(
    half.map((file) =>
      expect.stringMatching(`^Cannot read ${file}: it is damaged or only half there.*backup`),
    ),
  );
  expect(lines[2]).toContain('Backups leave keys out');
  expect(await contents(folder)).toEqual(before);
});

test('a restore without the keys is told at the start, for each round that is under way and for no other', async () => {
  const folder = await temporaryFolder();
  const rounds = [
    wave(['familie'], { id: 'pulse/familie', week: '2026-W46' }),
    wave(['unge'], { id: 'pulse/unge', week: '2026-W47' }),
    wave(['modtagelse'], { id: 'pulse/modtagelse', week: '2026-W48' }),
  ] as const;
  const [over, lost, whole] = rounds;
  const first = await openLowdbStore(folder);
  for (const one of rounds) await first.planWave(one, [seat('a', 'unge')], monday);
  await first.closeWave(over.id, (gathered) => close({ ...gathered, themes: [] }));
  await first.close();
  const keyOf = (id: string) => join(folder, 'keys', `${id.replaceAll(/[^a-zA-Z0-9]+/g, '-')}.json`);
  await rm(keyOf(lost.id));

  const lines: string[] = [];
  const say = (line: string) => void lines.push(line);
  const store = await openLowdbStore(folder);
  await tellLostKeys(folder, await store.waves(), { info: say, warn: say, error: say });
  expect(lines).toEqual([
    expect.stringContaining(
      `Cannot open the answers of the pulse round ${lost.id}: its key ${keyOf(lost.id)} is missing.`,
    ),
  ]);
  expect(await store.inWave(whole.id, 'a')).toBeDefined();
  await store.close();
});

test('a folder that is missing or empty is a first start, and is said so', async () => {
  const folder = join(await temporaryFolder(), 'a', 'b');
  const lines: string[] = [];
  const say = (line: string) => void lines.push(line);
  const store = await openLowdbStore(folder, { log: { info: say, warn: say, error: say } });
  expect(lines).toEqual([`A new data folder was made in ${folder}.`]);
  await store.close();
  expect((await readdir(folder)).sort()).toEqual([
    'archive',
    'inbox.jsonl',
    'live.json',
    'live.jsonl',
    'medvind.json',
    'transcript',
  ]);
  const empty = join(await temporaryFolder(), 'empty');
  await mkdir(join(empty, 'lost+found'), { recursive: true });
  await (await openLowdbStore(empty)).close();
});

const denied = [
  ['read live.json', 'EACCES', /Cannot read .*live\.json: this user may not \(EACCES\).*untouched/],
  ['read live.json', 'EIO', /Cannot read .*live\.json: the disk reports an error \(EIO\)/],
  ['read live.json', 'EISDIR', /Cannot read .*live\.json: it is a folder/],
  ['list archive', 'EACCES', /Cannot use the data folder .*archive: this user may not/],
  ['makeFolder transcript', 'EROFS', /Cannot use the data folder .*transcript: the file system is read-only/],
] as const;
test.each(denied)('when "%s" gives %s, the start is refused in a sentence', async (deed, code, words) => {
  const folder = await used();
  const strict = watched((done) => {
    if (done === deed) throw systemError(code);
  });
  await expect(openLowdbStore(folder, { disk: strict })).rejects.toThrow(words);
  const store = await openLowdbStore(folder);
  expect(await store.question('q1')).toEqual(question('q1'));
  await store.close();
});

// The administrator of a machine may write everywhere.
test.skipIf(process.getuid?.() === 0)('a folder that may not be written to is refused', async () => {
  const folder = await used();
  await chmod(folder, 0o500);
  await expect(openLowdbStore(folder)).rejects.toThrow(/Cannot use the data folder .*this user may not/);
  await chmod(folder, 0o700);
});

const part = ['archive', 'questions-2026-11-001.json'] as const;
test.each([
  ['cut off', (text: string) => text.slice(0, -5), /damaged or only half there/],
  ['newer', (text: string) => text.replace('"version":1', '"version":9'), /newer Medvind/],
] as const)(
  'an archive file that is %s is named by who needs it and works again once it is put back',
  async (_, damage, words) => {
    const folder = await used();
    const file = join(folder, ...part);
    const good = await readFile(file, 'utf8');
    await writeFile(file, damage(good));
    const store = await openLowdbStore(folder);
    expect(await store.question('q1')).toEqual(question('q1'));
    await expect(store.question('old')).rejects.toThrow(words);
    await expect(store.question('old')).rejects.toThrow(file);
    await expect(store.commit(step([{ kind: 'personErased', person: 'asker' }]))).rejects.toThrow(words);
    expect(await readFile(file, 'utf8')).toBe(damage(good));
    await writeFile(file, good);
    expect(await store.question('old')).toMatchObject({ id: 'old' });
    await store.close();
  },
);

test('a conversation that is damaged is named and left, and others go on', async () => {
  const folder = await used();
  const [name] = await readdir(join(folder, 'transcript'));
  const file = join(folder, 'transcript', name ?? '');
  await writeFile(file, '{"version":1');
  const store = await openLowdbStore(folder);
  await expect(store.transcript.read('p', 0)).rejects.toThrow(`Cannot read ${file}`);
  const line = { key: 'z', place: 'elsewhere', message: message('hello'), at: monday };
  expect(await store.transcript.add(line)).toMatchObject({ seq: 1 });
  expect(await readFile(file, 'utf8')).toBe('{"version":1');
  await store.close();
});

test('what an interrupted write left behind is removed at the start', async () => {
  const folder = await used();
  const left = [['.live.json.tmp'], ['archive', '.questions-2026-11-001.json.tmp']];
  for (const path of left) await writeFile(join(folder, ...path), 'half of what somebody asked');
  await (await openLowdbStore(folder)).close();
  expect(JSON.stringify(await contents(folder))).not.toContain('half of what');
});

test('an older file is taken through every migration, one version at a time', async () => {
  const file = join(await temporaryFolder(), 'x.json');
  const format = {
    schema: z.strictObject({ version: z.literal(3), names: z.array(z.string()) }),
    version: 3,
    migrations: [
      (old: object) => ({ ...old, version: 2, names: 'name' in old ? [old.name] : [] }),
      (old: object) => ({ ...old, version: 3, name: undefined }),
    ],
  };
  const schema = format.schema.extend({ name: z.undefined().optional() });
  await writeFile(file, '{"version":1,"name":"a"}');
  expect(await readChecked(disk, file, { ...format, schema })).toMatchObject({ version: 3, names: ['a'] });
  await writeFile(file, '{"version":2,"names":["b"]}');
  expect(await readChecked(disk, file, { ...format, schema })).toMatchObject({ version: 3, names: ['b'] });
  expect(await readChecked(disk, `${file}.none`, format)).toBeNull();
});
