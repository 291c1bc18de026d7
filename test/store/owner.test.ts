import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import type { Host } from '../../src/store/host.ts';
import { thisHost } from '../../src/store/host.ts';
import { openLowdbStore, StoreError } from '../../src/store/index.ts';
import { takeFolder } from '../../src/store/owner.ts';
import { temporaryFolder } from './folders.ts';
import { startWriter } from './writer.ts';

// Short enough for a test, long enough that a living owner shows itself in time on a busy machine.
const beat = 100;

function host(pid: number, more: Partial<Host> = {}): Host {
  return {
    pid,
    boot: 'boot-1',
    namespace: 'pid:[1]',
    bootedAt: 0,
    startOf: (other) => (other < 1000 ? `start-${other}` : undefined),
    ...more,
  };
}

test('a second process on the folder is refused with a sentence that names the first', async () => {
  const folder = await temporaryFolder();
  const writer = startWriter(folder);
  onTestFinished(() => writer.kill());
  await writer.acknowledged(1);
  const refused = await openLowdbStore(folder).catch((cause: unknown) => cause);
  expect(refused).toBeInstanceOf(StoreError);
  expect(String(refused)).toMatch(
    new RegExp(`Cannot open ${folder}: process ${writer.pid} has it open since \\d{4}-.*Stop that one first`),
  );
  await writer.acknowledged(writer.ids.length + 5);
  await writer.kill();
  const store = await openLowdbStore(folder);
  for (const id of writer.ids) expect((await store.question(id))?.id).toBe(id);
  await store.close();
});

test('a folder that this process has open already is refused, and free again once it is closed', async () => {
  const folder = await temporaryFolder();
  const first = await openLowdbStore(folder);
  await expect(openLowdbStore(folder)).rejects.toThrow(`this process (${process.pid}) has it open already`);
  await first.close();
  await (await openLowdbStore(folder)).close();
  expect(await readdir(folder)).not.toContain('owner.json');
});

const owners = [
  ['runs', host(1), host(2), false],
  ['has ended', host(1001), host(2), true],
  ['has ended and its number is somebody else’s', host(1, { startOf: () => 'long ago' }), host(2), true],
  ['ran before the machine was started anew', host(1), host(2, { boot: 'boot-2' }), true],
  [
    'runs, where nobody says when it started',
    host(1, { startOf: () => '' }),
    host(2, { startOf: () => '' }),
    false,
  ],
  [
    'ran before the machine was started anew, where only the clock says so',
    host(1, { boot: undefined, startOf: () => '' }),
    host(2, { boot: undefined, startOf: () => '', bootedAt: Number.POSITIVE_INFINITY }),
    true,
  ],
  ['runs in another container with the same number', host(1), host(1, { namespace: 'pid:[2]' }), false],
] as const;
test.each(owners)('an owner that %s is taken over or not: %#', async (_, before, after, taken) => {
  const folder = await temporaryFolder();
  const first = await takeFolder(folder, { host: before, beat });
  const second = await takeFolder(folder, { host: after, beat }).catch((cause: unknown) => cause);
  if (taken) expect(second).not.toBeInstanceOf(Error);
  else expect(String(second)).toContain(`(${before.pid})`.replace(/[()]/g, ''));
  await first.release();
  if (second instanceof Error) return;
  expect(await readdir(folder)).toEqual(['owner.json']);
  await (second as Awaited<ReturnType<typeof takeFolder>>).release();
  expect(await readdir(folder)).toEqual([]);
});

test('a silent owner in another container is taken over', async () => {
  const folder = await temporaryFolder();
  await takeFolder(folder, { host: host(1), beat: 1_000_000 });
  const second = await takeFolder(folder, { host: host(1, { namespace: 'pid:[2]' }), beat: 10 });
  await second.release();
});

test('of many who start at once over a dead owner exactly one gets the folder', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 2, max: 12 }), fc.boolean(), async (starters, fresh) => {
      const folder = await temporaryFolder();
      if (!fresh) await takeFolder(folder, { host: host(1001) });
      const tries = Array.from({ length: starters }, (_, n) => takeFolder(folder, { host: host(n + 1) }));
      const results = await Promise.allSettled(tries);
      const winners = results.filter((one) => one.status === 'fulfilled');
      expect(winners).toHaveLength(1);
      for (const one of results) {
        if (one.status === 'rejected') expect(String(one.reason)).toMatch(/process \d+ has it open/);
      }
      for (const one of winners) await one.value.release();
      expect(await readdir(folder)).toEqual([]);
    }),
    { numRuns: 30 },
  );
});

test('an heir that died while it took over is itself a dead owner', async () => {
  const folder = await temporaryFolder();
  const owner = (token: string, pid: number) =>
    JSON.stringify({
      token,
      pid,
      boot: 'boot-1',
      namespace: 'pid:[1]',
      started: 'x',
      since: '2026-11-23T08:00:00Z',
    });
  const [first, heir] = ['2b5a1a0e-7a53-4f6b-9d1e-1f0c3a5e7b11', '7c1d2e3f-0a4b-4c5d-8e6f-9a0b1c2d3e4f'];
  await writeFile(join(folder, 'owner.json'), owner(first, 1001));
  await writeFile(join(folder, `.owner-after-${first}.json`), owner(heir, 1002));
  const taken = await takeFolder(folder, { host: host(3) });
  expect(await readdir(folder)).toEqual(['owner.json']);
  await taken.release();
});

test('an owner file nobody can read is not guessed about', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'owner.json'), '{');
  await expect(takeFolder(folder)).rejects.toThrow(/Cannot tell who has .*owner\.json open.*delete the file/);
});

test('a process whose owner file is taken away stops storing', async () => {
  const folder = await temporaryFolder();
  const store = await openLowdbStore(folder, { owner: { beat: 5 } });
  await rm(join(folder, 'owner.json'));
  const late = { changes: [], outgoing: [], now: 0 };
  await expect
    .poll(async () => await store.commit(late).catch((cause: unknown) => String(cause)), { interval: 5 })
    .toMatch(/its owner\.json was taken away or replaced/);
  await store.close();
});

test('this machine knows when a process started, and that one has ended', async () => {
  const { startOf, pid } = thisHost();
  expect(startOf(pid)).toBeDefined();
  expect(startOf(pid)).toBe(startOf(pid));
  expect(startOf(2 ** 22 + 1)).toBeUndefined();
});
