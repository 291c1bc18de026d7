import * as z from 'zod';
import { focusArea } from '../pulse/index.ts';

const bilingual = z.strictObject({
  da: z.string().trim().min(2).max(120),
  en: z.string().trim().min(2).max(120),
});
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case a-z, digits and hyphens');
const week = z.int().min(-26).max(156);

/** 02:00 to 02:59 happens twice or not at all on the days the clocks change (EU directive 2000/84/EC). */
const clock = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as "08:30"')
  .refine((time) => !time.startsWith('02:'), {
    error: 'must not lie between 02:00 and 03:00, which happens twice or not at all when the clocks change',
  });

/** What is counted from questions and answers, without asking anybody. Times are working minutes. */
export const activityMeasure = z.enum([
  'selfService',
  'replyMedian',
  'replyP90',
  'solvedMedian',
  'reopened',
  'perAsker',
  'participation',
]);
export type ActivityMeasure = z.infer<typeof activityMeasure>;

/** How a manual figure is written: `percent` 0 to 100, or a plain number with a unit of its own. */
const manualMeasure = z.strictObject({
  kind: z.literal('manual'),
  unit: z.enum(['percent', 'days', 'hours', 'number']).default('percent'),
  every: z.enum(['week', 'month']).default('month'),
});

/** Where a goal's figure comes from. */
export const goalMeasure = z.discriminatedUnion(
  'kind',
  [
    /** The mean of a pulse item, 1 to 5. */
    z.strictObject({ kind: z.literal('pulse'), item: z.string() }),
    z.strictObject({ kind: z.literal('activity'), figure: activityMeasure }),
    /** Typed in by the owner; the bot never reads cases. */
    manualMeasure,
  ],
  { error: 'must be pulse, activity or manual' },
);
export type GoalMeasure = z.infer<typeof goalMeasure>;

/** A success criterion. `tolerance` is how far on the wrong side of `target` still counts as inside. */
export const goalSchema = z.strictObject({
  id: slug,
  title: bilingual,
  focus: focusArea,
  measure: goalMeasure,
  direction: z.enum(['up', 'down']).default('up'),
  baseline: z.number().optional(),
  target: z.number(),
  tolerance: z.number().min(0).default(0),
  /** The first week since go-live in which the goal counts. */
  fromWeek: week.default(0),
  /** An owner's id of organisation.yaml; the project lead when left out. */
  owner: slug.optional(),
});
export type Goal = z.infer<typeof goalSchema>;

const point = z.strictObject({ week, value: z.number() });

/** The curve that the municipality expects; never invented. */
export const planSchema = z.strictObject({
  item: z.string().default('C1'),
  tolerance: z.number().min(0).max(2).default(0.3),
  points: z.array(point).min(2),
  /** "Without leadership": what the municipality fears, drawn for reference only. */
  reference: z.array(point).default([]),
});
export type Plan = z.infer<typeof planSchema>;

/** `content/goals.yaml`: goals, the plan curve, and when the extra support of the first weeks may end. */
export const goalsFileSchema = z.strictObject({
  goals: z.array(goalSchema).max(20).default([]),
  plan: planSchema.optional(),
  /** Every goal named must have had its light green for so many weeks in a row. */
  hypercare: z.array(z.strictObject({ goal: slug, weeks: z.int().min(1).max(12).default(2) })).default([]),
  report: z
    .strictObject({
      day: z.enum(['mon', 'tue', 'wed', 'thu', 'fri']).default('mon'),
      at: clock.default('08:30'),
      /** The fewest people that any figure may be made of; never below 5. */
      k: z.int().min(5).max(15).default(5),
    })
    .prefault({}),
});
export type GoalsFile = z.infer<typeof goalsFileSchema>;
