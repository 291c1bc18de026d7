import { expect, test } from 'vitest';
import { calendarSchema } from '../../src/calendar/index.ts';
import { shipped } from './rules.ts';

const reason = { da: 'Lukket', en: 'Closed' };

test('the shipped calendar is valid', () => {
  expect(calendarSchema.safeParse(shipped).error).toBeUndefined();
});

test.each([
  ['a span that ends before it begins', { hours: { ...shipped.hours, mon: ['15:30-08:00'] } }, 'end later'],
  ['overlapping spans', { hours: { ...shipped.hours, mon: ['08:00-12:00', '11:00-15:00'] } }, 'not overlap'],
  ['a time that is not there', { hours: { ...shipped.hours, mon: ['08:00-25:00'] } }, '00:00 to 24:00'],
  [
    'a week without opening',
    { hours: { mon: [], tue: [], wed: [], thu: [], fri: [] } },
    'at least one opening',
  ],
  ['a closed day without a day', { closedDays: [{ reason }] }, 'which day'],
  [
    'a closed day told twice',
    { closedDays: [{ monthDay: '12-24', date: '2026-12-24', reason }] },
    'which day',
  ],
  ['a month that is not there', { closedDays: [{ monthDay: '13-01', reason }] }, 'month and day'],
  ['an unknown field', { holiday: [] }, 'holiday'],
  ['an unknown zone', { timeZone: 'Europe/Aarhus' }, 'time zone'],
  ['phases in the wrong order', { phases: { intensiveToWeek: 9, settlingToWeek: 3 } }, 'settlingToWeek'],
])('%s is refused', (_, change, words) => {
  const result = calendarSchema.safeParse({ ...shipped, ...change });
  expect(result.error?.issues.map((issue) => issue.message).join()).toContain(words);
});
