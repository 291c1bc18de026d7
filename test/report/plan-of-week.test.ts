import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Person } from '../../src/organisation/index.ts';
import {
  effectiveGoals,
  type GoalsFile,
  nextWeek,
  previousWeek,
  reportDue,
  reportOf,
  scopesFor,
  seesOperations,
  type WeekReport,
} from '../../src/report/index.ts';
import {
  answersOf,
  at,
  calendar,
  facts,
  goal,
  goalsFile,
  question,
  round,
  scopeIn,
  town,
  week,
  withRounds,
} from './world.ts';

describe('weeks follow each other', () => {
  test.each([
    ['2026-W47', '2026-W46'],
    ['2027-W01', '2026-W53'],
    ['2026-W01', '2025-W52'],
    ['2021-W01', '2020-W53'],
  ])('before %s comes %s', (later, earlier) => {
    expect(previousWeek(later)).toBe(earlier);
    expect(nextWeek(earlier)).toBe(later);
  });

  test('law: as the calendar has them, forty years on', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2000 }), (n) => {
        const label = calendar.isoWeek(at('2020-01-06', '12:00') + n * 7 * 86_400_000).label;
        expect(calendar.localDate(calendar.weekStart(label) - 86_400_000 / 2)).toBe(
          calendar.localDate(calendar.weekStart(previousWeek(label)) + 6.5 * 86_400_000),
        );
      }),
    );
  });

  test('a word that is no week is refused', () => {
    expect(() => previousWeek('uge 47')).toThrow('Cannot read the week "uge 47"');
  });
});

describe('a report is due', () => {
  const monday: Pick<GoalsFile, 'report'> = { report: { day: 'mon', at: '08:30', k: 5 } };
  test.each([
    ['on Monday at 8.30, for the week before', monday, '2026-11-23', '08:30', '2026-W47', '2026-11-23'],
    ['not a minute sooner', monday, '2026-11-23', '08:29', '2026-W46', '2026-11-16'],
    ['still on Sunday night', monday, '2026-11-29', '23:00', '2026-W47', '2026-11-23'],
    ['on Tuesday when Monday is a holiday', monday, '2026-04-07', '08:30', '2026-W14', '2026-04-07'],
    ['not on a Monday that is a holiday', monday, '2026-04-06', '12:00', '2026-W13', '2026-03-30'],
    ['across a new year', monday, '2027-01-04', '09:00', '2026-W53', '2027-01-04'],
    [
      'on another day where the municipality wants so',
      { report: { day: 'wed', at: '13:00', k: 5 } },
      '2026-11-25',
      '13:00',
      '2026-W47',
      '2026-11-25',
    ],
  ] as const)('%s', (_name, goals, date, time, label, since) => {
    expect(reportDue(goals, calendar, at(date, time))).toEqual({
      week: label,
      at: at(since, goals.report.at),
    });
  });
});

describe('effectiveGoals()', () => {
  const file = goalsFile([goal('a'), goal('b')]);
  const change = (id: string, target: number) => ({ goal: goal(id, { target }), by: 'leder', at: 0 });
  test('are those of the file, in its order, in their last changed form, then those made in chat', () => {
    const goals = effectiveGoals(file, [change('b', 1), change('c', 2), change('b', 3)]);
    expect(goals.map(({ id, target }) => [id, target])).toEqual([
      ['a', 3.2],
      ['b', 3],
      ['c', 2],
    ]);
  });
});

