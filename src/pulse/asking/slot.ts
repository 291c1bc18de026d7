import type { Calendar } from '../../calendar/index.ts';
import type { Programme } from '../programme.ts';

/** When the round of a week may be sent: its date, local slot and the span in which it may still begin. */
export interface Slot {
  readonly date: string;
  /** Local, such as `2026-11-24T09:00`; the autumn hour gives one slot, not two. */
  readonly slot: string;
  readonly at: number;
}

const dayMs = 86_400_000;
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/**
 * The slot of an ISO week such as `2026-W48`: the programme's day, or the next working day of that week that is
 * open at that time. Undefined in holiday weeks, in the programme's pauses, and when the rest of the week is closed.
 */
export function slotOf(programme: Programme, calendar: Calendar, week: string): Slot | undefined {
  const days = daysOf(calendar, week);
  const first = days[0];
  if (first === undefined || calendar.isHolidayWeek(calendar.instantOf(first, '12:00'))) return undefined;
  const from = weekdays.indexOf(programme.send.day);
  const date = days.slice(from).find((day) => allowed(programme, calendar, day));
  if (date === undefined) return undefined;
  const { at } = programme.send;
  return { date, slot: `${date}T${at}`, at: calendar.instantOf(date, at) };
}

/** Whether a round may begin at this moment: a working day, open, within the programme's hours, not paused. */
export function mayBegin(programme: Programme, calendar: Calendar, now: number): boolean {
  const date = calendar.localDate(now);
  if (!calendar.isOpen(now) || calendar.isHolidayWeek(now) || paused(programme, date)) return false;
  const { at, until } = programme.send;
  return calendar.instantOf(date, at) <= now && now < calendar.instantOf(date, until);
}

/** The dates of an ISO week, Monday first. */
export function daysOf(calendar: Calendar, week: string): string[] {
  const monday = calendar.weekStart(week);
  // Noon is the same date whatever the clocks do that week.
  return Array.from({ length: 7 }, (_, day) => calendar.localDate(monday + day * dayMs + dayMs / 2));
}

/** The label of the ISO week so many weeks after the one of `now`. */
export function weekAfter(calendar: Calendar, now: number, weeks: number): string {
  const monday = calendar.weekStart(calendar.isoWeek(now).label);
  return calendar.isoWeek(monday + weeks * 7 * dayMs + dayMs / 2).label;
}

function allowed(programme: Programme, calendar: Calendar, date: string): boolean {
  return !paused(programme, date) && calendar.isOpen(calendar.instantOf(date, programme.send.at));
}

function paused({ pauses }: Programme, date: string): boolean {
  return pauses.some(({ from, to }) => from <= date && date <= to);
}
