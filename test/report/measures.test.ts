import { describe, expect, test } from 'vitest';
import type { Person } from '../../src/organisation/index.ts';
import { reportOf, weekReportSchema } from '../../src/report/index.ts';
import {
  answersOf,
  asked,
  at,
  facts,
  measureIn,
  question,
  round,
  scopeIn,
  solvedQuestion,
  town,
  withRounds,
} from './world.ts';

const askers = (unit: string, n: number) => Array.from({ length: n }, (_, index) => `${unit}-${index}`);

describe('a week of questions', () => {
  const inquiries = [
    ...askers('nord', 6).map((who) => asked(who, 'nord')),
    ...askers('nord', 4).map((who) => asked(who, 'nord', { helped: 'no' })),
    ...askers('syd', 5).map((who) =>
      asked(who, 'syd', { question: `q-${who}`, outcome: 'route', shown: undefined }),
    ),
  ];
  const report = reportOf(facts({ inquiries }));

  test('fits its schema', () => {
    expect(weekReportSchema.parse(report)).toEqual(report);
  });

  test.each([
    ['asked', 'all', 15],
    ['asked', 'nord', 10],
    ['askers', 'all', 11],
    ['askers', 'nord', 6],
    ['selfService', 'all', 40],
    ['selfService', 'nord', 60],
    ['selfService', 'syd', 0],
    ['perAsker', 'nord', 1.7],
    ['perAsker', 'all', 1.4],
  ])('%s of %s is %d', (name, scope, value) => {
    expect(measureIn(report, name, scope)).toBe(value);
  });

  test('leaves out what was asked before or after it', () => {
    const early = asked('nord-0', 'nord', { at: at('2026-11-15', '23:59') });
    const late = asked('nord-0', 'nord', { at: at('2026-11-23', '00:00') });
    expect(measureIn(reportOf(facts({ inquiries: [early, late] })), 'asked')).toBe(0);
  });

  test.each([
    ['a vague text', 'clarify', undefined, 0],
    ['a vague text that was sent on', 'clarify', 'q1', 1],
    ['a text while the system is down', 'incident', undefined, 0],
    ['a text that no entry answers', 'route', undefined, 1],
  ])('%s counts %4$d', (_name, outcome, became, n) => {
    const one = asked('nord-0', 'nord', { outcome, question: became });
    expect(measureIn(reportOf(facts({ inquiries: [one] })), 'asked')).toBe(n);
  });
});

describe('what is not shown', () => {
  test('is told with its reason, and nothing that there is none of', () => {
    const inquiries = [...askers('nord', 8), ...askers('syd', 4)].map((who) => asked(who, who.slice(0, -2)));
    const { hidden } = scopeIn(reportOf(facts({ inquiries })), 'syd');
    expect(hidden).toEqual(['askers', 'selfService', 'perAsker'].map((what) => ({ what, why: 'few' })));
  });
});

describe('times are working minutes', () => {
  const questions = askers('nord', 10).map((who, n) => solvedQuestion(`q${n}`, who, 'nord', 10 * (n + 1)));
  const report = reportOf(facts({ questions }));

  test('the median lies between the two in the middle', () => {
    expect(measureIn(report, 'replyMedian', 'nord')).toBe(55);
    expect(measureIn(report, 'solvedMedian', 'nord')).toBe(55);
  });

  test('the 90th percentile is interpolated as a spreadsheet does', () => {
    expect(measureIn(report, 'replyP90', 'nord')).toBe(91);
  });

  test('the 90th percentile of fewer than ten is not shown, since it is nearly the longest one alone', () => {
    const nine = reportOf(facts({ questions: questions.slice(0, 9) }));
    expect(measureIn(nine, 'replyMedian', 'nord')).toBe(50);
    expect(measureIn(nine, 'replyP90', 'nord')).toBeUndefined();
  });

  test('a night and a weekend do not count', () => {
    const friday = askers('nord', 5).map((who, n) => ({
      ...solvedQuestion(`q${n}`, who, 'nord', 0),
      askedAt: at('2026-11-13', '12:30'),
      firstReplyAt: at('2026-11-16', '08:30'),
    }));
    expect(measureIn(reportOf(facts({ questions: friday })), 'replyMedian', 'nord')).toBe(60);
  });

  test('a question that was taken as solved after quiet days counts to its last answer', () => {
    const quiet = askers('nord', 5).map((who, n) => ({
      ...solvedQuestion(`q${n}`, who, 'nord', 30),
      solved: 'assumed' as const,
      closedAt: at('2026-11-20', '09:30'),
    }));
    expect(measureIn(reportOf(facts({ questions: quiet })), 'solvedMedian', 'nord')).toBe(30);
  });
});

