import * as z from 'zod';

/** A clock time on the quarter of a day people write, `08:00` to `24:00`. */
const clock = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'must be a time such as "08:00"');

const span = z
  .string()
  .regex(/^\d\d:\d\d-\d\d:\d\d$/, { error: 'must be a span such as "08:00-15:30"', abort: true })
  .refine((text) => text.split('-').every((part) => clock.safeParse(part).success), {
    error: 'must use times from 00:00 to 24:00, such as "08:00-15:30"',
  })
  .refine((text) => text.slice(0, 5) < text.slice(6), { error: 'must end later than it begins' });

const spans = z.union([
  z.literal('closed').transform((): string[] => []),
  z
    .array(span)
    .refine((list) => list.every((next, i) => i === 0 || (list[i - 1] ?? '').slice(6) <= next.slice(0, 5)), {
      error: 'must stand in order and not overlap, such as ["08:00-12:00", "12:30-15:30"]',
    }),
]);

const monthDay = z
  .string()
  .regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'must be month and day such as "12-24"');

const when = {
  monthDay: monthDay.optional(),
  date: z.iso.date().optional(),
  daysFromEaster: z.int().min(-100).max(200).optional(),
};

const reason = z.strictObject({ da: z.string().trim().min(1), en: z.string().trim().min(1) });

function saysOneDay(rule: { monthDay?: unknown; date?: unknown; daysFromEaster?: unknown }): boolean {
  return [rule.monthDay, rule.date, rule.daysFromEaster].filter((value) => value !== undefined).length === 1;
}
const oneDay = { error: 'must say which day in one way: monthDay, date or daysFromEaster' };

/**
 * The working calendar of a municipality, `content/calendar.yaml`.
 * Defaults: phases by the weeks in which superusers usually have most and some time set aside (0-4, 5-12).
 */
export const calendarSchema = z.strictObject({
  timeZone: z
    .string()
    .refine(isTimeZone, { error: 'must be a time zone such as "Europe/Copenhagen"' })
    .default('Europe/Copenhagen'),
  hours: z
    .strictObject({
      mon: spans,
      tue: spans,
      wed: spans,
      thu: spans,
      fri: spans,
      sat: spans.default([]),
      sun: spans.default([]),
    })
    .refine((week) => Object.values(week).some((day) => day.length > 0), {
      error: 'must have at least one opening in the week',
    }),
  holidays: z.strictObject({ country: z.literal('DK') }).default({ country: 'DK' }),
  halfDays: z
    .array(z.strictObject({ ...when, closedFrom: clock, reason }).refine(saysOneDay, oneDay))
    .default([]),
  closedDays: z.array(z.strictObject({ ...when, reason }).refine(saysOneDay, oneDay)).default([]),
  /** Days with hours of their own, such as an open Saturday at go-live; they win over every other rule. */
  openDays: z.array(z.strictObject({ date: z.iso.date(), hours: spans, reason })).default([]),
  /** ISO weeks in which no pulse is sent. */
  holidayWeeks: z.array(z.int().min(1).max(53)).default([]),
  phases: z
    .strictObject({ intensiveToWeek: z.int().min(0), settlingToWeek: z.int().min(0) })
    .refine((limits) => limits.intensiveToWeek <= limits.settlingToWeek, {
      error: 'must have settlingToWeek no earlier than intensiveToWeek',
    })
    .default({ intensiveToWeek: 4, settlingToWeek: 12 }),
});
export type CalendarRules = z.infer<typeof calendarSchema>;

/** Which day a rule is about: each year's month and day, one date, or days counted from Easter Sunday. */
export interface DayRule {
  readonly monthDay?: string | undefined;
  readonly date?: string | undefined;
  readonly daysFromEaster?: number | undefined;
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
