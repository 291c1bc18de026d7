import { describe, expect, test } from 'vitest';
import {
  describeOpening,
  formatClock,
  formatDate,
  formatDateTime,
  formatDayAndMonth,
  formatMonth,
  formatNumber,
  formatTime,
  formatWeek,
  formatWeekday,
} from '../../src/calendar/index.ts';
import { moment, shippedCalendar } from './rules.ts';

const calendar = shippedCalendar();
const at = moment('2026-11-23T09:05:00+01:00');

describe('as Danes write', () => {
  test.each([
    [formatDate('2026-11-23', 'da'), '23. november 2026'],
    [formatDate(calendar.localTime(at), 'da'), '23. november 2026'],
    [formatDate('1990-02-01', 'da'), '1. februar 1990'],
    [formatDayAndMonth('2027-01-04', 'da'), '4. januar'],
    [formatTime('09:30', 'da'), 'kl. 9.30'],
    [formatTime(calendar.localTime(at), 'da'), 'kl. 9.05'],
    [formatClock('09:30', 'da'), '9.30'],
    [formatDateTime(at, 'da', calendar.timeZone), '23. november 2026 kl. 9.05'],
    [formatMonth('2026-10', 'da'), 'oktober 2026'],
    [formatWeek('2026-W47', 'da'), 'uge 47'],
    [formatWeek(calendar.isoWeek(at), 'da'), 'uge 48'],
    [formatWeekday(7, 'da'), 'søndag'],
    [formatNumber(3.44, 'da'), '3,4'],
    [formatNumber(3, 'da'), '3'],
    [formatNumber(3, 'da', 1, true), '3,0'],
    [formatNumber(1234567.891, 'da', 3), '1.234.567,891'],
  ])('%s', (written, expected) => {
    expect(written).toBe(expected);
  });
});

describe('in English', () => {
  test.each([
    [formatDate('2026-11-23', 'en'), '23 November 2026'],
    [formatTime('09:30', 'en'), '9:30'],
    [formatDateTime(at, 'en', calendar.timeZone), '23 November 2026 at 9:05'],
    [formatMonth('2027-01', 'en'), 'January 2027'],
    [formatWeek('2027-W01', 'en'), 'week 1'],
    [formatNumber(1234.5, 'en'), '1,234.5'],
  ])('%s', (written, expected) => {
    expect(written).toBe(expected);
  });
});

test.each([
  ['open', '2026-11-23T09:00:00+01:00', 'nu', 'now'],
  ['before opening', '2026-11-23T06:00:00+01:00', 'i dag kl. 8.00', 'today at 8:00'],
  ['in the evening', '2026-11-23T18:00:00+01:00', 'i morgen kl. 8.00', 'tomorrow at 8:00'],
  ['on Friday afternoon', '2026-11-27T14:00:00+01:00', 'mandag kl. 8.00', 'Monday at 8:00'],
  ['on the last evening of the year', '2026-12-30T16:00:00+01:00', 'mandag kl. 8.00', 'Monday at 8:00'],
  ['over the change to summer time', '2026-03-28T12:00:00+01:00', 'mandag kl. 8.00', 'Monday at 8:00'],
])('the next opening told %s', (_, now, da, en) => {
  expect(describeOpening(calendar, moment(now), 'da')).toBe(da);
  expect(describeOpening(calendar, moment(now), 'en')).toBe(en);
});

test('an opening a week away or more is told with its date', () => {
  const reason = { da: 'Mellem jul og nytår', en: 'Between Christmas and New Year' };
  const closedDays = ['12-24', '12-28', '12-29', '12-30', '12-31'].map((monthDay) => ({ monthDay, reason }));
  const quiet = shippedCalendar({ closedDays });
  const now = moment('2026-12-23T16:00:00+01:00');
  expect(describeOpening(quiet, now, 'da')).toBe('mandag den 4. januar kl. 8.00');
  expect(describeOpening(quiet, now, 'en')).toBe('Monday 4 January at 8:00');
});
