import fc from 'fast-check';
import { expect, test } from 'vitest';
import { moment, shippedCalendar } from './rules.ts';

const calendar = shippedCalendar();

test.each([
  ['2026-11-23T00:00:00+01:00', '2026-W48'],
  ['2026-11-22T23:59:59+01:00', '2026-W47'],
  ['2026-12-28T00:00:00+01:00', '2026-W53'],
  ['2027-01-03T23:59:59+01:00', '2026-W53'],
  ['2027-01-04T00:00:00+01:00', '2027-W01'],
  ['2026-01-01T12:00:00+01:00', '2026-W01'],
  ['2025-12-29T00:00:00+01:00', '2026-W01'],
  ['2028-01-02T12:00:00+01:00', '2027-W52'],
  ['2026-03-30T00:00:00+02:00', '2026-W14'],
])('%s lies in %s', (at, label) => {
  expect(calendar.isoWeek(moment(at)).label).toBe(label);
});

test('a moment belongs to the week of the local day, also when UTC is still on Sunday', () => {
  expect(calendar.isoWeek(moment('2026-11-22T23:30:00Z')).label).toBe('2026-W48');
});

test.each([
  ['2026-W47', '2026-11-16T00:00:00+01:00'],
  ['2026-W53', '2026-12-28T00:00:00+01:00'],
  ['2027-W01', '2027-01-04T00:00:00+01:00'],
  ['2026-W14', '2026-03-30T00:00:00+02:00'],
])('%s begins %s', (label, at) => {
  expect(calendar.weekStart(label)).toBe(moment(at));
});

test.each(['2027-W53', '2026-W00', '2026-W54', '2026-47', 'uge 47'])('%s is refused by name', (label) => {
  expect(() => calendar.weekStart(label)).toThrow(`Cannot find the week "${label}"`);
});

test('every moment lies in the seven days after its own week start', () => {
  fc.assert(
    fc.property(fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2040, 0, 1) }), (now) => {
      const start = calendar.weekStart(calendar.isoWeek(now).label);
      expect(start).toBeLessThanOrEqual(now);
      expect(calendar.localDate(now) < calendar.localDate(start + 7.5 * 86_400_000)).toBe(true);
      expect(calendar.localTime(start)).toMatchObject({ weekday: 1, hour: 0, minute: 0 });
    }),
  );
});

test.each([
  ['2026-09-30T12:00:00+02:00', -1, 'before'],
  ['2026-10-04T23:59:59+02:00', -1, 'before'],
  ['2026-10-05T00:00:00+02:00', 0, 'intensive'],
  ['2026-10-11T23:59:59+02:00', 0, 'intensive'],
  ['2026-11-08T12:00:00+01:00', 4, 'intensive'],
  ['2026-11-09T00:00:00+01:00', 5, 'settling'],
  ['2027-01-03T12:00:00+01:00', 12, 'settling'],
  ['2027-01-04T00:00:00+01:00', 13, 'operation'],
])('with a start on 5 October 2026, %s is week %i: %s', (at, week, phase) => {
  expect(calendar.weeksSince('2026-10-05', moment(at))).toBe(week);
  expect(calendar.phaseOf('2026-10-05', moment(at))).toBe(phase);
});

test('the limits of the phases are the rules', () => {
  const quick = shippedCalendar({ phases: { intensiveToWeek: 0, settlingToWeek: 1 } });
  const phases = [0, 7, 14].map((days) =>
    quick.phaseOf('2026-10-05', moment('2026-10-05T12:00:00+02:00') + days * 86_400_000),
  );
  expect(phases).toEqual(['intensive', 'settling', 'operation']);
});

test.each([
  ['2026-10-14T12:00:00+02:00', true],
  ['2026-10-21T12:00:00+02:00', false],
  ['2026-12-30T12:00:00+01:00', true],
])('%s is in a holiday week: %s', (at, isHoliday) => {
  expect(calendar.isHolidayWeek(moment(at))).toBe(isHoliday);
});

test.each([
  ['an ordinary time', '2026-11-23', '09:30', '2026-11-23T09:30:00+01:00'],
  ['a skipped time moves on an hour', '2026-03-29', '02:30', '2026-03-29T03:30:00+02:00'],
  ['a repeated time is the first of the two', '2026-10-25', '02:30', '2026-10-25T02:30:00+02:00'],
  ['24:00 is the next midnight', '2026-11-23', '24:00', '2026-11-24T00:00:00+01:00'],
])('instantOf: %s', (_, date, time, at) => {
  expect(calendar.instantOf(date, time)).toBe(moment(at));
});

test('local date and clock are those of Copenhagen on both sides of a clock change', () => {
  expect(calendar.localTime(moment('2026-10-25T00:59:00Z'))).toMatchObject({
    hour: 2,
    minute: 59,
    weekday: 7,
  });
  expect(calendar.localTime(moment('2026-10-25T01:00:00Z'))).toMatchObject({ hour: 2, minute: 0 });
  expect(calendar.localDate(moment('2026-12-31T23:00:00Z'))).toBe('2027-01-01');
});
