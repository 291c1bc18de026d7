import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noUnit, showing } from '../../src/report/figures/shown.ts';

const people = (name: string, n: number) =>
  new Set(Array.from({ length: n }, (_, index) => `${name}${index}`));

describe('showing()', () => {
  const cases: [string, Map<string, Set<string>>, string[]][] = [
    [
      '12, 9 and 4 shows the 12',
      new Map([
        ['a', people('a', 12)],
        ['b', people('b', 9)],
        ['c', people('c', 4)],
      ]),
      ['a'],
    ],
    [
      '6, 6, 3 and 2 shows both sixes',
      new Map([
        ['a', people('a', 6)],
        ['b', people('b', 6)],
        ['c', people('c', 3)],
        ['d', people('d', 2)],
      ]),
      ['a', 'b'],
    ],
    [
      '12, and two without a unit, shows nothing but everybody',
      new Map([
        ['a', people('a', 12)],
        [noUnit, people('x', 2)],
      ]),
      [],
    ],
    [
      '12, and six without a unit, shows the 12',
      new Map([
        ['a', people('a', 12)],
        [noUnit, people('x', 6)],
      ]),
      ['a'],
    ],
    // Three and three are four people when two of them have moved from the one to the other.
    [
      '9 and 8, and 3 and 3 of four people, shows the 9',
      new Map([
        ['a', people('a', 9)],
        ['b', people('b', 8)],
        ['c', people('c', 3)],
        ['d', new Set(['c0', 'c1', 'd0'])],
      ]),
      ['a'],
    ],
  ];
  test.each(cases)('%s', (_name, groups, units) => {
    const shown = showing(groups, 5);
    expect(shown.total).toBe(true);
    expect([...shown.units].sort()).toEqual(units);
  });

  const groups = fc
    .uniqueArray(
      fc.tuple(
        fc.constantFrom('a', 'b', 'c', 'd', 'e', noUnit),
        fc.uniqueArray(fc.nat(25), { maxLength: 12 }),
      ),
      {
        selector: ([unit]) => unit,
      },
    )
    .map((pairs) => new Map(pairs.map(([unit, all]) => [unit, new Set(all.map(String))])));
  const hidden = fc.uniqueArray(fc.constantFrom('a', 'b', 'c')).map((all) => new Set<string>(all));

  test('law: no shown group, and no difference between everybody and the shown ones, is of 1 to k - 1 people', () => {
    fc.assert(
      fc.property(groups, fc.integer({ min: 5, max: 9 }), hidden, (all, k, held) => {
        const shown = showing(all, k, held);
        const rest = new Set(
          [...all].filter(([unit]) => !shown.units.has(unit)).flatMap(([, one]) => [...one]),
        );
        for (const unit of shown.units)
          expect(new Map<string, ReadonlySet<string>>(all).get(unit)?.size).toBeGreaterThanOrEqual(k);
        expect([...held].filter((unit) => shown.units.has(unit))).toEqual([]);
        if (shown.units.size > 0) expect(rest.size === 0 || rest.size >= k).toBe(true);
        if (!shown.total) expect(shown.units.size).toBe(0);
      }),
    );
  });

  test('law: a higher k never shows more', () => {
    fc.assert(
      fc.property(groups, fc.integer({ min: 5, max: 9 }), (all, k) => {
        const [low, high] = [showing(all, k), showing(all, k + 1)];
        expect(low.total || !high.total).toBe(true);
        expect(high.units.size).toBeLessThanOrEqual(low.units.size);
      }),
    );
  });
});
