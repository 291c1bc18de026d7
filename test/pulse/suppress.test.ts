import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { close, suppress } from '../../src/pulse/index.ts';
import { given, item, seat, wave } from './world.ts';

const few = 'for få svar';

/** Answers in sibling units, the threshold, and the units that are shown; `total` and "for få svar" by name. */
const vectors: readonly [readonly number[], number, readonly (number | 'total')[] | typeof few][] = [
  [[12, 9, 4], 5, [12, 'total']],
  [[12, 4], 5, ['total']],
  [[6, 6, 3, 2], 5, [6, 6, 'total']],
  [[30, 2, 2], 5, ['total']],
  [[8, 1], 5, ['total']],
  [[4, 0], 5, few],
  [[5, 5, 5], 5, [5, 5, 5, 'total']],
  [[20, 4, 5], 5, [20, 'total']],
  [[3, 3], 5, ['total']],
  // Our own.
  [[], 5, few],
  [[0, 0, 0], 5, few],
  [[5], 5, [5, 'total']],
  [[4], 5, few],
  [[12, 0], 5, [12, 'total']],
  [[12, 0, 0, 1], 5, ['total']],
  [[10, 10, 1], 5, [10, 'total']],
  [[7, 6, 5, 4], 5, [7, 6, 'total']],
  [[40, 30, 20, 1, 1, 1], 5, [40, 30, 'total']],
  [[5, 5, 5, 5, 4, 1], 5, [5, 5, 5, 5, 'total']],
  [[9, 9], 10, ['total']],
  [[10, 9], 10, ['total']],
  [[15, 14, 14], 15, [15, 'total']],
  [[15, 14], 15, ['total']],
  [[2, 2], 5, few],
  [[1, 1, 1, 1, 1], 5, ['total']],
];

describe('suppress()', () => {
  test.each(vectors)('%j with k = %i shows %j', (sizes, k, wanted) => {
    const siblings = sizes.map((n, index) => ({ id: `u${index}`, n }));
    const shown = suppress(siblings, k);
    const sums = siblings.filter(({ id }) => shown.siblings.has(id)).map(({ n }) => n);
    if (wanted === few) expect(shown).toEqual({ total: false, siblings: new Set() });
    else expect([...sums, ...(shown.total ? ['total'] : [])]).toEqual(wanted);
  });

  test('whatever is shown and whatever is left when it is taken away has k answers or none', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(25), { maxLength: 12 }),
        fc.integer({ min: 5, max: 15 }),
        fc.array(fc.nat(11), { maxLength: 3 }),
        (sizes, k, barred) => {
          const siblings = sizes.map((n, index) => ({ id: `u${index}`, n }));
          const hidden = new Set(barred.map((index) => `u${index}`));
          const shown = suppress(siblings, k, hidden);
          const total = sizes.reduce((sum, n) => sum + n, 0);
          const sums = siblings.filter(({ id }) => shown.siblings.has(id)).map(({ n }) => n);
          const rest = total - sums.reduce((sum, n) => sum + n, 0);
          expect(sums.every((n) => n >= k)).toBe(true);
          expect(shown.total).toBe(total >= k);
          if (shown.total) expect(rest === 0 || rest >= k).toBe(true);
          for (const id of hidden) expect(shown.siblings.has(id)).toBe(false);
        },
      ),
    );
  });
});

describe('close() keeps only what may be shown', () => {
  const units = (sizes: Readonly<Record<string, number>>) => {
    const seats = Object.entries(sizes).flatMap(([unit, n]) =>
      Array.from({ length: n }, (_, index) => seat(`${unit}${index}`, unit)),
    );
    return { seats, given: seats.map(({ unit }, index) => given(unit, 1 + (index % 5))) };
  };

  test('a unit below k and the sibling that would give it away are neither shown nor kept', () => {
    const { seats, given: all } = units({ a: 12, b: 9, c: 4 });
    const [one] = close({ wave: wave(['a', 'b', 'c']), seats, given: all, earlier: [], themes: [] }).items;
    expect(one?.units.map(({ unit }) => unit)).toEqual(['a']);
    expect(one?.hidden).toEqual([
      { unit: 'b', why: 'protects' },
      { unit: 'c', why: 'few' },
    ]);
  });

  test('"not relevant" is not an answer: four scores and one "not relevant" stay hidden', () => {
    const seats = Array.from({ length: 5 }, (_, n) => seat(`a${n}`, 'a'));
    const all = [0, 1, 2, 3, 4].map((value) => given('a', value));
    const [one] = close({ wave: wave(['a']), seats, given: all, earlier: [], themes: [] }).items;
    expect(one?.total).toBeUndefined();
    expect(one?.units).toEqual([]);
  });

  test('an item for superusers rolls up to the superusers of all units', () => {
    const seats = ['a', 'b', 'c'].flatMap((unit) =>
      Array.from({ length: 8 }, (_, n) => seat(`${unit}${n}`, unit, { superuser: n < 3 })),
    );
    const all = seats.map(({ unit, superuser }) => ({
      seat: { unit, superuser, manager: false },
      values: { B1: 4 },
    }));
    const asked = wave(['a', 'b', 'c'], { items: [item('B1', { for: 'superusers' })] });
    const [one] = close({ wave: asked, seats, given: all, earlier: [], themes: [] }).items;
    expect(one?.total?.counts).toEqual([0, 0, 0, 9, 0]);
    expect(one?.units).toEqual([]);
  });

  test('comments leave themes alone, from ten comments on, each with k or more', () => {
    const seats = Array.from({ length: 20 }, (_, n) => seat(`a${n}`, 'a'));
    const themes = [
      { id: 'tid', title: { da: 'Tid', en: 'Time' }, words: ['tid'] },
      { id: 'breve', title: { da: 'Breve', en: 'Letters' }, words: ['brev'] },
    ];
    const asked = wave(['a'], { comments: true });
    const comments = (n: number) =>
      seats.slice(0, n).map((_, index) => given('a', 3, 'C1', index < 4 ? 'et brev' : 'mere TID'));
    const nine = close({ wave: asked, seats, given: comments(9), earlier: [], themes });
    const ten = close({ wave: asked, seats, given: comments(10), earlier: [], themes });
    expect(nine.themes).toBeUndefined();
    expect(ten.themes).toEqual([{ id: 'tid', n: 6 }]);
    expect(JSON.stringify(ten)).not.toContain('mere');
  });
});
