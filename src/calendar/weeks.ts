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
