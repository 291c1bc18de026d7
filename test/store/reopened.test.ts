import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openLowdbStore } from '../../src/store/index.ts';
import { watched } from './disks.ts';
import { monday, outgoing, report, step, takeSafely } from './fixtures.ts';
import { temporaryFolder } from './folders.ts';

test('what a process that is gone was sending is taken again at once, in doubt, and holds nobody up', async () => {
  const folder = await temporaryFolder();
  const take = { limit: 5, leaseMs: 60_000, now: monday };
  const first = await openLowdbStore(folder);
  await first.commit(
    step([], { outgoing: [outgoing('a', { person: 'p' }), outgoing('b', { person: 'p' })] }),
  );
  expect((await takeSafely(first, { ...take, token: 'one' })).map(({ delivery }) => delivery.key)).toEqual([
    'a',
  ]);
  await first.close();

  const second = await openLowdbStore(folder);
  const taken = await takeSafely(second, { ...take, token: 'two' });
  expect(taken.map(({ delivery, uncertain }) => [delivery.key, uncertain])).toEqual([['a', true]]);
  expect(await second.settle('a', 'one', { state: 'failed', problem: 'late' }, monday)).toBe(false);
  await second.close();
});

test('a week’s report that is damaged or missing is told once in a sentence and left out; nothing else stops', async () => {
  const folder = await temporaryFolder();
  const first = await openLowdbStore(folder);
  for (const week of ['2026-W45', '2026-W46', '2026-W47']) await first.publishWeek(report(week), [], monday);
  await first.close();
  await writeFile(join(folder, 'reports/2026-W46.json'), '{"version":1,');
  await rm(join(folder, 'reports/2026-W45.json'));
  // What a process left that died before its week counted.
  await writeFile(join(folder, 'reports/2026-W48.json'), '{}');

  const told: string[] = [];
  const log = { info: () => undefined, warn: () => undefined, error: (line: string) => told.push(line) };
  const second = await openLowdbStore(folder, { log });
  for (const _ of [1, 2]) expect(await second.weekReports()).toEqual([report('2026-W47')]);
  expect(told).toEqual([
    expect.stringMatching(/^Cannot read the report of 2026-W45: .* is missing\. Put it back/),
    expect.stringMatching(/^Cannot read .*2026-W46\.json: it is damaged/),
  ]);
  await expect(second.weekReport('2026-W46')).rejects.toThrow(/damaged/);
  expect(await second.publishedWeeks()).toEqual(['2026-W45', '2026-W46', '2026-W47']);
  expect(await second.weekReport('2026-W48')).toBeUndefined();
  expect(await second.publishWeek(report('2026-W48'), [], monday)).toBe(true);
  await writeFile(join(folder, 'reports/2026-W46.json'), JSON.stringify(report('2026-W46')));
  expect((await second.weekReports()).map(({ week }) => week)).toEqual(['2026-W46', '2026-W47', '2026-W48']);
  await second.close();
});

test('whoever asks for the reports while they are being read waits for that; no file is read twice', async () => {
  const folder = await temporaryFolder();
  const first = await openLowdbStore(folder);
  for (const week of ['2026-W46', '2026-W47']) await first.publishWeek(report(week), [], monday);
  await first.close();
  const read: string[] = [];
  const disk = watched((deed) => {
    if (/^read 2026-W/.test(deed)) read.push(deed);
  });
  const second = await openLowdbStore(folder, { disk });
  const asked = [second.weekReports(), second.weekReports(), second.weekReport('2026-W47')];
  await Promise.all(asked);
  await second.weekReports();
  expect(read.toSorted()).toEqual(['read 2026-W46.json', 'read 2026-W47.json']);
  await second.close();
});

test('a data folder from before there were weekly reports is opened and takes them', async () => {
  const folder = await temporaryFolder();
  const first = await openLowdbStore(folder);
  await first.close();
  const live = JSON.parse(await readFile(join(folder, 'live.json'), 'utf8'));
  for (const name of ['waves', 'decided', 'goalChanges', 'goalValues', 'gains', 'letters', 'reports'])
    delete live[name];
  await writeFile(join(folder, 'live.json'), JSON.stringify(live));
  const second = await openLowdbStore(folder);
  expect(await second.weekReports()).toEqual([]);
  expect(await second.publishWeek(report('2026-W47'), [], monday)).toBe(true);
  await second.close();
});
