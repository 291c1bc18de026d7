import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { close, type Earlier, type Seat, sizeOf, type WaveResult } from '../../src/pulse/index.ts';
import { computable, type Known } from './attacker.ts';
import { given, item, seat, wave } from './world.ts';

/** People of a small organisation and the weeks in which each belongs to which unit. */
interface Story {
  readonly weeks: readonly (readonly Seat[])[];
  readonly answers: ReadonlyMap<string, number>;
}

const unitNames = ['a', 'b', 'c', 'd'];
const items = [item('C1'), item('B1', { for: 'superusers' })];

// Small units, so that thresholds matter; a few people join, leave and move each week.
const story: fc.Arbitrary<Story> = fc
  .record({
    sizes: fc.array(fc.integer({ min: 0, max: 13 }), { minLength: 1, maxLength: 4 }),
    moves: fc.array(
      fc.array(fc.tuple(fc.nat(60), fc.constantFrom<string>('out', 'new', ...unitNames)), { maxLength: 7 }),
      { minLength: 1, maxLength: 4 },
    ),
    values: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 100, maxLength: 100 }),
  })
  .map(({ sizes, moves, values }) => {
    let now = sizes.flatMap((n, unit) =>
      Array.from({ length: n }, (_, index) =>
        seat(`p${unit}-${index}`, unitNames[unit] ?? 'a', { superuser: index % 3 === 0 }),
      ),
    );
    const weeks = [now];
    let joined = 0;
    for (const changes of moves) {
      for (const [who, to] of changes) {
        const someone = now[who % Math.max(1, now.length)];
        // Counted, not named after the roster's length: that comes round again when somebody leaves, and nobody sits twice.
        if (to === 'new') {
          joined += 1;
          now = [...now, seat(`n${joined}`, unitNames[who % sizes.length] ?? 'a')];
        } else if (someone === undefined) continue;
        else if (to === 'out') now = now.filter((one) => one !== someone);
        else now = now.map((one) => (one === someone ? { ...one, unit: to } : one));
      }
      weeks.push(now);
    }
    const people = [...new Set(weeks.flat().map(({ person }) => person))];
    return { weeks, answers: new Map(people.map((person, n) => [person, values[n % 100] ?? 3])) };
  });

/** Runs the waves of a story, everybody answering the same every week; what each has published. */
function run({ weeks, answers }: Story, k: number, answering: (who: string, week: number) => boolean) {
  const earlier: Earlier[] = [];
  const waves: { result: WaveResult; seats: readonly Seat[]; who: readonly Seat[] }[] = [];
  for (const [index, seats] of weeks.entries()) {
    const units = [...new Set(seats.map(({ unit }) => unit))];
    const who = seats.filter(({ person }) => answering(person, index));
    const result = close({
      wave: wave(units, { id: `pulse/prove/${index}`, k, items }),
      seats,
      given: who.map((one) => ({
        ...given(one.unit, 0),
        seat: one,
        values: Object.fromEntries(items.map(({ id }) => [id, answers.get(one.person) ?? 3])),
      })),
      earlier,
      themes: [],
    });
    earlier.push({ result, seats });
    waves.push({ result, seats, who });
  }
  return waves;
}

/** Every published figure as an exact sum over the people it was made of: more than anybody is told. */
function figuresOf(
  { result, who }: { result: WaveResult; who: readonly Seat[] },
  id: string,
  exactBelow: number,
): Known[] {
  const one = result.items.find((each) => each.item.id === id);
  if (one === undefined) return [];
  const asked = who.filter(({ superuser }) => one.item.for !== 'superusers' || superuser);
  const figures: Known[] = [];
  if (one.total !== undefined && sizeOf(one.total.counts) < exactBelow)
    figures.push(new Set(asked.map(({ person }) => person)));
  for (const { unit, counts } of one.units)
    if (sizeOf(counts) < exactBelow)
      figures.push(new Set(asked.filter((each) => each.unit === unit).map(({ person }) => person)));
  // "By week since go-live" sums units that are shown, so it stands in the span of these rows already.
  return figures;
}

const k = fc.integer({ min: 5, max: 8 });

describe('an attacker who sees every published number', () => {
  test('computes no group below k within a wave, knowing all sums exactly and who answered', () => {
    fc.assert(
      fc.property(story, k, fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }), (told, least, mood) => {
        const answering = (who: string, week: number) =>
          mood[(who.length + who.charCodeAt(who.length - 1) + week) % 7] ?? true;
        for (const one of run(told, least, answering))
          for (const { id } of items)
            expect(computable(figuresOf(one, id, Number.POSITIVE_INFINITY), least)).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });

  test('computes no group below k over weeks in which people join, leave and move and nobody changes their mind', () => {
    fc.assert(
      fc.property(story, k, (told, least) => {
        const waves = run(told, least, () => true);
        for (const { id } of items) {
          const known = waves.flatMap((one) => figuresOf(one, id, 20));
          expect(computable(known, least)).toBeUndefined();
        }
      }),
      { numRuns: 300 },
    );
  });

  test('would compute one without the rule for consecutive weeks, so the attack has teeth', () => {
    const nine = Array.from({ length: 9 }, (_, n) => seat(`a${n}`, 'a'));
    const before = new Set(nine.map(({ person }) => person));
    const after = new Set(nine.slice(1).map(({ person }) => person));
    expect(computable([before, after], 5)).toEqual(['a0']);
  });

  test('sees a unit held back when one of nine has left, and again when the unit is as before', () => {
    const nine = Array.from({ length: 9 }, (_, n) => seat(`a${n}`, 'a'));
    const others = Array.from({ length: 30 }, (_, n) => seat(`b${n}`, 'b'));
    const told: Story = {
      weeks: [
        [...nine, ...others],
        [...nine.slice(1), ...others],
        [...nine, ...others],
      ],
      answers: new Map(),
    };
    const shown = run(told, 5, () => true).map(({ result }) =>
      result.items[0]?.units.map(({ unit }) => unit),
    );
    expect(shown).toEqual([['a', 'b'], ['b'], ['a', 'b']]);
  });

  test('learns nothing exact from a figure of twenty or more: several sums fit the published mean', () => {
    const told: string[] = [];
    const tenths = (sum: number, n: number) => Math.round((10 * sum) / n);
    for (let n = 20; n <= 200; n++) {
      // The ends of the scale are left out: when everybody agrees, that is what the figure says.
      for (let sum = n + 1; sum < 5 * n; sum++) {
        const mean = tenths(sum, n);
        if (mean !== tenths(sum - 1, n) && mean !== tenths(sum + 1, n)) told.push(`${sum} of ${n}`);
      }
    }
    expect(told).toEqual([]);
  });
});
