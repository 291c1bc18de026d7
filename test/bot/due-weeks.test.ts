import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dueWeeks } from '../../src/bot/due-weeks.ts';
import { goalsFileSchema, nextWeek } from '../../src/report/index.ts';
import { shippedCalendar } from '../calendar/rules.ts';

const goals = goalsFileSchema.parse({});
const calendar = shippedCalendar();
const at = (local: string) => calendar.instantOf(local.slice(0, 10), local.slice(11));
const due = (published: readonly string[], local: string) =>
  dueWeeks(goals, calendar, published, at(local)).map((one) => `${one.week} ${calendar.localDate(one.at)}`);

describe('which weeks are due', () => {
  const rows: readonly (readonly [string, readonly string[], string, readonly string[]])[] = [
    ['nothing before Monday 8.30', ['2026-W46'], '2026-11-23 08:29', []],
    ['the week before from Monday 8.30 on', ['2026-W46'], '2026-11-23 08:30', ['2026-W47 2026-11-23']],
    ['nothing once it is published', ['2026-W47'], '2026-11-27 16:00', []],
    ['only the newest where none was ever made', [], '2026-11-23 08:30', ['2026-W47 2026-11-23']],
    [
      'every week of a downtime, each with its own moment',
      ['2026-W44'],
      '2026-11-23 08:30',
      ['2026-W45 2026-11-09', '2026-W46 2026-11-16', '2026-W47 2026-11-23'],
    ],
    ['Tuesday after Easter Monday', ['2026-W13'], '2026-04-07 08:30', ['2026-W14 2026-04-07']],
    ['nothing on Easter Monday itself', ['2026-W13'], '2026-04-06 12:00', []],
    [
      'both weeks of a turn of the year, over week 53',
      ['2026-W51'],
      '2027-01-04 08:30',
      ['2026-W52 2026-12-28', '2026-W53 2027-01-04'],
    ],
  ];
  test.each(rows)('%s', (_, published, now, expected) => {
    expect(due(published, now)).toEqual(expected);
  });

  test('after half a year of silence the last eight', () => {
    const weeks = due(['2026-W20'], '2026-11-23 08:30');
    expect(weeks).toHaveLength(8);
    expect(weeks[0]).toMatch(/^2026-W40 /);
  });

  test('published one after the other they are never due again, and follow one another', () => {
    fc.assert(
      fc.property(fc.nat({ max: 20 }), fc.integer({ min: 0, max: 500 * 24 }), (gap, hours) => {
        const now = at('2026-01-05 08:30') + hours * 3_600_000;
        const first = dueWeeks(goals, calendar, [], now - gap * 7 * 86_400_000).map(({ week }) => week);
        const more = dueWeeks(goals, calendar, first, now);
        for (const [n, { week, at: moment }] of more.entries()) {
          expect(moment).toBeLessThanOrEqual(now);
          const before = more[n - 1]?.week ?? (more.length < 8 ? first[0] : undefined);
          if (before !== undefined) expect(nextWeek(before)).toBe(week);
        }
        const all = [...first, ...more.map(({ week }) => week)];
        expect(dueWeeks(goals, calendar, all, now)).toEqual([]);
      }),
    );
  });
});
