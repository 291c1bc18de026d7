import type { Calendar } from '../calendar/index.ts';
import type { Person, Weekday } from '../organisation/index.ts';

const weekdays: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** How far ahead a next duty is looked for: two weeks of 7 days; a promise further out is no promise. */
const daysAhead = 14;

/** A time with its ends in milliseconds; `end` does not belong to it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Whether the weekly roster has somebody on duty at a time; `to` is the first minute off duty. */
export function isRostered(person: Person, at: number, calendar: Calendar): boolean {
  return spansOn(person, calendar.localDate(at), calendar).some((span) => span.start <= at && at < span.end);
}

/** Somebody's rostered duty within opening hours, from a time on and two weeks ahead, in order. */
export function dutyAhead(person: Person, from: number, calendar: Calendar): readonly Span[] {
  const found: Span[] = [];
  let day = calendar.dayInfo(calendar.localDate(from));
  for (let count = 0; count <= daysAhead; count++) {
    for (const duty of spansOn(person, day.date, calendar)) {
      for (const open of day.open) {
        const start = Math.max(duty.start, open.start, from);
        const end = Math.min(duty.end, open.end);
        if (start < end) found.push({ start, end });
      }
    }
    day = calendar.dayInfo(calendar.localDate(day.end));
  }
  return found.sort((a, b) => a.start - b.start);
}

function spansOn(person: Person, date: string, calendar: Calendar): readonly Span[] {
  const weekday = weekdays[calendar.dayInfo(date).weekday - 1];
  return (person.superuser?.duty ?? [])
    .filter((duty) => duty.day === weekday)
    .map((duty) => ({ start: calendar.instantOf(date, duty.from), end: calendar.instantOf(date, duty.to) }));
}