describe('who sees what', () => {
  const organisation = town({ nord: 12, syd: 9, vest: 3 });
  const units = organisation.units.map((unit) => ({ ...unit, manager: `leder-${unit.id}` }));
  const report = reportOf(facts({ organisation: town({ nord: 12, syd: 9, vest: 5 }) }));
  const person = (id: string, ...roles: Person['roles']) => ({
    ...(organisation.people[0] as Person),
    id,
    roles,
  });
  test.each([
    ["a unit's manager the unit and everybody", person('leder-nord', 'manager'), ['nord', 'all']],
    ['a head who manages no unit all of them', person('chef', 'manager'), ['all', 'nord', 'syd', 'vest']],
    ['a project lead all of them', person('lead', 'projectLead'), ['all', 'nord', 'syd', 'vest']],
    ['a caseworker none', person('nord-1'), []],
    ['a superuser none', person('su', 'superuser'), []],
  ])('%s', (_name, who, scopes) => {
    expect(scopesFor(who, { units }, report)).toEqual(scopes);
  });

  test('a manager whose unit is too small sees everybody together', () => {
    const small = reportOf(facts({ organisation }));
    expect(scopesFor(person('leder-vest', 'manager'), { units }, small)).toEqual(['all']);
  });

  test('only a project lead sees how the bot has run', () => {
    expect([person('a', 'projectLead'), person('b', 'manager')].map(seesOperations)).toEqual([true, false]);
  });
});

describe('superusers together', () => {
  const duty = (id: string, from: string, to: string, more: object = {}): Person => ({
    ...(town({ nord: 1 }).people[0] as Person),
    id,
    roles: ['superuser'],
    superuser: {
      skills: [],
      hoursPerWeek: 4,
      capacity: 3,
      absences: [],
      duty: (['mon', 'tue', 'wed', 'thu', 'fri'] as const).map((day) => ({ day, from, to })),
      ...more,
    },
  });
  const withPeople = (people: readonly Person[]) => {
    const organisation = town({ nord: 12 });
    return { ...organisation, people: [...organisation.people, ...people] };
  };

  test('leave holes where nobody is on duty next week, by opening hours, roster and absences', () => {
    const people = [
      duty('su1', '08:00', '12:00'),
      duty('su2', '12:00', '17:00', { absences: [{ from: '2026-11-26', to: '2026-11-27' }] }),
    ];
    const { holes, agreedHours, superusers } = reportOf(facts({ organisation: withPeople(people) })).capacity;
    expect({ agreedHours, superusers }).toEqual({ agreedHours: 8, superusers: 2 });
    expect(holes).toEqual([
      { date: '2026-11-26', from: '12:00', to: '17:00' },
      { date: '2026-11-27', from: '12:00', to: '13:00' },
    ]);
  });

  const reply = (id: string, by: string, minutes: number) =>
    question(id, 'nord-0', 'nord', {
      state: 'answered',
      claimedBy: by,
      claimedAt: at('2026-11-17', '09:10'),
      turns: [{ kind: 'answer', by, text: null, at: at('2026-11-17', '09:10') + minutes * 60_000 }],
    });

  test('have used the minutes from claim to reply, thirty at most for each', () => {
    const five = ['a', 'b', 'c', 'd', 'e'].map((id) => duty(id, '08:00', '12:00'));
    const questions = [reply('q1', 'a', 12), reply('q2', 'b', 90), reply('q3', 'lead', 30)];
    expect(reportOf(facts({ organisation: withPeople(five), questions })).capacity.usedHours).toBe(0.7);
  });

  test('are not told to have used any when they are fewer than k', () => {
    const four = ['a', 'b', 'c', 'd'].map((id) => duty(id, '08:00', '12:00'));
    const questions = [reply('q1', 'a', 12)];
    expect(reportOf(facts({ organisation: withPeople(four), questions })).capacity).not.toHaveProperty(
      'usedHours',
    );
  });
});

