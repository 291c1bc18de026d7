import { expect, onTestFinished, test } from 'vitest';
import { disk } from '../../src/store/disk.ts';
import { openLowdbStore, type Store } from '../../src/store/index.ts';
import { watched } from './disks.ts';
import { ask, closed, day, monday, question, retention, step } from './fixtures.ts';
import { temporaryFolder } from './folders.ts';

const keepWords = { ...retention, questionTextDays: 999 };

test('a question that changes while it is moved to the archive stays live, as it was changed', async () => {
  let change: Promise<unknown> | undefined;
  const store: Store = await openLowdbStore(await temporaryFolder(), {
    disk: watched((deed) => {
      if (!deed.startsWith('rename questions-')) return;
      const reopened = question('q1', { state: 'claimed', claimedBy: 'jonas' });
      change = store.commit(step([{ kind: 'questionMoved', question: reopened, from: 0 }]));
    }),
  });
  onTestFinished(() => store.close());
  await ask(store, closed('q1', monday), closed('q2', monday));
  expect(await store.sweep(monday + 2 * day, retention)).toMatchObject({ archived: 1 });
  expect(await change).toBe('done');
  expect(await store.question('q1')).toMatchObject({ rev: 1, claimedBy: 'jonas' });
  expect((await store.liveQuestions()).map(({ id }) => id)).toEqual(['q1']);
  expect(await store.questionsOf('asker', 0)).toHaveLength(2);
});

test('a change that read the archive before an erasure cannot bring the words back after it', async () => {
  const folder = await temporaryFolder();
  const before = await openLowdbStore(folder);
  // Five months make five files, of which four stay in memory: the first one is read again.
  const months = [0, 1, 2, 3, 4].map((n) => closed(`q${n}`, monday - (5 - n) * 31 * day));
  await ask(before, ...months);
  await before.sweep(monday, keepWords);
  await before.close();

  const gate = Promise.withResolvers<void>();
  const reached = Promise.withResolvers<void>();
  let armed = false;
  const slow = {
    ...disk,
    async read(path: string) {
      const bytes = await disk.read(path);
      if (!armed || !path.includes('questions-')) return bytes;
      armed = false;
      reached.resolve();
      await gate.promise;
      return bytes;
    },
  };
  const store = await openLowdbStore(folder, { disk: slow });
  onTestFinished(() => store.close());
  await store.question('q4');
  armed = true;
  const reopened = question('q0', { state: 'claimed', claimedBy: 'jonas' });
  const late = store.commit(step([{ kind: 'questionMoved', question: reopened, from: 0 }]));
  await reached.promise;
  expect(await store.commit(step([{ kind: 'personErased', person: 'asker' }]))).toBe('done');
  gate.resolve();
  expect(await late).toBe('stale');
  expect((await store.question('q0'))?.text).toBeNull();
  expect(await store.liveQuestions()).toEqual([]);
});
