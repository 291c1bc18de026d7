import { expect, test } from 'vitest';
import { crashRounds } from './crash-rounds.ts';
import { temporaryFolder } from './folders.ts';

test('fifty kills in the middle of writing lose nothing that was acknowledged', {
  timeout: 180_000,
}, async () => {
  const folders = [await temporaryFolder(), await temporaryFolder()];
  const chains = await Promise.all(folders.map((folder) => crashRounds(folder, 25)));
  expect(chains.flatMap(({ lost }) => lost)).toEqual([]);
  expect(chains.flatMap(({ unopened }) => unopened)).toEqual([]);
  for (const { acknowledged } of chains) expect(acknowledged).toBeGreaterThan(25);
});