describe('the end of extra support', () => {
  const file = (weeks: number) =>
    goalsFile([goal('tryghed', { fromWeek: -10 })], { hypercare: [{ goal: 'tryghed', weeks }] });
  const weeks = ['2026-W44', '2026-W45', '2026-W46', week];
  const run = (means: readonly number[]): WeekReport | undefined => {
    const earlier: WeekReport[] = [];
    const rounds = means.map((mean, index) =>
      round(weeks[index] ?? '', { C1: { nord: answersOf(12, mean) } }),
    );
    for (const [index] of means.entries())
      earlier.push(
        reportOf(
          facts({
            week: weeks[index] ?? '',
            goals: file(3),
            earlier: [...earlier],
            ...withRounds(rounds.slice(0, index + 1)),
          }),
        ),
      );
    return earlier.at(-1);
  };
  test.each([
    ['met after three green weeks in a row', [4, 4, 4], true, 3],
    ['not met after two', [4, 4], false, 2],
    ['begun again after a yellow one', [4, 4, 2, 4], false, 1],
    ['nothing in a red week', [4, 4, 2, 2], false, 0],
  ])('is %s', (_name, means, met, green) => {
    expect(run(means)?.hypercare).toEqual([
      { goal: 'tryghed', title: { da: 'Mål tryghed', en: 'Goal tryghed' }, weeks: 3, met, green },
    ]);
  });

  test('does not count a week that is green only since chance turns no light', () => {
    const two = [4, 2].flatMap((value) => Array(5).fill(value));
    const rounds = [
      round('2026-W46', { C1: { nord: [4, 4, ...two] } }),
      round(week, { C1: { nord: [3, 3, ...two] } }),
    ];
    const first = reportOf(facts({ week: '2026-W46', goals: file(2), ...withRounds(rounds.slice(0, 1)) }));
    const now = reportOf(facts({ goals: file(2), earlier: [first], ...withRounds(rounds) }));
    expect(scopeIn(now).goals[0]).toMatchObject({ light: 'green', why: 'steady' });
    expect(now.hypercare[0]).toMatchObject({ met: false, green: 0 });
  });

  test('is not counted across a week without a report', () => {
    const one = round('2026-W44', { C1: { nord: answersOf(12, 4) } });
    const first = reportOf(facts({ week: '2026-W44', goals: file(2), ...withRounds([one]) }));
    const later = reportOf(facts({ goals: file(2), earlier: [first], ...withRounds([one]) }));
    expect(later.hypercare[0]).toMatchObject({ met: false, green: 1 });
  });
});

describe('typed-in figures', () => {
  const manual = goal('bfu', {
    measure: { kind: 'manual', unit: 'percent', every: 'month' },
    target: 85,
    tolerance: 5,
  });
  const value = (period: string, scope: string, n: number) => ({
    goal: 'bfu',
    period,
    scope,
    value: n,
    by: 'leder',
    at: 0,
  });
  const lightsOf = (scope: string, ...goalValues: ReturnType<typeof value>[]) =>
    scopeIn(reportOf(facts({ goals: goalsFile([manual]), goalValues })), scope).goals;

  test.each([
    [
      'of last month stands, with the week it ended in',
      [value('2026-10', 'all', 80)],
      { light: 'green', why: 'insideTolerance', reading: { value: 80, week: '2026-W44' } },
    ],
    [
      'is the last one typed in for its period',
      [value('2026-10', 'all', 80), value('2026-10', 'all', 70)],
      { light: 'yellow', reading: { value: 70 } },
    ],
    [
      'of a month that is not over does not count yet',
      [value('2026-11', 'all', 80)],
      { light: 'grey', why: 'noFigure' },
    ],
    [
      'of half a year ago no longer counts',
      [value('2026-05', 'all', 80)],
      { light: 'grey', why: 'noFigure' },
    ],
  ])('%s', (_name, values, light) => {
    expect(lightsOf('all', ...values)[0]).toMatchObject(light);
  });

  test("stand in a unit's report only where the unit has its own", () => {
    expect(lightsOf('nord', value('2026-10', 'all', 80))).toEqual([]);
    expect(lightsOf('nord', value('2026-10', 'nord', 90))).toHaveLength(1);
  });
});

describe('the rest of the page', () => {
  test('counters of the days are added up by name', () => {
    const counts = [
      { what: 'stopped', n: 2 },
      { what: 'declined', n: 1 },
      { what: 'stopped', n: 1 },
    ];
    expect(reportOf(facts({ counts })).operations).toEqual([
      { what: 'declined', n: 1 },
      { what: 'stopped', n: 3 },
    ]);
  });

  test('new entries are told to every unit and counted for everybody', () => {
    const learned = [{ id: 'brev', question: 'Hvordan sender jeg brevet?' }];
    const report = reportOf(facts({ learned }));
    expect(scopeIn(report, 'nord').newEntries).toEqual(learned);
    expect(scopeIn(report).measures.at(-1)).toEqual({ name: 'newEntries', reading: { value: 1, week } });
  });
});
