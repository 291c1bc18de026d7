import { expect, test } from 'vitest';
import { periodName, periodsOf } from '../../src/dialogue/report/periods.ts';
import { shippedCalendar } from '../calendar/rules.ts';

const calendar = shippedCalendar();

test.each([
  ['month', '2026-11-23', ['2026-11', '2026-10', '2026-09', '2026-08', '2026-07', '2026-06']],
  ['month', '2027-02-01', ['2027-02', '2027-01', '2026-12', '2026-11', '2026-10', '2026-09']],
  ['week', '2026-11-23', ['2026-W48', '2026-W47', '2026-W46', '2026-W45', '2026-W44', '2026-W43']],
  ['week', '2027-01-06', ['2027-W01', '2026-W53', '2026-W52', '2026-W51', '2026-W50', '2026-W49']],
] as const)('a figure by %s on %s can be about these periods', (every, day, periods) => {
  expect(periodsOf(every, calendar, calendar.instantOf(day, '10:00'))).toEqual(periods);
});

test.each([
  ['2026-11', 'da', 'november 2026'],
  ['2026-W47', 'da', 'uge 47'],
  ['2026-W47', 'en', 'week 47'],
] as const)('%s is said as people say it', (period, lang, words) => {
  expect(periodName(period, lang)).toBe(words);
});
