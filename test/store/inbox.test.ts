import { appendFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Said } from '../../src/event.ts';
import { type Disk, disk as machine } from '../../src/store/disk.ts';
import { openLowdbStore, type Store, StoreError } from '../../src/store/index.ts';
import { systemError, watched } from './disks.ts';
import { place, step } from './fixtures.ts';
import { temporaryFolder } from './folders.ts';

const words = 'hvor finder jeg planen for familien?';

function said(id: string): Said {
  return { kind: 'said', id, account: { platform: 'web', id: 'mette' }, place: place('p'), text: words };
}

async function opened(folder: string, disk: Disk = machine): Promise<Store> {
  const store = await openLowdbStore(folder, { disk });
  onTestFinished(() => store.close());
  return store;
}

const ids = ({ inbox }: Store) => inbox.left().map(({ id }) => id);

test('what is kept and not done is there at the next start, what is done is not', async () => {
  const folder = await temporaryFolder();
  const before = await openLowdbStore(folder);
  for (const id of ['a', 'b', 'c']) await before.inbox.keep(said(id));
  before.inbox.done('b');
  await before.close();
  expect(ids(await opened(folder))).toEqual(['a', 'c']);
});

test('what was stored before the crash is not taken up again, however long the machine was off', async () => {
  const folder = await temporaryFolder();
  const before = await openLowdbStore(folder);
  await before.inbox.keep(said('a'));
  await before.inbox.keep(said('b'));
  await before.commit(step([], { event: 'a' }));
  await before.close();
  expect(ids(await opened(folder))).toEqual(['b']);
});

test('half a line that a crash left is no event, and does no harm to the next one', async () => {
  const folder = await temporaryFolder();
  const file = join(folder, 'inbox.jsonl');
  const before = await openLowdbStore(folder);
  await before.inbox.keep(said('a'));
  await before.close();
  await appendFile(file, JSON.stringify({ kept: said('b') }).slice(0, 60));
  const between = await openLowdbStore(folder);
  expect(ids(between)).toEqual(['a']);
  await between.inbox.keep(said('c'));
  await between.close();
  expect(ids(await opened(folder))).toEqual(['a', 'c']);
});

test('a damaged line in the middle stops the start with a sentence', async () => {
  const folder = await temporaryFolder();
  await (await openLowdbStore(folder)).close();
  await writeFile(join(folder, 'inbox.jsonl'), 'not json\n');
  await expect(openLowdbStore(folder)).rejects.toThrow(/inbox\.jsonl: it is damaged\. Move it away/);
});

test('an event that the disk refuses is not kept, and the next one is', async () => {
  const folder = await temporaryFolder();
  let full = true;
  const store = await opened(
    folder,
    watched((deed) => {
      if (full && deed === 'append inbox.jsonl') throw systemError('ENOSPC');
    }),
  );
  await expect(store.inbox.keep(said('a'))).rejects.toThrow(StoreError);
  expect(ids(store)).toEqual([]);
  full = false;
  await store.inbox.keep(said('b'));
  await store.close();
  expect(ids(await opened(folder))).toEqual(['b']);
});

test('fifty that come at once share two flushes at most', async () => {
  let flushes = 0;
  const store = await opened(
    await temporaryFolder(),
    watched((deed) => {
      if (deed === 'append inbox.jsonl') flushes += 1;
    }),
  );
  await Promise.all(Array.from({ length: 50 }, (_, n) => store.inbox.keep(said(`e${n}`))));
  expect(ids(store)).toHaveLength(50);
  expect(flushes).toBeLessThanOrEqual(2);
});

const file = (folder: string) => readFile(join(folder, 'inbox.jsonl'), 'utf8');

test('the words of what is done are off the disk a moment later, whatever else is still waiting', async () => {
  const folder = await temporaryFolder();
  const store = await opened(folder);
  await store.inbox.keep({ ...said('stuck'), text: 'det der hænger' });
  await store.inbox.keep(said('a'));
  store.inbox.done('a');
  await vi.waitFor(async () => expect(await file(folder)).not.toContain(words), { timeout: 5000 });
  await store.inbox.keep(said('b'));
  await store.close();
  expect(ids(await opened(folder))).toEqual(['stuck', 'b']);
});

test('what is dropped is off the disk when that is done, with the words of what was done before', async () => {
  const folder = await temporaryFolder();
  const store = await opened(folder);
  for (const id of ['a', 'b', 'c']) await store.inbox.keep({ ...said(id), text: `${words} ${id}` });
  store.inbox.done('a');
  await store.inbox.drop(({ id }) => id === 'b');
  expect(await file(folder)).toBe(`${JSON.stringify({ kept: { ...said('c'), text: `${words} c` } })}\n`);
});

test.each(['openLog .inbox.jsonl.tmp', 'append .inbox.jsonl.tmp', 'rename inbox.jsonl'])(
  'when %s fails, nothing that was kept is lost, and words are taken out the next time',
  async (failing) => {
    const folder = await temporaryFolder();
    let full = true;
    const store = await opened(
      folder,
      watched((deed) => {
        if (full && deed === failing) throw systemError('ENOSPC');
      }),
    );
    for (const id of ['a', 'b']) await store.inbox.keep(said(id));
    await expect(store.inbox.drop(({ id }) => id === 'a')).rejects.toThrow(/Cannot take words out of .*full/);
    await store.inbox.keep(said('c'));
    full = false;
    await store.inbox.drop(() => false);
    expect((await file(folder)).match(/(?<="said","id":")\w/g)).toEqual(['b', 'c']);
    await store.close();
    expect(ids(await opened(folder))).toEqual(['b', 'c']);
  },
);

test('after a rename that may not have reached the disk, nothing counts as kept before it has', async () => {
  const folder = await temporaryFolder();
  let broken = false;
  const store = await opened(
    folder,
    watched((deed) => {
      if (broken && deed.startsWith('syncFolder')) throw systemError('EIO');
    }),
  );
  for (const id of ['a', 'b']) await store.inbox.keep(said(id));
  broken = true;
  await expect(store.inbox.drop(({ id }) => id === 'a')).rejects.toThrow(StoreError);
  await expect(store.inbox.keep(said('c'))).rejects.toThrow(StoreError);
  broken = false;
  await store.inbox.keep(said('d'));
  await store.close();
  expect(ids(await opened(folder))).toEqual(['b', 'd']);
});

test('what an interrupted renewal left behind is removed at the next start', async () => {
  const folder = await temporaryFolder();
  await (await openLowdbStore(folder)).close();
  await writeFile(join(folder, '.inbox.jsonl.tmp'), 'half');
  await opened(folder);
  expect(await readdir(folder)).not.toContain('.inbox.jsonl.tmp');
});

test('the words are off the disk a moment after the last one is done', async () => {
  const folder = await temporaryFolder();
  const store = await opened(folder);
  await store.inbox.keep(said('a'));
  const text = () => readFile(join(folder, 'inbox.jsonl'), 'utf8');
  expect(await text()).toContain(words);
  store.inbox.done('a');
  await vi.waitFor(async () => expect(await text()).toBe(''), { timeout: 5000 });
});
