import type { Calendar } from '../calendar/index.ts';
import type { GoalsFile } from './goals.ts';

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;

/** More than two months of closed days is a calendar that nobody works by. */
const mostDaysLater = 62;

/** The week whose report is due, and when it became so, in milliseconds since 1970. */
export interface ReportDue {
  readonly week: string;
  readonly at: number;
}

/** The ISO week before one such as `2026-W47`; before week 1 comes the last of the year before, 52 or 53. */
export function previousWeek(week: string): string {
  const [year, number] = partsOf(week);
  return number > 1 ? labelOf(year, number - 1) : labelOf(year - 1, weeksIn(year - 1));
}

/** The ISO week after one such as `2026-W47`. */
export function nextWeek(week: string): string {
  const [year, number] = partsOf(week);
  return number < weeksIn(year) ? labelOf(year, number + 1) : labelOf(year + 1, 1);
}

/**
 * The latest week whose report is due at `now`: the report of a week comes in the week after, on the day and at the
 * local time the goals say, or at that time on the next working day when that day is closed.
 */
export function reportDue(goals: Pick<GoalsFile, 'report'>, calendar: Calendar, now: number): ReportDue {
  let week = calendar.isoWeek(now).label;
  for (;;) {
    const at = reportTime(goals, calendar, week);
    if (at <= now) return { week: previousWeek(week), at };
    week = previousWeek(week);
  }
}

/** When the report that is made in a week comes. Throws a RangeError when no working day follows in two months. */
function reportTime({ report }: Pick<GoalsFile, 'report'>, calendar: Calendar, week: string): number {
  let day = calendar.dayInfo(calendar.localDate(calendar.weekStart(week)));
  for (let later = weekdays.indexOf(report.day); later > 0; later--) day = dayAfter(calendar, day.end);
  for (let later = 0; day.open.length === 0; later++) {
    if (later > mostDaysLater)
      throw new RangeError(
        `Cannot find a working day for the report after ${day.date}: the calendar is closed. Check calendar.yaml.`,
      );
    day = dayAfter(calendar, day.end);
  }
  return calendar.instantOf(day.date, report.at);
}

function dayAfter(calendar: Calendar, end: number) {
  return calendar.dayInfo(calendar.localDate(end));
}

/** A year has 53 ISO weeks when it begins or ends on a Thursday (ISO 8601). */
function weeksIn(year: number): number {
  const thursday = 4;
  const begins = new Date(Date.UTC(year, 0, 1)).getUTCDay();
  const ends = new Date(Date.UTC(year, 11, 31)).getUTCDay();
  return begins === thursday || ends === thursday ? 53 : 52;
}

function partsOf(week: string): [year: number, number: number] {
  const parts = /^(\d{4})-W(\d\d)$/.exec(week);
  if (parts === null) throw new RangeError(`Cannot read the week "${week}". Write it as 2026-W47.`);
  return [Number(parts[1]), Number(parts[2])];
}

function labelOf(year: number, number: number): string {
  return `${year}-W${String(number).padStart(2, '0')}`;
}
