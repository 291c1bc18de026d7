import { describe, expect, test } from 'vitest';
import {
  type Goal,
  headlineKeys,
  reportOf,
  type WeekFacts,
  type WeekReport,
} from '../../src/report/index.ts';
import {
  answersOf,
  asked,
  at,
  facts,
  goal,
  goalsFile,
  item,
  question,
  round,
  scopeIn,
  week,
  withRounds,
} from './world.ts';

const last = '2026-W46';
const goals: readonly Goal[] = [
  goal('tryghed'),
  goal('tid', { focus: 'ressourcer', measure: { kind: 'pulse', item: 'T1' }, target: 3, tolerance: 0 }),
  goal('hjaelp', { focus: 'roller', measure: { kind: 'pulse', item: 'H1' }, target: 3.5, tolerance: 0 }),
];

/** Means of the items in a round that 40 people have answered, every second one lower and every second one higher. */
type Means = Readonly<Record<string, number>>;

function roundOf(of: string, means: Means) {
  const answers = Object.entries(means).map(([id, mean]) => [
    id,
    { nord: answersOf(40, mean).map((value, n) => value + (n % 2 === 0 ? 1 : -1)) },
  ]);
  return round(of, Object.fromEntries(answers), {
    items: Object.keys(means).map((id) => item(id, { focus: 'involvering' })),
  });
}

/** The reports of last week and this, by the means of each week's round; decisions are on last week's suggestions. */
function two(before: Means, now: Means, more: Partial<WeekFacts> = {}): [WeekReport, WeekReport] {
  const rounds = [roundOf(last, before), roundOf(week, now)];
  const file = goalsFile(goals);
  const first = reportOf(facts({ week: last, goals: file, ...withRounds(rounds.slice(0, 1)) }));
  return [first, reportOf(facts({ goals: file, earlier: [first], ...withRounds(rounds), ...more }))];
}

function decided(decision: 'will' | 'notNow' | 'done', focus: string): Partial<WeekFacts> {
  return { decided: [{ action: `${last}/all/${focus}`, decision, by: 'leder', at: 0 }] };
}

const focusOf = (report: WeekReport) => scopeIn(report).advice.map(({ focus, why }) => [focus, why]);
const fine = { C1: 3.6, T1: 3.6, H1: 3.9 };

describe('suggestions', () => {
  const cases: readonly (readonly [string, Means, readonly (readonly [string, string])[]])[] = [
    ['a yellow goal suggests its focus area', { ...fine, T1: 2.8 }, [['ressourcer', 'outsideOnce']]],
    [
      'red comes before yellow',
      { ...fine, T1: 2.8, H1: 2.4 },
      [
        ['roller', 'veryLow'],
        ['ressourcer', 'outsideOnce'],
      ],
    ],
    [
      'of two yellow ones the one further off comes first',
      { ...fine, T1: 2.9, H1: 2.6 },
      [
        ['roller', 'outsideOnce'],
        ['ressourcer', 'outsideOnce'],
      ],
    ],
    [
      'a low item that is no goal comes after the goals',
      { ...fine, T1: 2.8, I1: 2.2 },
      [
        ['ressourcer', 'outsideOnce'],
        ['involvering', 'lowPulse'],
      ],
    ],
    ['all green keeps what works', fine, [['positiv', 'keep']]],
  ];
  test.each(cases)('%s', (_name, means, suggested) => {
    const report = reportOf(facts({ goals: goalsFile(goals), ...withRounds([roundOf(week, means)]) }));
    expect(focusOf(report)).toEqual(suggested);
  });

  test('carry the number that caused them, its target, and an id of week, scope and focus area', () => {
    const report = reportOf(
      facts({ goals: goalsFile(goals), ...withRounds([roundOf(week, { ...fine, T1: 2.8 })]) }),
    );
    expect(scopeIn(report, 'nord').advice).toEqual([
      {
        id: '2026-W47/nord/ressourcer',
        focus: 'ressourcer',
        cause: 'tid',
        why: 'outsideOnce',
        target: 3,
        reading: { value: 2.8, week, band: '20+' },
      },
    ]);
  });

  test('keep what works in turns as a gain and as a result', () => {
    expect(focusOf(two(fine, fine)[1])).toEqual([['maaling', 'keep']]);
  });

  test('come again the next week while nobody has answered', () => {
    const [, now] = two({ ...fine, T1: 2.8 }, { ...fine, T1: 2.8 });
    expect(focusOf(now)).toEqual([['ressourcer', 'outsideTwice']]);
  });

  test('that were answered "not now" stay away while it is no worse', () => {
    const before = { ...fine, T1: 2.8, H1: 2.9 };
    const [, now] = two({ ...before, T1: 2.4 }, { ...before, T1: 2.4 }, decided('notNow', 'ressourcer'));
    expect(focusOf(now)).toEqual([['roller', 'outsideTwice']]);
  });

  test('that were answered "not now" come again when yellow has become red', () => {
    const [, now] = two({ ...fine, T1: 2.8 }, { ...fine, T1: 2.8 }, decided('notNow', 'ressourcer'));
    expect(focusOf(now)).toEqual([['ressourcer', 'outsideTwice']]);
  });

  test('that were answered "not now" come again when the figure has fallen by more than chance', () => {
    const [, now] = two({ ...fine, T1: 2.4 }, { ...fine, T1: 1.8 }, decided('notNow', 'ressourcer'));
    expect(focusOf(now)).toEqual([['ressourcer', 'veryLow']]);
  });

  test('are never none while something is red, whatever was answered', () => {
    const [, now] = two(
      { C1: 2.8, T1: 2.4, H1: 2.4 },
      { C1: 2.8, T1: 2.4, H1: 2.4 },
      {
        decided: ['engagement', 'ressourcer', 'roller'].flatMap(
          (focus) => decided('notNow', focus).decided ?? [],
        ),
      },
    );
    expect(scopeIn(now).advice.length).toBeGreaterThan(0);
  });

  test('that were taken up wait for a new figure', () => {
    const one = roundOf(last, { ...fine, T1: 2.4 });
    const first = reportOf(facts({ week: last, goals: goalsFile(goals), ...withRounds([one]) }));
    const now = reportOf(
      facts({
        goals: goalsFile(goals),
        earlier: [first],
        ...withRounds([one]),
        ...decided('done', 'ressourcer'),
      }),
    );
    expect(focusOf(now)).toEqual([['positiv', 'keep']]);
  });

  test('follow from questions too: waiting, coming back, piling up', () => {
    const asker = (n: number) => `nord-${n}`;
    const questions = Array.from({ length: 10 }, (_, n) => question(`q${n}`, asker(n), 'nord'));
    const inquiries = questions.map(({ asker: who, id }) => asked(who, 'nord', { question: id }));
    const report = reportOf(facts({ questions, inquiries }));
    expect(scopeIn(report).advice.map(({ focus, cause, why }) => [focus, cause, why])).toEqual([
      ['roller', 'unclaimedOverHour', 'unclaimed'],
      ['arbejdsgange', 'unsolved', 'piledUp'],
    ]);
  });

  test('show what there is while no goal has a light', () => {
    const report = reportOf(facts({ inquiries: [asked('nord-0', 'nord')] }));
    expect(focusOf(report)).toEqual([['maaling', 'show']]);
  });

  test('are none while nothing has happened', () => {
    expect(focusOf(reportOf(facts({ goals: goalsFile(goals) })))).toEqual([]);
  });

  test('are none while there is nothing to say anything by', () => {
    expect(reportOf(facts({ organisation: { ...facts().organisation, people: [] } })).scopes).toEqual([]);
  });
});