describe("questions at the week's end", () => {
  const before = at('2026-11-20', '10:00');
  const after = at('2026-11-23', '08:10');
  const answer = (when: number) => ({ kind: 'answer' as const, by: 'su', text: null, at: when });

  test.each([
    ['open', {}, 1],
    ['withdrawn in the week', { state: 'withdrawn', closedAt: before }, 0],
    ['withdrawn after it', { state: 'withdrawn', closedAt: after }, 1],
    ['answered in the week', { state: 'answered', answeredAt: before, turns: [answer(before)] }, 0],
    ['answered after it', { state: 'answered', answeredAt: after, turns: [answer(after)] }, 1],
    [
      'answered and come back in the week',
      {
        state: 'claimed',
        answeredAt: before,
        turns: [answer(before - 1), { kind: 'notYet', by: 'nord-0', text: null, at: before }],
      },
      1,
    ],
  ] as const)('one that is %s is unsolved: %3$d', (_name, more, n) => {
    const one = question('q1', 'nord-0', 'nord', more as object);
    expect(measureIn(reportOf(facts({ questions: [one] })), 'unsolved')).toBe(n);
  });

  test('those nobody took within a working hour are counted, however they ended', () => {
    const taken = (id: string, minutes: number) =>
      question(id, 'nord-0', 'nord', {
        claimedBy: 'su',
        claimedAt: at('2026-11-17', '09:00') + minutes * 60_000,
        state: 'claimed',
      });
    const questions = [taken('q1', 59), taken('q2', 61), question('q3', 'nord-1', 'nord')];
    const report = reportOf(facts({ questions }));
    expect(measureIn(report, 'unclaimedOverHour')).toBe(2);
    expect(report.capacity.unclaimedOverHour).toBe(2);
  });

  test("unresolved topics come with their number and the oldest one's age in working days", () => {
    const questions = [
      ...askers('nord', 5).map((who, n) => question(`q${n}`, who, 'nord')),
      question('old', 'syd-0', 'syd', { topic: 'login', askedAt: at('2026-11-12', '09:00') }),
    ];
    const report = reportOf(facts({ questions }));
    expect(scopeIn(report).topics).toEqual([
      { topic: 'breve', title: 'Breve', count: 5, oldestDays: 3 },
      { topic: 'login', title: 'login', count: 1, oldestDays: 6 },
    ]);
    expect(scopeIn(report, 'nord').topics[0]).toMatchObject({ own: 5 });
    expect(scopeIn(report, 'syd').topics[1]).not.toHaveProperty('own');
  });
});

