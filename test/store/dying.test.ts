import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Message } from '../../src/message.ts';
import { openLowdbStore, type Store } from '../../src/store/index.ts';
import { dyingAfter } from './disks.ts';
import {
  ask,
  closed,
  day,
  inquiry,
  message,
  monday,
  outgoing,
  place,
  question,
  report,
  retention,
  step,
} from './fixtures.ts';
import { temporaryFolder } from './folders.ts';

const words = 'Where do I find the plan for the new family?';

/** Runs the work with a disk that dies after one step, then after two, and so on until the work is done. */
async function atEveryStep(
  prepare: (store: Store) => Promise<void>,
  work: (store: Store) => Promise<unknown>,
  afterwards: (store: Store, folder: string) => Promise<void>,
): Promise<number> {
  for (let steps = 0; ; steps += 1) {
    const folder = await temporaryFolder();
    const before = await openLowdbStore(folder);
    await prepare(before);
    await before.close();
    const { disk, died } = dyingAfter(steps);
    let opened: Store | undefined;
    const done = await (async () => {
      opened = await openLowdbStore(folder, { disk });
      await work(opened);
      return true;
    })().catch(() => false);
    if (!done) expect(died()).toBe(true);
    // Only the owner file is given back: a process that dies leaves one too, which the next one takes over.
    await opened?.close();
    const after = await openLowdbStore(folder);
    await afterwards(after, folder);
    await after.close();
    if (done) return steps;
  }
}

test('a sweep that dies at any step leaves every question there once, and the next sweep ends the work', async () => {
  const ids = ['a', 'b', 'c'];
  const now = monday + 2 * day;
  const steps = await atEveryStep(
    async (store) => {
      await ask(store, closed('before', monday - 40 * day), question('live'));
      await store.sweep(monday, { ...retention, questionTextDays: 99 });
      await ask(store, ...ids.map((id) => closed(id, monday)));
      await store.commit(step([{ kind: 'inquiryMade', inquiry: inquiry('i1') }]));
    },
    async (store) => await store.sweep(now, { ...retention, questionTextDays: 99 }),
    async (store) => {
      const check = async () => {
        const found = (await store.questionsOf('asker', 0)).map(({ id }) => id).sort();
        expect(found).toEqual(['a', 'b', 'before', 'c', 'live']);
        expect(await store.question('b')).toEqual(closed('b', monday));
        expect(await store.inquiriesSince(0)).toEqual([inquiry('i1')]);
      };
      await check();
      await store.sweep(now, { ...retention, questionTextDays: 99 });
      await check();
      expect((await store.keptAbout('asker')).questions).toHaveLength(5);
    },
  );
  expect(steps).toBeGreaterThan(10);
});

test('an erasure that dies at any step is not acknowledged, and doing it again leaves nothing on the disk', async () => {
  const erase = (store: Store) =>
    store.commit(step([{ kind: 'personErased', person: 'asker' }], { event: 'e' }));
  await atEveryStep(
    async (store) => {
      await ask(store, closed('old', monday - 2 * day, { text: words }));
      await store.sweep(monday, retention);
      await ask(store, question('live', { text: words }));
      const account = { platform: 'web', id: 'w1' };
      const link = { account, person: 'asker', name: 'Asta Asker', place: place('home'), seenAt: monday };
      await store.commit(step([{ kind: 'accountSeen', link }]));
      const { transcript } = store;
      await transcript.add({ key: 'a', place: 'home', from: 'w1', message: message(words), at: monday });
      const quoted: Message = {
        lang: 'da',
        text: `Old – ${words}`,
        blocks: [{ type: 'quote', text: words }],
      };
      const line = { place: 'jonas', message: quoted, at: monday };
      for (const id of ['old', 'live']) await transcript.add({ ...line, key: `q:${id}:helper:0:jonas` });
    },
    erase,
    async (store, folder) => {
      await erase(store);
      for (const file of await readdir(folder, { recursive: true })) {
        const text = await readFile(join(folder, file), 'utf8').catch(() => '');
        expect(`${file}: ${text}`).not.toMatch(/new family|Asta|:"asker"/);
      }
    },
  );
});

test('a report that is published while the disk dies is there whole with its message, or can be published anew', async () => {
  const publish = (store: Store) =>
    store.publishWeek(report('2026-W47'), [outgoing('report/2026-W47/head', { person: 'head' })], monday);
  const before = { done: 0, anew: 0 };
  const steps = await atEveryStep(
    async (store) => {
      await store.publishWeek(report('2026-W46'), [], monday);
    },
    publish,
    async (store) => {
      const there = (await store.weekReport('2026-W47')) !== undefined;
      expect((await store.outbox()).waiting).toBe(there ? 1 : 0);
      expect(await publish(store)).toBe(!there);
      before[there ? 'done' : 'anew'] += 1;
      expect(await store.weekReports()).toEqual([report('2026-W46'), report('2026-W47')]);
      expect((await store.outbox()).waiting).toBe(1);
    },
  );
  expect(steps).toBeGreaterThan(5);
  expect(before.done).toBeGreaterThan(0);
  expect(before.anew).toBeGreaterThan(5);
});

test('a first start that dies at any step can be made again', async () => {
  for (let steps = 0; ; steps += 1) {
    const folder = join(await temporaryFolder(), 'data');
    const { disk } = dyingAfter(steps);
    const opened = await openLowdbStore(folder, { disk }).catch(() => undefined);
    await opened?.close();
    const store = await openLowdbStore(folder);
    await ask(store, question('q1'));
    await store.close();
    if (opened !== undefined) return;
  }
});