describe('you said, we did', () => {
  test('tells what was decided and what the number has done since', () => {
    const [, now] = two({ ...fine, T1: 2.4 }, { ...fine, T1: 3.2 }, decided('will', 'ressourcer'));
    expect(scopeIn(now).saidDid).toEqual([
      {
        action: `${last}/all/ressourcer`,
        focus: 'ressourcer',
        cause: 'tid',
        decision: 'will',
        week: last,
        change: 'up',
        before: { value: 2.4, week: last, band: '20+' },
        now: { value: 3.2, week, band: '20+', change: 'up' },
      },
    ]);
    expect(scopeIn(now, 'nord').saidDid).toEqual([]);
  });

  test('tells the last decision only', () => {
    const change = [
      ...(decided('will', 'ressourcer').decided ?? []),
      ...(decided('done', 'ressourcer').decided ?? []),
    ];
    const [, now] = two({ ...fine, T1: 2.4 }, { ...fine, T1: 2.4 }, { decided: change });
    expect(scopeIn(now).saidDid.map(({ decision, change: moved }) => [decision, moved])).toEqual([
      ['done', 'same'],
    ]);
  });
});

describe('the headline', () => {
  const cases: readonly (readonly [string, Means, Means, string])[] = [
    [
      'confidence rises, but time is lacking',
      { ...fine, C1: 2.8, T1: 2.8 },
      { ...fine, T1: 2.8 },
      'lacks.ressourcer',
    ],
    ['confidence rises and nothing lacks', { ...fine, C1: 2.8 }, fine, 'rises'],
    ['help is red', { ...fine, H1: 2.4 }, { ...fine, H1: 2.4 }, 'hurts.roller'],
    ['confidence falls', fine, { ...fine, C1: 2.8 }, 'falls'],
    ['time is yellow', fine, { ...fine, T1: 2.8 }, 'watch.ressourcer'],
    ['all is green', fine, fine, 'green'],
  ];
  test.each(cases)('%s', (_name, before, now, key) => {
    const [, report] = two(before, now);
    expect(scopeIn(report).headline).toEqual({ key: `headline.${key}`, values: {} });
    expect(headlineKeys).toContain(`headline.${key}`);
  });

  test.each([
    ['first', facts()],
    ['few', facts({ inquiries: [asked('nord-0', 'nord')] })],
    ['before', facts({ week: '2026-W40' })],
  ])('without lights is %s', (key, its) => {
    expect(scopeIn(reportOf(its), 'nord').headline.key).toBe(`headline.${key}`);
  });
});

describe('the small win of the week', () => {
  const gain = (more: object) => ({
    id: 'g',
    person: 'nord-0',
    text: 'Brevet skriver sig selv.',
    at: at('2026-11-17', '09:00'),
    ...more,
  });
  test.each([
    [
      'picked for this scope and week',
      { picked: { week, scope: 'all', by: 'leder' } },
      'Brevet skriver sig selv.',
    ],
    ['picked for another week', { picked: { week: last, scope: 'all', by: 'leder' } }, undefined],
    ['picked for a unit', { picked: { week, scope: 'nord', by: 'leder' } }, undefined],
    ['picked by nobody', {}, undefined],
    ['erased since', { picked: { week, scope: 'all', by: 'leder' }, text: null }, undefined],
  ])('%s', (_name, more, text) => {
    expect(scopeIn(reportOf(facts({ gains: [gain(more)] }))).gain).toBe(text);
  });
});
