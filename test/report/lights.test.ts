import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type GoalReading, type Light, reportOf, type WeekReport } from '../../src/report/index.ts';
import { answersOf, asked, facts, goal, goalsFile, round, scopeIn, week, withRounds } from './world.ts';

const weeks = [
  '2026-W42',
  '2026-W43',
  '2026-W44',
  '2026-W45',
  '2026-W46',
  '2026-W47',
  '2026-W48',
  '2026-W49',
];
/** So many answer that a step of 0.4 is more than chance when they agree, and 0.1 is not. */
const many = 40;

/** Answers of a mean as people give them: every second one lower, every second one higher. */
function spread(n: number, mean: number): number[] {
  return answersOf(n, mean).map((value, index) => value + (index % 2 === 0 ? 1 : -1));
}

type Course = readonly [name: string, steps: readonly Step[], item: string];
type Step = readonly [mean: number | undefined, light: Light, why: GoalReading['why']];

/** Reports week by week, each knowing those before it; a week without a mean has no round. */
function run(means: readonly (number | undefined)[], item = 'C1', n = many): GoalReading[] {
  const earlier: WeekReport[] = [];
  const rounds: ReturnType<typeof round>[] = [];
  const target = goal('maal', { measure: { kind: 'pulse', item }, fromWeek: -10 });
  for (const [index, mean] of means.entries()) {
    const of = weeks[index] ?? '';
    if (mean !== undefined) rounds.push(round(of, { [item]: { nord: spread(n, mean) } }));
    earlier.push(
      reportOf(facts({ week: of, goals: goalsFile([target]), earlier: [...earlier], ...withRounds(rounds) })),
    );
  }
  return earlier.map((report) => scopeIn(report).goals[0] as GoalReading);
}

/** The goal is up to 3.2, give or take 0.1. */
const courses: readonly Course[] = [
  ['on target is green', [[3.2, 'green', 'onTarget']], 'C1'],
  ['just inside tolerance is green', [[3.1, 'green', 'insideTolerance']], 'C1'],
  ['outside once is yellow', [[3.0, 'yellow', 'outsideOnce']], 'C1'],
  [
    'outside twice in a row is red',
    [
      [3.0, 'yellow', 'outsideOnce'],
      [3.0, 'red', 'outsideTwice'],
    ],
    'C1',
  ],
  [
    'the same round again sets no new light',
    [
      [3.0, 'yellow', 'outsideOnce'],
      [undefined, 'yellow', 'outsideOnce'],
    ],
    'C1',
  ],
  [
    'a fall by more than chance turns green to yellow',
    [
      [3.6, 'green', 'onTarget'],
      [3.0, 'yellow', 'outsideOnce'],
    ],
    'C1',
  ],
  [
    'a fall by no more than chance leaves green',
    [
      [3.1, 'green', 'insideTolerance'],
      [3.0, 'green', 'steady'],
    ],
    'C1',
  ],
  [
    'a fall turns green when it is more than chance since the last green figure',
    [
      [3.3, 'green', 'onTarget'],
      [3.2, 'green', 'onTarget'],
      [3.1, 'green', 'insideTolerance'],
      [2.7, 'yellow', 'outsideOnce'],
    ],
    'C1',
  ],
  [
    'a rise by no more than chance leaves red',
    [
      [3.0, 'yellow', 'outsideOnce'],
      [3.0, 'red', 'outsideTwice'],
      [3.1, 'red', 'steady'],
    ],
    'C1',
  ],
  [
    'a rise by more than chance turns red to green',
    [
      [2.9, 'yellow', 'outsideOnce'],
      [2.9, 'red', 'outsideTwice'],
      [3.4, 'green', 'onTarget'],
    ],
    'C1',
  ],
  [
    'outside, inside by chance, outside again is not twice in a row',
    [
      [3.0, 'yellow', 'outsideOnce'],
      [3.1, 'yellow', 'steady'],
      [3.0, 'yellow', 'outsideOnce'],
    ],
    'C1',
  ],
  ['time below 2.5 is red at once', [[2.4, 'red', 'veryLow']], 'T1'],
  ['help below 2.5 is red at once', [[2.4, 'red', 'veryLow']], 'H1'],
  ['confidence below 2.5 is yellow the first time', [[2.4, 'yellow', 'outsideOnce']], 'C1'],
  ['without a round there is no light', [[undefined, 'grey', 'noFigure']], 'C1'],
];

