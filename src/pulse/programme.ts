import * as z from 'zod';

const bilingual = z.strictObject({ da: z.string().trim().min(2), en: z.string().trim().min(2) });
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case a-z, digits and hyphens');
const weeks = z.int().min(-26).max(156);

/** 02:00 to 02:59 happens twice or not at all on the days the clocks change (EU directive 2000/84/EC). */
const clock = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as "09:00"')
  .refine((time) => !time.startsWith('02:'), {
    error: 'must not lie between 02:00 and 03:00, which happens twice or not at all when the clocks change',
  });

/** The eight things leaders can do something about; each item tells about one of them. */
export const focusArea = z.enum([
  'engagement',
  'positiv',
  'roller',
  'involvering',
  'kommunikation',
  'arbejdsgange',
  'ressourcer',
  'maaling',
]);

/** One statement people say how much they agree with, 1 to 5 or "not relevant". */
export const itemSchema = z.strictObject({
  id: z.string().regex(/^[A-Z][A-Z0-9]{0,5}$/, 'must be a capital letter and a number, such as T1'),
  focus: focusArea,
  da: z.string().trim().min(5).max(200),
  en: z.string().trim().min(5).max(200),
  /** Asked every time; the others take turns. */
  core: z.boolean().default(false),
  /** Who is asked. */
  for: z.enum(['everyone', 'superusers', 'managers']).default('everyone'),
  /** The first week since the unit's go-live in which it makes sense to ask. */
  fromWeek: weeks.optional(),
});
export type Item = z.infer<typeof itemSchema>;

const weekday = z.enum(['mon', 'tue', 'wed', 'thu', 'fri']);

const stepSchema = z
  .strictObject({ fromWeek: weeks, toWeek: weeks, everyWeeks: z.int().min(1).max(26) })
  .refine(({ fromWeek, toWeek }) => fromWeek <= toWeek, { error: 'must have fromWeek no later than toWeek' });
export type CadenceStep = z.infer<typeof stepSchema>;

const themeSchema = z.strictObject({
  id: slug,
  title: bilingual,
  words: z.array(z.string().trim().min(2)).min(1),
});
export type Theme = z.infer<typeof themeSchema>;

/**
 * A pulse programme, `content/surveys/<id>.yaml`. Defaults: 5 answers for a score, 10 comments for a theme (never
 * lower, from the practice of the large survey houses); reminder after 2 working days, close after 5.
 */
export const programmeSchema = z
  .strictObject({
    id: slug,
    title: bilingual,
    purpose: bilingual,
    /** False stops new rounds; the one that runs goes on. */
    active: z.boolean().default(true),
    items: z.array(itemSchema).min(1),
    /** How many of the items that take turns are asked each time. */
    rotating: z.int().min(0).max(4).default(2),
    /** Units that are asked; everybody in the organisation when left out. */
    audience: z
      .strictObject({
        units: z.array(slug).optional(),
        roles: z.enum(['everyone', 'superusers', 'managers']).default('everyone'),
        phases: z.array(z.enum(['before', 'intensive', 'settling', 'operation'])).optional(),
      })
      .prefault({}),
    cadence: z.array(stepSchema).min(1),
    send: z
      .strictObject({
        day: weekday.default('tue'),
        at: clock.default('09:00'),
        /** A missed round may still be sent before this time of a working day. */
        until: clock.default('14:00'),
      })
      .refine(({ at, until }) => at < until, { error: 'must have "at" earlier than "until"' })
      .prefault({}),
    /** Dates, both included, in which no round begins. */
    pauses: z.array(z.strictObject({ from: z.iso.date(), to: z.iso.date() })).default([]),
    remindAfterDays: z.int().min(1).max(4).default(2),
    closeAfterDays: z.int().min(2).max(15).default(5),
    /** Units larger than this are asked in two halves that take turns. */
    halvesFrom: z.int().min(60).default(150),
    k: z.int().min(5).max(15).default(5),
    comments: z
      .strictObject({
        on: z.boolean().default(false),
        from: z.int().min(10).max(50).default(10),
        themes: z.array(themeSchema).default([]),
      })
      .prefault({}),
    /** "You said – we did": what the last round led to; shown when somebody has answered. */
    saidDid: bilingual.optional(),
  })
  .refine(({ items }) => new Set(items.map(({ id }) => id)).size === items.length, {
    error: 'must not have two items with the same id',
    path: ['items'],
  })
  .refine(({ items, rotating }) => items.filter(({ core }) => core).length + rotating <= 5, {
    error: 'must not ask more than five items at a time: use fewer core items or a lower "rotating"',
    path: ['items'],
  });
export type Programme = z.infer<typeof programmeSchema>;
