import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Disk } from '../../src/store/disk.ts';
import { openLowdbStore, type Store, StoreError } from '../../src/store/index.ts';
import { type Deed, systemError, watched } from './disks.ts';
import { ask, message, monday, question, step, takeSafely } from './fixtures.ts';
import { temporaryFolder } from './folders.ts';

const writing = /^(writeSynced|rename|syncFolder) /;

async function opened(disk: Disk, folder?: string): Promise<Store> {
  const store = await openLowdbStore(folder ?? (await temporaryFolder()), { disk });
  onTestFinished(() => store.close());
  return store;
}

const open = (id: string) => step([{ kind: 'questionOpened', question: question(id) }]);

test('a commit is one line at the end of the log and one flush, and nothing else', async () => {
  const deeds: Deed[] = [];
  const store = await opened(watched((deed) => void deeds.push(deed)));
  deeds.length = 0;
  await ask(store, question('q1'));
  expect(deeds).toEqual(['append live.jsonl']);
});

test('at rest, and after closing, the file is whole and the log is empty', async () => {
  const folder = await temporaryFolder();
  const store = await opened(
    watched(() => undefined),
    folder,
  );
  const log = () => readFile(join(folder, 'live.jsonl'), 'utf8');
  await ask(store, question('q1'));
  expect(await log()).not.toBe('');
  await vi.waitFor(async () => expect(await log()).toBe(''), { timeout: 5000 });
  await ask(store, question('q2'));
  await store.close();
  expect(await log()).toBe('');
  expect(await readFile(join(folder, 'live.json'), 'utf8')).toContain('"q2"');
});

test('a file is written whole: a temporary file, fsync, rename, fsync of the folder', async () => {
  const deeds: Deed[] = [];
  const store = await opened(watched((deed) => void deeds.push(deed)));
  await ask(store, question('q1'));
  deeds.length = 0;
  await store.close();
  expect(deeds.slice(0, 5)).toEqual([
    'append live.jsonl',
    'writeSynced .live.json.tmp',
    'rename live.json',
    expect.stringMatching(/^syncFolder medvind-store-/),
    'cut live.jsonl',
  ]);
});

test('words that are to be gone are gone from file and log when the commit is acknowledged', async () => {
  const folder = await temporaryFolder();
  const store = await opened(
    watched(() => undefined),
    folder,
  );
  const words = 'something that should not have been written';
  await ask(store, question('q1', { text: words }));
  const gone = question('q1', { text: null });
  await store.commit(step([{ kind: 'questionMoved', question: gone, from: 0 }]));
  for (const name of ['live.json', 'live.jsonl']) {
    expect(await readFile(join(folder, name), 'utf8')).not.toContain(words);
  }
});

test('a person who is taken out of what leaders wrote and decided is gone from file and log at once', async () => {
  const folder = await temporaryFolder();
  const store = await opened(
    watched(() => undefined),
    folder,
  );
  const letter = {
    id: 'l1',
    units: ['a'],
    draft: 'why',
    text: 'Derfor.',
    at: monday,
    sendAt: monday,
    fed: 2,
  };
  const decided = { action: '2026-W47/a/ressourcer', decision: 'will', at: monday } as const;
  await store.commit(
    step([
      { kind: 'letterWritten', letter: { ...letter, by: 'first-leader', to: ['second-leader', 'third'] } },
      { kind: 'actionDecided', decided: { ...decided, by: 'third-leader' } },
      { kind: 'gainShared', gain: { id: 'g1', person: 'sharer', text: 'Halv tid på planen', at: monday } },
    ]),
  );
  const people = ['first-leader', 'second-leader', 'third-leader', 'sharer'];
  for (const person of people) {
    await store.commit(step([{ kind: 'personErased', person }]));
    for (const name of ['live.json', 'live.jsonl'])
      expect(await readFile(join(folder, name), 'utf8')).not.toContain(`"${person}"`);
  }
  expect(await readFile(join(folder, 'live.json'), 'utf8')).not.toContain('Halv tid');
});

