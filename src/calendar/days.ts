import { Temporal } from 'temporal-polyfill';
import { createHolidays } from './holidays.ts';
import type { CalendarRules, DayRule } from './schema.ts';
import type { Bilingual, DayInfo, OpenSpan } from './types.ts';

/** About ten years: enough for any report, and a bound for a process that runs for ever. */
const MAX_CACHED_DAYS = 4000;
/** Every beginning and end of duty of a large roster for two weeks. */
const MAX_CACHED_MOMENTS = 4000;
const DAY_MS = 86_400_000;
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** Days of one calendar by date and by moment, each worked out once. */
export interface Days {
  readonly timeZone: string;
  /** Throws a RangeError for a date that is not there. */
  byDate(date: string): DayInfo;
  at(now: number): DayInfo;
  /** The moment of a clock time on a date, such as a duty's beginning. Throws a RangeError for what is not there. */
  moment(date: string, time: string): number;
}

/** Builds the lookup of days for a calendar's rules. */
export function createDays(rules: CalendarRules): Days {
  const holidays = createHolidays(rules.holidays.country);
  const dates = new Map<string, DayInfo>();
  // The local day of a moment is found through the UTC days it overlaps: far cheaper than asking for the zone.
  const utcDays = new Map<number, readonly DayInfo[]>();
  const moments = new Map<string, number>();

  function build(date: Temporal.PlainDate): DayInfo {
    const key = date.toString();
    const year = holidays(date.year);
    const applies = (rule: DayRule) =>
      rule.date === key ||
      rule.monthDay === key.slice(-5) ||
      (rule.daysFromEaster !== undefined &&
        Temporal.PlainDate.from(year.easter).add({ days: rule.daysFromEaster }).equals(date));

    const weekly = rules.hours[WEEKDAYS[date.dayOfWeek - 1] ?? 'mon'];
    const holiday = year.names.get(key);
    const extra = rules.openDays.find((rule) => rule.date === key);
    const closed = rules.closedDays.find(applies);
    const half = rules.halfDays.find(applies);

    let texts = weekly;
    let reason: Bilingual | undefined;
    if (extra) {
      texts = extra.hours;
      reason = extra.reason;
    } else if (holiday || closed) {
      texts = [];
      reason = closed?.reason;
    } else if (half) {
      texts = weekly.flatMap((text) => cutAt(text, half.closedFrom));
      reason = half.reason;
    }

    const start = momentOf(date, '00:00', rules.timeZone);
    const end = momentOf(date, '24:00', rules.timeZone);
    const week = date.weekOfYear ?? 0;
    const weekYear = date.yearOfWeek ?? 0;
    return {
      date: key,
      weekday: date.dayOfWeek,
      start,
      end,
      open: texts.map((text) => toSpan(date, text, rules.timeZone)).filter((span) => span.start < span.end),
      ...(holiday && { holiday }),
      ...(reason && { reason }),
      isoWeek: { year: weekYear, week, label: weekLabel(weekYear, week) },
    };
  }

  function byDate(date: string): DayInfo {
    const known = dates.get(date);
    if (known) return known;
    if (dates.size >= MAX_CACHED_DAYS) {
      dates.clear();
      utcDays.clear();
    }
    const day = build(parseDate(date));
    dates.set(date, day);
    return day;
  }

  function at(now: number): DayInfo {
    const utcDay = Math.floor(now / DAY_MS);
    let candidates = utcDays.get(utcDay);
    if (!candidates) {
      const first = byDate(dateAt(utcDay * DAY_MS, rules.timeZone));
      const last = byDate(dateAt(utcDay * DAY_MS + DAY_MS - 1, rules.timeZone));
      candidates = first === last ? [first] : [first, last];
      utcDays.set(utcDay, candidates);
    }
    const day = candidates.find((each) => each.start <= now && now < each.end);
    return day ?? byDate(dateAt(now, rules.timeZone));
  }

  // Who is on duty is asked for every question that waits, and always about the same few times.
  function moment(date: string, time: string): number {
    const key = `${date} ${time}`;
    const known = moments.get(key);
    if (known !== undefined) return known;
    if (moments.size >= MAX_CACHED_MOMENTS) moments.clear();
    const made = momentOf(parseDate(date), time, rules.timeZone);
    moments.set(key, made);
    return made;
  }

  return { timeZone: rules.timeZone, byDate, at, moment };
}

/** The moment a clock time falls on a date, in epoch milliseconds; `24:00` is the next midnight. */
function momentOf(date: Temporal.PlainDate, time: string, timeZone: string): number {
  if (time === '24:00') return momentOf(date.add({ days: 1 }), '00:00', timeZone);
  return date.toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds;
}

/** The moment on `date` at which the local clock shows what it shows at `now`. */
export function sameClockOn(date: string, now: number, timeZone: string): number {
  const plainTime = zoned(now, timeZone).toPlainTime();
  return parseDate(date).toZonedDateTime({ timeZone, plainTime }).epochMilliseconds;
}

/** A moment with its local clock and date. */
export function zoned(now: number, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(now)).toZonedDateTimeISO(timeZone);
}

/** Reads `YYYY-MM-DD`. Throws a RangeError that names the text when it is no date. */
export function parseDate(date: string): Temporal.PlainDate {
  try {
    if (/^\d{4}-\d\d-\d\d$/.test(date)) return Temporal.PlainDate.from(date, { overflow: 'reject' });
  } catch {
    // told below, in a sentence
  }
  throw new RangeError(`Cannot read the date "${date}": it is not there. Write it as 2026-11-23.`);
}

/** Writes a week as ISO 8601 does, such as `2026-W07`. */
export function weekLabel(year: number, week: number): string {
  return `${year}-W${String(week).padStart(2, '0')}`;
}

function dateAt(now: number, timeZone: string): string {
  return zoned(now, timeZone).toPlainDate().toString();
}

function toSpan(date: Temporal.PlainDate, text: string, timeZone: string): OpenSpan {
  const from = text.slice(0, 5);
  const to = text.slice(6);
  return { from, to, start: momentOf(date, from, timeZone), end: momentOf(date, to, timeZone) };
}

function cutAt(text: string, closedFrom: string): string[] {
  const from = text.slice(0, 5);
  const to = text.slice(6);
  if (from >= closedFrom) return [];
  return [`${from}-${to < closedFrom ? to : closedFrom}`];
}
