import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { moment, shippedCalendar } from './rules.ts';

const calendar = shippedCalendar();
const OFFICE = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };

test.each([
  ['Monday before opening', '2026-11-23T07:59:59+01:00', false],
  ['Monday at opening', '2026-11-23T08:00:00+01:00', true],
  ['Monday a second before closing', '2026-11-23T15:29:59+01:00', true],
  ['Monday at closing', '2026-11-23T15:30:00+01:00', false],
  ['Thursday late', '2026-11-26T16:45:00+01:00', true],
  ['Friday afternoon', '2026-11-27T13:00:00+01:00', false],
  ['Saturday noon', '2026-11-28T12:00:00+01:00', false],
  ['1 May before noon', '2026-05-01T11:59:00+02:00', true],
  ['1 May at noon', '2026-05-01T12:00:00+02:00', false],
])('%s is open: %s %s', (_, at, open) => {
  expect(calendar.isOpen(moment(at))).toBe(open);
});

test.each([
  ['open now', '2026-11-23T09:00:00+01:00', '2026-11-23T09:00:00+01:00'],
  ['before opening', '2026-11-23T06:00:00+01:00', '2026-11-23T08:00:00+01:00'],
  ['at closing time', '2026-11-23T15:30:00+01:00', '2026-11-24T08:00:00+01:00'],
  ['on Friday afternoon', '2026-11-27T13:00:00+01:00', '2026-11-30T08:00:00+01:00'],
  ['before Easter', '2026-04-01T16:00:00+02:00', '2026-04-07T08:00:00+02:00'],
  ['before Christmas', '2026-12-23T16:00:00+01:00', '2026-12-28T08:00:00+01:00'],
  ['before Ascension and the day after', '2026-05-13T16:00:00+02:00', '2026-05-18T08:00:00+02:00'],
  ['over the change to summer time', '2026-03-27T14:00:00+01:00', '2026-03-30T08:00:00+02:00'],
  ['over the change to winter time', '2026-10-23T14:00:00+02:00', '2026-10-26T08:00:00+01:00'],
])('the next opening %s', (_, from, to) => {
  expect(calendar.nextOpening(moment(from))).toBe(moment(to));
});

test('closesAt tells the end of the opening, and nothing while closed', () => {
  expect(calendar.closesAt(moment('2026-06-05T11:00:00+02:00'))).toBe(moment('2026-06-05T12:00:00+02:00'));
  expect(calendar.closesAt(moment('2026-06-05T12:00:00+02:00'))).toBeUndefined();
});

test.each([
  ['within a day', '2026-11-23T09:00:00+01:00', '2026-11-23T09:24:00+01:00', 24],
  ['over closing', '2026-11-23T15:00:00+01:00', '2026-11-24T08:30:00+01:00', 60],
  ['over a weekend', '2026-11-27T12:30:00+01:00', '2026-11-30T08:10:00+01:00', 40],
  ['over Easter', '2026-04-01T15:00:00+02:00', '2026-04-07T08:30:00+02:00', 60],
  ['over Christmas', '2026-12-23T15:00:00+01:00', '2026-12-28T08:15:00+01:00', 45],
  ['over 1 May', '2026-05-01T11:30:00+02:00', '2026-05-04T08:30:00+02:00', 60],
  ['over summer time', '2026-03-27T12:30:00+01:00', '2026-03-30T08:30:00+02:00', 60],
  ['over winter time', '2026-10-23T12:30:00+02:00', '2026-10-26T08:30:00+01:00', 60],
  ['in a closed night', '2026-11-23T20:00:00+01:00', '2026-11-24T06:00:00+01:00', 0],
  ['a whole week', '2026-11-16T00:00:00+01:00', '2026-11-23T00:00:00+01:00', 3 * 450 + 540 + 300],
])('working minutes %s', (_, from, to, minutes) => {
  expect(calendar.workingMinutesBetween(moment(from), moment(to))).toBe(minutes);
  expect(calendar.workingMinutesBetween(moment(to), moment(from))).toBe(0 - minutes);
});

describe('a calendar open all night', () => {
  const night = shippedCalendar({ hours: { ...OFFICE, sat: ['00:00-24:00'], sun: ['00:00-24:00'] } });
  test.each([
    ['an ordinary Sunday has 24 hours', '2026-11-22', 24],
    ['the Sunday summer time begins has 23', '2026-03-29', 23],
    ['the Sunday summer time ends has 25', '2026-10-25', 25],
  ])('%s', (_, date, hours) => {
    const day = night.dayInfo(date);
    expect(night.workingMinutesBetween(day.start, day.end)).toBe(hours * 60);
  });

  test('adding minutes passes midnight and the repeated hour', () => {
    const from = moment('2026-10-24T23:30:00+02:00');
    expect(night.addWorkingMinutes(from, 240)).toBe(moment('2026-10-25T02:30:00+01:00'));
  });
});

test.each([
  ['within the day', '2026-11-23T09:00:00+01:00', 15, '2026-11-23T09:15:00+01:00'],
  ['to closing and no further', '2026-11-23T15:00:00+01:00', 30, '2026-11-23T15:30:00+01:00'],
  ['over night', '2026-11-23T15:00:00+01:00', 31, '2026-11-24T08:01:00+01:00'],
  ['from a closed hour', '2026-11-28T12:00:00+01:00', 60, '2026-11-30T09:00:00+01:00'],
  ['over the year', '2026-12-30T15:00:00+01:00', 60, '2027-01-04T08:30:00+01:00'],
  ['none', '2026-11-28T12:00:00+01:00', 0, '2026-11-28T12:00:00+01:00'],
])('adding working minutes %s', (_, from, minutes, to) => {
  expect(calendar.addWorkingMinutes(moment(from), minutes)).toBe(moment(to));
});

