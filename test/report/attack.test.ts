import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sizeOf } from '../../src/pulse/index.ts';
import { reportOf } from '../../src/report/index.ts';
import { computable, type Known } from '../pulse/attacker.ts';
import { items, type ToldWeek, told, weeksOf } from './story.ts';

/** A case of the week: what unit it stands under, and whose it is. */
interface Whose {
  readonly unit: string | undefined;
  readonly person: string;
}

/** What each figure is made of; fewer than k people without a unit are in none. */
function peopleBehind(name: string, week: ToldWeek): readonly Whose[] {
  const without = new Set(whoever('asked', week).flatMap(({ unit, person }) => (unit ? [] : [person])));
  const all = whoever(name, week);
  return without.size < week.report.k ? all.filter(({ unit }) => unit) : all;
}

/** Worked out from the facts alone; for a count, everybody who could have had a case. */
function whoever(name: string, { facts }: ToldWeek): readonly Whose[] {
  const asked = facts.inquiries.map(({ unit, person }) => ({ unit, person }));
  const whose = facts.questions.map(({ unit, asker }) => ({ unit, person: asker }));
  if (['askers', 'selfService', 'perAsker'].includes(name)) return asked;
  if (['replyMedian', 'replyP90', 'solvedMedian', 'reopened'].includes(name))
    return facts.questions.flatMap(({ unit, asker, closedAt }) =>
      closedAt === undefined ? [] : [{ unit, person: asker }],
    );
  if (name === 'topic')
    return facts.questions.flatMap(({ unit, asker, closedAt }) =>
      closedAt === undefined ? [{ unit, person: asker }] : [],
    );
  const members = facts.organisation.people.map(({ id, unit }) => ({ unit, person: id }));
  return [...members, ...asked, ...whose];
}

function groupOf(whose: readonly Whose[], scope: string): Known {
  return new Set(
    whose
      .filter(({ unit }) => scope === 'all' || unit === scope)
      .map(({ person, unit }) => `${person} in ${unit ?? ''}`),
  );
}

/** Every counted figure of a report as the sum over the people it is made of. */
function countsIn(week: ToldWeek): Map<string, Known[]> {
  const found = new Map<string, Known[]>();
  for (const scope of week.report.scopes) {
    for (const { name } of scope.measures) {
      if (name === 'participation' || name === 'newEntries') continue;
      found.set(name, [...(found.get(name) ?? []), groupOf(peopleBehind(name, week), scope.scope)]);
    }
  }
  return found;
}

/** Every pulse figure of a report, in `pulse` or behind a goal, as an exact sum while that many answers are told. */
function pulsesIn(week: ToldWeek, id: string): Known[] {
  const one = week.result.items.find(({ item }) => item.id === id);
  return week.report.scopes.flatMap(({ scope, pulse, goals }) => {
    const isShown =
      pulse.some(({ item }) => item === id) ||
      goals.some(
        ({ measure, reading }) => measure.kind === 'pulse' && measure.item === id && reading !== undefined,
      );
    const counts =
      scope === 'all' ? one?.total?.counts : one?.units.find(({ unit }) => unit === scope)?.counts;
    if (!isShown || counts === undefined || sizeOf(counts) >= 20) return [];
    const asked = week.seats.filter(({ superuser }) => one?.item.for !== 'superusers' || superuser);
    return [
      new Set(asked.filter(({ unit }) => scope === 'all' || unit === scope).map(({ person }) => person)),
    ];
  });
}

/** The units' own counts of a topic beside everybody's, as sums over those who asked about it. */
function topicsIn(week: ToldWeek): Known[] {
  const open = peopleBehind('topic', week);
  const own = week.report.scopes
    .filter(({ topics }) => topics.some((topic) => topic.own !== undefined))
    .map(({ scope }) => groupOf(open, scope));
  return own.length === 0 ? [] : [groupOf(open, 'all'), ...own];
}

describe('an attacker who sees two consecutive reports and knows who is in which unit', () => {
  test('computes from the counted figures nothing about fewer than k people', () => {
    fc.assert(
      fc.property(told, (story) => {
        for (const week of weeksOf(story)) {
          for (const [, known] of countsIn(week)) expect(computable(known, story.k)).toBeUndefined();
          expect(computable(topicsIn(week), story.k)).toBeUndefined();
        }
      }),
      { numRuns: 200 },
    );
  });

  test('computes from the pulse figures of both weeks nothing about fewer than five, nobody changing their mind', () => {
    fc.assert(
      fc.property(told, (story) => {
        const both = weeksOf(story);
        for (const { id } of items)
          expect(
            computable(
              both.flatMap((week) => pulsesIn(week, id)),
              5,
            ),
          ).toBeUndefined();
      }),
      { numRuns: 200 },
    );
  });

  test("computes from one week's pulse figures nothing about fewer than the report's own k", () => {
    fc.assert(
      fc.property(told, (story) => {
        for (const week of weeksOf(story))
          for (const { id } of items) expect(computable(pulsesIn(week, id), story.k)).toBeUndefined();
      }),
      { numRuns: 150 },
    );
  });

  test('meets figures enough to try: units with figures of their own, and some that are held back', () => {
    const seen = { shown: 0, held: 0, own: 0 };
    for (const story of fc.sample(told, { seed: 7, numRuns: 200 })) {
      for (const week of weeksOf(story)) {
        const units = week.report.scopes.filter(({ scope }) => scope !== 'all');
        seen.shown += units.flatMap(({ measures }) =>
          measures.filter(({ name }) => name === 'perAsker'),
        ).length;
        seen.held += units.flatMap(({ hidden }) => hidden.filter(({ why }) => why === 'protects')).length;
        seen.own += units.flatMap(({ topics }) => topics.filter(({ own }) => own !== undefined)).length;
      }
    }
    expect(Math.min(seen.shown, seen.held, seen.own)).toBeGreaterThan(20);
  });
});

describe('a report', () => {
  test("holds no person's name or id", () => {
    fc.assert(
      fc.property(told, (story) => {
        for (const { report } of weeksOf(story)) expect(JSON.stringify(report)).not.toMatch(/person|Navn/);
      }),
      { numRuns: 100 },
    );
  });

  test('is the same whenever it is made of the same facts, in whatever order they come', () => {
    fc.assert(
      fc.property(told, (story) => {
        for (const { facts, report } of weeksOf(story)) {
          const inquiries = [...facts.inquiries].reverse();
          const questions = [...facts.questions].reverse();
          expect(reportOf({ ...facts, inquiries, questions })).toEqual(report);
        }
      }),
      { numRuns: 50 },
    );
  });
});