describe('a light', () => {
  test.each(courses)('%s', (_name, steps, item) => {
    const readings = run(
      steps.map(([mean]) => mean),
      item,
    );
    expect(readings.map(({ light, why }) => [light, why])).toEqual(
      steps.map(([, light, why]) => [light, why]),
    );
  });

  test('is grey before the goal counts, and shows its figure all the same', () => {
    const report = reportOf(
      facts({
        goals: goalsFile([goal('maal', { fromWeek: 8 })]),
        ...withRounds([round(week, { C1: { nord: answersOf(12, 2) } })]),
      }),
    );
    expect(scopeIn(report).goals[0]).toMatchObject({ light: 'grey', why: 'notYet', reading: { value: 2 } });
  });

  test('is grey with too few answers', () => {
    const one = round(week, { C1: { nord: answersOf(12, 4), syd: answersOf(4, 4) } });
    const report = reportOf(facts({ goals: goalsFile([goal('maal')]), ...withRounds([one]) }));
    expect(scopeIn(report, 'syd').goals[0]).toMatchObject({ light: 'grey', why: 'tooFew' });
    expect(scopeIn(report, 'syd').goals[0]).not.toHaveProperty('reading');
  });

  test('begins afresh when the goal has got another target', () => {
    const before = reportOf(
      facts({
        week: '2026-W46',
        goals: goalsFile([goal('maal', { target: 2.5 })]),
        ...withRounds([round('2026-W46', { C1: { nord: answersOf(many, 3) } })]),
      }),
    );
    const now = reportOf(
      facts({
        goals: goalsFile([goal('maal')]),
        earlier: [before],
        ...withRounds([round('2026-W46', { C1: { nord: answersOf(many, 3) } })]),
      }),
    );
    expect(scopeIn(before).goals[0]?.light).toBe('green');
    expect(scopeIn(now).goals[0]).toMatchObject({ light: 'yellow', why: 'outsideOnce' });
  });

  test('says no baseline where nobody wrote one', () => {
    const goals = goalsFile([goal('uden'), goal('med', { baseline: 3.1 })]);
    const [without, withOne] = scopeIn(reportOf(facts({ goals }))).goals;
    expect(without).not.toHaveProperty('baseline');
    expect(withOne?.baseline).toBe(3.1);
  });

  test('of a goal to be below its target is yellow above it', () => {
    const inquiries = Array.from({ length: 12 }, (_, n) => [
      asked(`nord-${n}`, 'nord'),
      asked(`nord-${n}`, 'nord'),
    ]).flat();
    const few = goal('faa', {
      measure: { kind: 'activity', figure: 'perAsker' },
      direction: 'down',
      target: 1.5,
      tolerance: 0.2,
    });
    expect(scopeIn(reportOf(facts({ goals: goalsFile([few]), inquiries }))).goals[0]).toMatchObject({
      light: 'yellow',
      reading: { value: 2, cases: 24 },
    });
  });

  test('is given to no more than five goals, in their order', () => {
    const goals = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => goal(id));
    expect(scopeIn(reportOf(facts({ goals: goalsFile(goals) }))).goals.map((one) => one.goal)).toEqual([
      'a',
      'b',
      'c',
      'd',
      'e',
    ]);
  });

  test('law: turns only when the figure has moved by more than chance, but for yellow that lasts', () => {
    // With everybody's mean the same each week, chance alone moves the answers: 8 people, any answers.
    const answers = fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 8, maxLength: 8 }), {
      minLength: 2,
      maxLength: 8,
    });
    fc.assert(
      fc.property(answers, (told) => {
        const rounds = told.map((values, index) => round(weeks[index] ?? '', { C1: { nord: values } }));
        const earlier: WeekReport[] = [];
        for (const [index] of told.entries())
          earlier.push(
            reportOf(
              facts({
                week: weeks[index] ?? '',
                goals: goalsFile([goal('maal', { fromWeek: -10 })]),
                earlier: [...earlier],
                ...withRounds(rounds.slice(0, index + 1)),
              }),
            ),
          );
        const readings = earlier.map((report) => scopeIn(report).goals[0] as GoalReading);
        for (const [index, one] of readings.entries()) {
          const before = readings[index - 1];
          if (before === undefined || before.light === one.light) continue;
          if (before.light === 'yellow' && one.light === 'red') continue;
          const set = told[weeks.indexOf(before.since ?? '')] ?? [];
          expect(beyond(set, told[index] ?? [])).toBeGreaterThan(1);
        }
      }),
      { numRuns: 150 },
    );
  });
});

/** How many times the noise of the field's formula two rounds' means are apart; worked out here once more. */
function beyond(a: readonly number[], b: readonly number[]): number {
  const mean = (all: readonly number[]) => all.reduce((sum, n) => sum + n, 0) / all.length;
  const variance = (all: readonly number[]) =>
    all.reduce((sum, n) => sum + (n - mean(all)) ** 2, 0) / (all.length - 1);
  const noise = 1.64 * Math.sqrt(variance(a) / a.length + variance(b) / b.length);
  const apart = Math.abs(mean(a) - mean(b));
  return apart === 0 ? 0 : noise === 0 ? Infinity : apart / noise;
}
