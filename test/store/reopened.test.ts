import { expect, test } from 'vitest';
import { openLowdbStore } from '../../src/store/index.ts';
import { monday, outgoing, step } from './fixtures.ts';
import { temporaryFolder } from './folders.ts';

test('what a process that is gone was sending is taken again at once, in doubt, and holds nobody up', async () => {
  const folder = await temporaryFolder();
  const take = { limit: 5, leaseMs: 60_000, now: monday };
  const first = await openLowdbStore(folder);
  await first.commit(
    step([], { outgoing: [outgoing('a', { person: 'p' }), outgoing('b', { person: 'p' })] }),
  );
  expect((await first.takeDeliveries({ ...take, token: 'one' })).map(({ delivery }) => delivery.key)).toEqual(
    ['a'],
  );
  await first.close();

  const second = await openLowdbStore(folder);
  const taken = await second.takeDeliveries({ ...take, token: 'two' });
  expect(taken.map(({ delivery, uncertain }) => [delivery.key, uncertain])).toEqual([['a', true]]);
  expect(await second.settle('a', 'one', { state: 'failed', problem: 'late' }, monday)).toBe(false);
  await second.close();
});
