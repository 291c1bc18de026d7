import { expect, test } from 'vitest';
import { rehearse } from '../src/rehearsal.ts';
import { known } from './support/town.ts';

test('a rehearsal asks the questions of the content and leaves the content in force as it was', async () => {
  const { knowing } = await known({});
  const before = { ...knowing };
  const wordings = [...knowing.content.entries.values()].map(({ phrasings }) =>
    Math.min(phrasings.length + 1, 2),
  );
  const all = wordings.reduce((sum, count) => sum + count, 0);
  const asked = await rehearse({ knowing: () => knowing, clock: Date.now, lang: 'da' });
  expect(asked).toBe(Math.min(all, 300));
  expect(knowing).toEqual(before);
});

test('whoever really asks is served between two questions of a rehearsal', async () => {
  const { knowing } = await known({});
  let served = 0;
  let isOver = false;
  const serve = (): void => {
    served += 1;
    if (!isOver) setImmediate(serve);
  };
  setImmediate(serve);
  const asked = await rehearse({ knowing: () => knowing, clock: Date.now, lang: 'da' });
  isOver = true;
  expect(asked).toBeGreaterThan(10);
  expect(served).toBeGreaterThanOrEqual(asked);
});
