import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { type Calendar, calendarSchema, createCalendar } from '../../src/calendar/index.ts';

/** The shipped rules as they stand in the file. */
export const shipped = parse(readFileSync(new URL('../../content/calendar.yaml', import.meta.url), 'utf8'));

/** The calendar that the product ships with, changed in some fields if wanted. */
export function shippedCalendar(changes: Record<string, unknown> = {}): Calendar {
  return createCalendar(calendarSchema.parse({ ...shipped, ...changes }));
}

/** A moment written with its offset from UTC, so that no test leans on the machine's time zone. */
export function moment(text: string): number {
  return Date.parse(text);
}
