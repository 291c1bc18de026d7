import fc from 'fast-check';
import { expect, test } from 'vitest';
import { finished } from '../../src/answer/index.ts';
import { concentrationOf } from '../../src/answer/rows/concentration.ts';
import type { Rows } from '../../src/answer/rows/rows.ts';

/** Rows of whole words, and whose each is; owners in order, as in a library. */
function concentrationIn(
  texts: readonly (readonly [owner: number, ...features: number[]])[],
  features: number,
) {
  const start = [0];
  const seen = new Int32Array(features);
  for (const [, ...own] of texts) {
    start.push((start.at(-1) as number) + own.length);
    for (const feature of own) seen[feature] = (seen[feature] as number) + 1;
  }
  const all = texts.flatMap(([, ...own]) => own);
  const rows: Rows = {
    count: texts.length,
    start: Int32Array.from(start),
    pieces: Int32Array.from(start.slice(1)),
    features: Int32Array.from(all),
    times: new Uint8Array(all.length).fill(1),
  };
  const chosen = Int32Array.from(texts, (_, row) => row);
  const owner = Int32Array.from(texts, ([one]) => one);
  return finished(concentrationOf(rows, chosen, owner, seen));
}

test('a word of one entry tells more than one that stands in every entry as often', () => {
  const [own, everywhere] = concentrationIn(
    [
      [0, 0, 1],
      [0, 0, 1],
      [1, 1],
      [1, 1],
      [2, 1],
      [2, 1],
    ],
    2,
  ) as Float32Array;
  expect(own).toBeCloseTo((2 + 0.5 * 3) / (2 + 3));
  expect(everywhere).toBeCloseTo((0 + 0.5 * 3) / (6 + 3));
});

test('an entry with many wordings weighs no more than one with few', () => {
  const of = (wordings: number) =>
    concentrationIn(
      [...Array.from({ length: wordings }, (): [number, number] => [0, 0]), [1, 0], [2, 0]],
      1,
    )[0] as number;
  // Spread evenly over all three whatever their sizes: only what is drawn towards a half differs.
  expect(of(1)).toBeCloseTo((0 + 0.5 * 3) / (3 + 3));
  expect(of(7)).toBeCloseTo((0 + 0.5 * 3) / (9 + 3));
});

test('what stands once says nothing either way', () => {
  expect([...concentrationIn([[0, 0], [1]], 2)]).toEqual([0.5, 0.5]);
});

test('it is between 0 and 1, whatever the content', () => {
  const row = fc.tuple(fc.nat(4), fc.uniqueArray(fc.nat(9), { maxLength: 6 }));
  fc.assert(
    fc.property(fc.array(row, { maxLength: 40 }), (made) => {
      const texts = made.map(([owner, features]): [number, ...number[]] => [owner, ...features]);
      texts.sort(([a], [b]) => a - b);
      for (const one of concentrationIn(texts, 10)) {
        expect(one).toBeGreaterThanOrEqual(-1e-6);
        expect(one).toBeLessThanOrEqual(1);
      }
    }),
  );
});