test('a file and a log that do not belong together are refused, and left as they are', async () => {
  const folder = await temporaryFolder();
  const before = await openLowdbStore(folder);
  await ask(before, question('q1'));
  const log = await readFile(join(folder, 'live.jsonl'));
  await before.close();
  await writeFile(join(folder, 'live.jsonl'), log.toString().replace(/"after":"./, '"after":"-'));
  await expect(openLowdbStore(folder)).rejects.toThrow(/live\.json: it is older or newer than .*live\.jsonl/);
});

test('half a line that a power cut left is no change, and does no harm to the next one', async () => {
  const folder = await temporaryFolder();
  const before = await openLowdbStore(folder);
  await ask(before, question('q1'));
  const [live, log] = await Promise.all(
    ['live.json', 'live.jsonl'].map((name) => readFile(join(folder, name))),
  );
  await before.close();
  await writeFile(join(folder, 'live.json'), live ?? '');
  await writeFile(join(folder, 'live.jsonl'), `${log}{"put":{"questions":{"q2":{"id`);
  const between = await openLowdbStore(folder);
  expect((await between.liveQuestions()).map(({ id }) => id)).toEqual(['q1']);
  await ask(between, question('q3'));
  await between.close();
  const after = await opened(
    watched(() => undefined),
    folder,
  );
  expect((await after.liveQuestions()).map(({ id }) => id)).toEqual(['q1', 'q3']);
});

test('fifty commits at once share one write', async () => {
  const deeds: Deed[] = [];
  const store = await opened(watched((deed) => void deeds.push(deed)));
  deeds.length = 0;
  const committed = await Promise.all(Array.from({ length: 50 }, (_, n) => store.commit(open(`q${n}`))));
  expect(new Set(committed)).toEqual(new Set(['done']));
  expect(deeds).toEqual(['append live.jsonl']);
});

test('commits that come while a write is under way share the next one', async () => {
  let writes = 0;
  const late: Promise<unknown>[] = [];
  const store: Store = await opened(
    watched((deed) => {
      if (deed !== 'append live.jsonl') return;
      writes += 1;
      if (writes === 1) for (let n = 0; n < 50; n += 1) late.push(store.commit(open(`late${n}`)));
    }),
  );
  await store.commit(open('first'));
  await Promise.all(late);
  expect(late).toHaveLength(50);
  expect(writes).toBe(2);
});

test('what changes nothing writes nothing', async () => {
  const deeds: Deed[] = [];
  const store = await opened(watched((deed) => void deeds.push(deed)));
  await ask(store, question('q1'));
  deeds.length = 0;
  await store.commit(open('q1'));
  await takeSafely(store, { limit: 10, now: monday, leaseMs: 1000, token: 't' });
  await store.settle('nothing', 't', { state: 'failed', problem: '' }, monday);
  expect(deeds).toEqual([]);
});

test('nobody is told anything, winner or loser, before the winner’s claim is on the disk', async () => {
  let hold = Promise.withResolvers<void>();
  hold.resolve();
  const store = await opened(watched((deed) => (deed === 'append live.jsonl' ? hold.promise : undefined)));
  await ask(store, question('q1'));
  hold = Promise.withResolvers();
  const told: string[] = [];
  const claim = async (by: string) => {
    const claimed = question('q1', { state: 'claimed', claimedBy: by });
    told.push(
      await store.commit(step([{ kind: 'questionMoved', question: claimed, from: 0 }], { event: by })),
    );
  };
  const claims = [claim('jonas'), claim('mette'), claim('jonas')];
  // The disk is asked for the last time before it holds; turns of the event loop cannot bring an answer.
  for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  expect(told).toEqual([]);
  expect((await store.question('q1'))?.state).toBe('open');
  hold.resolve();
  await Promise.all(claims);
  expect(told).toEqual(['done', 'stale', 'repeated']);
  expect((await store.question('q1'))?.claimedBy).toBe('jonas');
});

const failures = [
  ['append', 'ENOSPC', 'the disk is full (ENOSPC). Nothing of this change was kept. Free some space'],
  ['append', 'EDQUOT', 'the quota of this user is used up (EDQUOT)'],
  ['append', 'EIO', 'the disk reports an error (EIO)'],
  ['append', 'EROFS', 'the file system is read-only (EROFS)'],
  ['append', 'EACCES', 'this user may not (EACCES)'],
] as const;
test.each(failures)(
  'when %s gives %s, every waiting commit is refused and nothing is kept',
  async (what, code, words) => {
    let broken = false;
    const folder = await temporaryFolder();
    const disk = watched((deed) => {
      if (broken && deed.startsWith(what)) throw systemError(code);
    });
    const lines: string[] = [];
    const log = {
      info: (line: string) => lines.push(`info ${line}`),
      warn: (line: string) => lines.push(`warn ${line}`),
      error: (line: string) => lines.push(`error ${line}`),
    };
    const store = await openLowdbStore(folder, { disk, log });
    await ask(store, question('before'));
    lines.length = 0;

    broken = true;
    const claimed = question('before', { state: 'claimed', claimedBy: 'jonas' });
    const refused = await Promise.allSettled([
      store.commit(open('lost')),
      store.commit(open('lost')),
      store.commit(step([{ kind: 'questionMoved', question: claimed, from: 0 }])),
    ]);
    for (const one of refused) {
      if (one.status === 'fulfilled') throw new Error('a commit was acknowledged that is not on the disk');
      expect(one.reason).toBeInstanceOf(StoreError);
      expect(String(one.reason)).toContain(`Cannot save ${join(folder, 'live.json')}: ${words}`);
    }
    expect(await store.question('lost')).toBeUndefined();
    expect(await store.question('before')).toEqual(question('before'));
    await expect(store.commit(open('lost again'))).rejects.toThrow(StoreError);
    expect(lines.filter((line) => line.startsWith('error'))).toHaveLength(1);

    broken = false;
    expect(await store.commit(open('after'))).toBe('done');
    expect(lines.at(-1)).toBe(`info Saving to ${folder} works again.`);
    await store.close();
    const again = await opened(
      watched(() => undefined),
      folder,
    );
    const ids = (await again.liveQuestions()).map(({ id }) => id);
    expect(ids).toEqual(['before', 'after']);
  },
);

test('a change that stood on a lost one is lost with it', async () => {
  let writes = 0;
  let second: Promise<unknown> = Promise.resolve();
  const folder = await temporaryFolder();
  const claimed = question('q1', { state: 'claimed', claimedBy: 'jonas' });
  const claim = step([{ kind: 'questionMoved', question: claimed, from: 0 }]);
  const store: Store = await opened(
    watched(async (deed) => {
      if (deed !== 'append live.jsonl') return;
      writes += 1;
      if (writes !== 1) return;
      second = store.commit(claim).catch((cause: unknown) => cause);
      // The archive, which is known already, is looked in before the change is made.
      for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      throw systemError('ENOSPC');
    }),
    folder,
  );
  expect(await store.question('q1')).toBeUndefined();
  await expect(ask(store, question('q1'))).rejects.toThrow('the disk is full');
  expect(await second).toBeInstanceOf(StoreError);
  expect(await store.commit(claim)).toBe('stale');
});

test('a line of a conversation is on the disk before it is acknowledged, and lines share writes', async () => {
  const deeds: Deed[] = [];
  const store = await opened(watched((deed) => void deeds.push(deed)));
  deeds.length = 0;
  const keys = Array.from({ length: 20 }, (_, n) => `k${n}`);
  await Promise.all(
    keys.map((key) => store.transcript.add({ key, place: 'p/../../x', message: message(key), at: monday })),
  );
  const writes = deeds.filter((deed) => writing.test(deed));
  expect(writes).toEqual([
    expect.stringMatching(/^writeSynced \.[0-9a-f]{32}\.json\.tmp$/),
    expect.stringMatching(/^rename [0-9a-f]{32}\.json$/),
    'syncFolder transcript',
  ]);
});

test('what is saved is compact JSON that a restart reads back whole', async () => {
  const folder = await temporaryFolder();
  const store = await openLowdbStore(folder);
  await ask(store, question('q1', { text: 'Æblegrød & "quotes"\u2028\n𝕏' }));
  await store.transcript.add({ key: 'k', place: 'p', message: message('hello'), at: monday });
  await store.close();
  expect(await readFile(join(folder, 'live.json'), 'utf8')).not.toMatch(/\n| {2}/);
  const again = await openLowdbStore(folder);
  expect(await again.question('q1')).toEqual(question('q1', { text: 'Æblegrød & "quotes"\u2028\n𝕏' }));
  expect(await again.transcript.read('p', 0)).toMatchObject([{ key: 'k', seq: 1 }]);
  expect(await again.transcript.replace('k', message('new'), monday)).toMatchObject({ seq: 2 });
  await again.close();
});
