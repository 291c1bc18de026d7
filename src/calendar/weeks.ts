import { parseDate, weekLabel } from './days.ts';

/** The date of the Monday of an ISO week such as `2026-W47`. Throws a RangeError for a week that is not there. */
export function startOfWeek(label: string): string {
  const parts = /^(\d{4})-W(\d\d)$/.exec(label);
  if (parts) {
    // 4 January always lies in week 1 (ISO 8601).
    const fourth = parseDate(`${parts[1]}-01-04`);
    const monday = fourth.add({ days: (Number(parts[2]) - 1) * 7 + 1 - fourth.dayOfWeek });
    if (weekLabel(monday.yearOfWeek ?? 0, monday.weekOfYear ?? 0) === label) return monday.toString();
  }
  throw new RangeError(`Cannot find the week "${label}": the year has no such week. Write it as 2026-W47.`);
}

/** Whole weeks from one date to another, rounded down: -1 for the seven days before `from`. */
export function weeksBetween(from: string, to: string): number {
  return Math.floor(parseDate(from).until(parseDate(to), { largestUnit: 'days' }).days / 7);
}

/** How many weeks after `from` the week `to` is: `2026-W52` to `2027-W01` is 2 when the year has a week 53. */
export function weeksApart(from: string, to: string): number {
  return weeksBetween(startOfWeek(from), startOfWeek(to));
}

/** The week so many weeks after another, or before it when `count` is negative. */
export function weekAfter(label: string, count: number): string {
  const monday = parseDate(startOfWeek(label)).add({ weeks: count });
  return weekLabel(monday.yearOfWeek ?? 0, monday.weekOfYear ?? 0);
}

/** The weekday of a date, from 1 (Monday) to 7. */
export function weekdayOf(date: string): number {
  return parseDate(date).dayOfWeek;
}