describe('pulses', () => {
  test('are those of the last closed round, and say their own week', () => {
    const rounds = [
      round('2026-W45', { C1: { nord: Array(12).fill(2) } }),
      round('2026-W46', { C1: { nord: Array(12).fill(4) } }),
    ];
    const report = reportOf(facts(withRounds(rounds)));
    expect(report.round).toEqual({ week: '2026-W46', closed: '2026-11-15' });
    expect(scopeIn(report, 'nord').pulse[0]?.reading).toEqual({
      value: 4,
      week: '2026-W46',
      band: '10-19',
      change: 'up',
    });
    expect(measureIn(report, 'participation', 'nord')).toBe(95);
  });

  test('of two programmes in one week are told together, with the share that answered the larger one', () => {
    const named = (programme: string, one: ReturnType<typeof round>) => ({
      wave: { ...one.wave, programme, id: `pulse/${programme}/w` },
      result: { ...one.result, programme, wave: `pulse/${programme}/w` },
    });
    const rounds = [
      named('store', round('2026-W46', { C1: { nord: answersOf(12, 4), syd: [4, 4] } })),
      named('lille', round('2026-W46', { B1: { nord: answersOf(6, 2) } })),
    ];
    for (const order of [rounds, [...rounds].reverse()]) {
      const report = reportOf(facts(withRounds(order)));
      expect(
        scopeIn(report)
          .pulse.map(({ item }) => item)
          .sort(),
      ).toEqual(['B1', 'C1']);
      expect(measureIn(report, 'participation')).toBe(95);
    }
  });

  test('are held back again when the report asks for more people than the round did', () => {
    const one = round('2026-W46', { C1: { nord: Array(6).fill(3), syd: Array(12).fill(3) } });
    const report = (k: number) =>
      reportOf(
        facts({
          ...withRounds([one]),
          goals: { goals: [], hypercare: [], report: { day: 'mon', at: '08:30', k } },
        }),
      );
    expect(scopeIn(report(5), 'nord').pulse).toHaveLength(1);
    expect(scopeIn(report(8), 'nord').pulse).toEqual([]);
    expect(scopeIn(report(8), 'nord').hidden).toContainEqual({ what: 'C1', why: 'few' });
  });
});

describe('scopes', () => {
  test.each([
    [
      { nord: 12, syd: 9, vest: 4 },
      ['all', 'nord'],
      'the smallest shown one is held back with the small one',
    ],
    [{ nord: 6, syd: 6, vest: 3, oest: 2 }, ['all', 'nord', 'syd'], 'small ones hide each other'],
    [{ nord: 3, syd: 1 }, [], 'with four people there is nothing to show'],
    [{ nord: 3, syd: 3 }, ['all'], 'only everybody together'],
  ])('of %j are %j: %s', (sizes, scopes, _why) => {
    expect(reportOf(facts({ organisation: town(sizes) })).scopes.map(({ scope }) => scope)).toEqual(scopes);
  });

  const without = (n: number) => {
    const organisation = town({ nord: 12, syd: 6 });
    const { unit: _, ...nobody } = organisation.people[0] as Person;
    const alone = Array.from({ length: n }, (_one, index) => ({ ...nobody, id: `alone-${index}` }));
    return { ...organisation, people: [...organisation.people, ...alone] };
  };

  test('do not count fewer than k people without a unit, who would hide the smallest one', () => {
    const report = reportOf(facts({ organisation: without(4), inquiries: [asked('alone-0', undefined)] }));
    expect(report.scopes.map(({ scope }) => scope)).toEqual(['all', 'nord', 'syd']);
    expect(measureIn(report, 'asked')).toBe(0);
  });

  test('count k people without a unit among everybody', () => {
    const report = reportOf(facts({ organisation: without(5), inquiries: [asked('alone-0', undefined)] }));
    expect(report.scopes.map(({ scope }) => scope)).toEqual(['all', 'nord', 'syd']);
    expect(measureIn(report, 'asked')).toBe(1);
  });

  test('hold back the smallest unit where few of those without a unit have asked', () => {
    const inquiries = [
      ...askers('nord', 8).map((who) => asked(who, 'nord')),
      ...askers('syd', 6).map((who) => asked(who, 'syd')),
      asked('alone-0', undefined),
    ];
    const report = reportOf(facts({ organisation: without(5), inquiries }));
    expect(measureIn(report, 'selfService', 'nord')).toBe(100);
    expect(measureIn(report, 'selfService', 'syd')).toBeUndefined();
    expect(scopeIn(report, 'syd').hidden).toContainEqual({ what: 'selfService', why: 'protects' });
  });
});