test.each([
  ['Friday to Monday', '2026-11-27T09:00:00+01:00', '2026-11-30T08:00:00+01:00', 1],
  ['the same day', '2026-11-27T09:00:00+01:00', '2026-11-27T23:00:00+01:00', 0],
  ['over Easter', '2026-04-01T09:00:00+02:00', '2026-04-08T09:00:00+02:00', 2],
  ['Christmas to New Year', '2026-12-23T09:00:00+01:00', '2027-01-04T09:00:00+01:00', 4],
])('working days from %s', (_, from, to, days) => {
  expect(calendar.workingDaysBetween(moment(from), moment(to))).toBe(days);
  expect(calendar.workingDaysBetween(moment(to), moment(from))).toBeLessThanOrEqual(0);
});

test.each([
  ['two days on from Tuesday', '2026-11-24T09:30:00+01:00', 2, '2026-11-26T09:30:00+01:00'],
  ['over the weekend', '2026-11-27T09:30:00+01:00', 1, '2026-11-30T09:30:00+01:00'],
  [
    'over the clock change at the same clock time',
    '2026-10-23T09:30:00+02:00',
    1,
    '2026-10-26T09:30:00+01:00',
  ],
  ['five over Ascension', '2026-05-12T10:00:00+02:00', 5, '2026-05-21T10:00:00+02:00'],
])('adding working days: %s', (_, from, days, to) => {
  expect(calendar.addWorkingDays(moment(from), days)).toBe(moment(to));
});

test('negative and impossible amounts are refused with the amount', () => {
  expect(() => calendar.addWorkingMinutes(0, -1)).toThrow('Cannot add -1 working minutes');
  expect(() => calendar.addWorkingDays(0, Number.NaN)).toThrow('Cannot add NaN working days');
  expect(() => calendar.isWorkingDay('2026-02-29')).toThrow('Cannot read the date "2026-02-29"');
});

test('a calendar that never opens says so instead of searching for ever', () => {
  const months = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'];
  const closedDays = months.flatMap((month) =>
    Array.from({ length: 31 }, (_, day) => ({
      monthDay: `${month}-${String(day + 1).padStart(2, '0')}`,
      reason: { da: 'Lukket', en: 'Closed' },
    })),
  );
  const never = shippedCalendar({ closedDays });
  expect(() => never.nextOpening(moment('2026-11-23T09:00:00+01:00'))).toThrow('Cannot find an opening');
});

describe('laws', () => {
  const from2026To2030 = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2030, 11, 31) });
  const minutes = fc.integer({ min: 0, max: 5000 });

  test('as many working minutes have passed as were added', () => {
    fc.assert(
      fc.property(from2026To2030, minutes, (now, added) => {
        expect(calendar.workingMinutesBetween(now, calendar.addWorkingMinutes(now, added))).toBe(added);
      }),
    );
  });

  test('adding minutes lands in opening time or exactly at its end', () => {
    fc.assert(
      fc.property(from2026To2030, minutes, (now, added) => {
        const end = calendar.addWorkingMinutes(now, added + 1);
        expect(calendar.isOpen(end - 1)).toBe(true);
      }),
    );
  });

  test('adding more never lands earlier, and starting later never ends earlier', () => {
    fc.assert(
      fc.property(from2026To2030, minutes, minutes, fc.nat(10_000_000), (now, one, two, later) => {
        const [less, more] = one < two ? [one, two] : [two, one];
        expect(calendar.addWorkingMinutes(now, less)).toBeLessThanOrEqual(
          calendar.addWorkingMinutes(now, more),
        );
        expect(calendar.addWorkingMinutes(now, less)).toBeLessThanOrEqual(
          calendar.addWorkingMinutes(now + later, less),
        );
      }),
    );
  });

  test('minutes over two stretches are the minutes of both', () => {
    fc.assert(
      fc.property(from2026To2030, fc.nat(1e9), fc.nat(1e9), (a, first, second) => {
        const [b, c] = [a + first, a + first + second];
        const both = calendar.workingMinutesBetween(a, b) + calendar.workingMinutesBetween(b, c);
        expect(both).toBeCloseTo(calendar.workingMinutesBetween(a, c), 6);
      }),
    );
  });

  test('as many working days have passed as were added', () => {
    fc.assert(
      fc.property(from2026To2030, fc.nat(60), (now, added) => {
        expect(calendar.workingDaysBetween(now, calendar.addWorkingDays(now, added))).toBe(added);
      }),
    );
  });

  test('the next opening is open, and nothing before it is', () => {
    fc.assert(
      fc.property(from2026To2030, (now) => {
        const opening = calendar.nextOpening(now);
        expect(calendar.isOpen(opening)).toBe(true);
        expect(calendar.workingMinutesBetween(now, opening)).toBe(0);
      }),
    );
  });
});

test('a clock time on a date is the same moment however often it is asked for, and a date that is not there is told', () => {
  const first = calendar.instantOf('2026-11-23', '08:00');
  expect(first).toBe(moment('2026-11-23T08:00:00+01:00'));
  expect(calendar.instantOf('2026-11-23', '08:00')).toBe(first);
  expect(calendar.instantOf('2026-11-23', '24:00')).toBe(moment('2026-11-24T00:00:00+01:00'));
  expect(() => calendar.instantOf('2026-02-30', '08:00')).toThrow(/2026-02-30/);
});
