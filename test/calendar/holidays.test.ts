import { expect, test } from 'vitest';
import { shippedCalendar } from './rules.ts';

const calendar = shippedCalendar();

/** Maundy Thursday, Good Friday, Easter Sunday and Monday, Ascension, Pentecost and Whit Monday. */
const MOVABLE = {
  2026: ['04-02', '04-03', '04-05', '04-06', '05-14', '05-24', '05-25'],
  2027: ['03-25', '03-26', '03-28', '03-29', '05-06', '05-16', '05-17'],
  2028: ['04-13', '04-14', '04-16', '04-17', '05-25', '06-04', '06-05'],
  2029: ['03-29', '03-30', '04-01', '04-02', '05-10', '05-20', '05-21'],
  2030: ['04-18', '04-19', '04-21', '04-22', '05-30', '06-09', '06-10'],
};

for (const [year, movable] of Object.entries(MOVABLE)) {
  test(`${year} has these public holidays and no other`, () => {
    const expected = ['01-01', ...movable, '12-25', '12-26'].map((day) => `${year}-${day}`);
    const found = datesOf(Number(year)).filter((date) => calendar.dayInfo(date).holiday);
    expect(found).toEqual(expected);
    for (const date of expected) expect(calendar.isWorkingDay(date), date).toBe(false);
  });
}

test.each([
  ['2023-05-05', true],
  ['2024-04-26', false],
  ['2026-05-01', false],
  ['2027-04-23', false],
  ['2028-05-12', false],
  ['2029-04-27', false],
  ['2030-05-17', false],
])('store bededag %s is a holiday: %s', (date, isHoliday) => {
  expect(calendar.dayInfo(date).holiday !== undefined).toBe(isHoliday);
});

test('23 April 2027, once store bededag, is a working day', () => {
  expect(calendar.isWorkingDay('2027-04-23')).toBe(true);
});

test.each([
  ['2026-12-24', 'closed', 'Juleaftensdag'],
  ['2026-12-31', 'closed', 'Nytårsaftensdag'],
  ['2026-12-28', '08:00-15:30', undefined],
  ['2026-05-15', 'closed', 'Dagen efter Kristi himmelfartsdag'],
  ['2027-05-07', 'closed', 'Dagen efter Kristi himmelfartsdag'],
  ['2026-05-01', '08:00-12:00', '1. maj'],
  ['2026-06-05', '08:00-12:00', 'Grundlovsdag'],
  ['2027-05-01', 'closed', '1. maj'],
  ['2029-06-05', '08:00-12:00', 'Grundlovsdag'],
  ['2026-11-26', '08:00-17:00', undefined],
  ['2026-11-28', 'closed', undefined],
])('%s is %s (%s)', (date, hours, reason) => {
  const day = calendar.dayInfo(date);
  expect(day.open.map((span) => `${span.from}-${span.to}`).join() || 'closed').toBe(hours);
  expect(day.reason?.da).toBe(reason);
});

test('5 June 2028 is Whit Monday, so closed all day and not only from noon', () => {
  const day = calendar.dayInfo('2028-06-05');
  expect(day.open).toEqual([]);
  expect(day.holiday).toEqual({ da: 'Anden Pinsedag', en: 'Whit Monday' });
});

test('a day with hours of its own wins over a weekend, a holiday and a half day', () => {
  const reason = { da: 'Startuge', en: 'First week' };
  const open = ['2027-01-09', '2026-12-25', '2026-05-01'].map((date) => ({
    date,
    hours: ['09:00-13:00'],
    reason,
  }));
  const special = shippedCalendar({ openDays: open });
  for (const { date } of open) {
    expect(special.dayInfo(date).open.map(({ from, to }) => [from, to])).toEqual([['09:00', '13:00']]);
    expect(special.dayInfo(date).reason).toEqual(reason);
  }
});

test('a half day cuts a lunch break calendar where it says', () => {
  const special = shippedCalendar({
    hours: {
      mon: ['08:00-11:30', '12:30-15:30'],
      tue: [],
      wed: [],
      thu: [],
      fri: ['08:00-11:30', '12:30-14:00'],
    },
  });
  expect(special.dayInfo('2026-05-01').open.map(({ from, to }) => `${from}-${to}`)).toEqual(['08:00-11:30']);
});

function datesOf(year: number): string[] {
  const start = Date.UTC(year, 0, 1);
  const count = (Date.UTC(year + 1, 0, 1) - start) / 86_400_000;
  return Array.from({ length: count }, (_, i) => new Date(start + i * 86_400_000).toISOString().slice(0, 10));
}
