import * as z from 'zod';
import { focusArea } from '../pulse/index.ts';
import { goalMeasure } from './goals.ts';

const bilingual = z.strictObject({ da: z.string(), en: z.string() });
const weekLabel = z.string().regex(/^\d{4}-W\d\d$/);

/** How a figure stands against its plan; always told with a word and a symbol beside the colour. */
export const light = z.enum(['green', 'yellow', 'red', 'grey']);
export type Light = z.infer<typeof light>;

/** How many answers a pulse figure is made of. */
const band = z.enum(['5-9', '10-19', '20+']);
const change = z.enum(['up', 'down', 'same']);

/**
 * One figure that may be shown. Pulse means have a `band` and, when cut off, a `limit`; counted figures have the
 * number of cases as `cases`. `week` is the week it was measured in. Times are working minutes, shares per cent.
 */
export const readingSchema = z.strictObject({
  value: z.number(),
  week: weekLabel,
  limit: z.enum(['atMost', 'atLeast']).optional(),
  band: band.optional(),
  cases: z.number().int().optional(),
  change: change.optional(),
});
export type Reading = z.infer<typeof readingSchema>;

/** Why a goal's light is what it is; said in words beside the light. */
export const lightWhy = z.enum([
  'onTarget',
  'insideTolerance',
  'outsideOnce',
  'outsideTwice',
  /** H1 or T1 below 2.5. */
  'veryLow',
  /** The figure alone would give another colour, but it has not moved by more than chance since the light was set. */
  'steady',
  'tooFew',
  'noFigure',
  'notYet',
]);

/** One goal in one week. Title and target are copied, so that history reads as it was. */
export const goalReadingSchema = z.strictObject({
  goal: z.string(),
  title: bilingual,
  focus: focusArea,
  measure: goalMeasure,
  direction: z.enum(['up', 'down']),
  baseline: z.number().optional(),
  target: z.number(),
  tolerance: z.number(),
  light,
  why: lightWhy,
  /** The week of the last figure that gave the light its colour; what is compared with it, so that chance turns no light. */
  since: weekLabel.optional(),
  reading: readingSchema.optional(),
});
export type GoalReading = z.infer<typeof goalReadingSchema>;

/** What is counted. `asked` to `reopenedCount` are counts; the rest as `Reading` says. */
export const measureName = z.enum([
  'asked',
  'askers',
  'opened',
  'solved',
  'selfService',
  'replyMedian',
  'replyP90',
  'solvedMedian',
  'reopened',
  'perAsker',
  'participation',
  'unsolved',
  'unclaimedOverHour',
  'newEntries',
]);
export type MeasureName = z.infer<typeof measureName>;

/** A sentence by its key in the texts, `report.<key>`, with what stands in its placeholders. */
export const phraseSchema = z.strictObject({
  key: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Phrase = z.infer<typeof phraseSchema>;

/** Which sentence says why something is suggested: `report.why.<why>`. */
export const adviceWhy = z.enum([
  'outsideOnce',
  'outsideTwice',
  'veryLow',
  'steady',
  /** A pulse item below the middle of its scale that is no goal. */
  'lowPulse',
  'fewAnswer',
  'reopened',
  'unclaimed',
  'piledUp',
  /** Nothing is wrong: what works is kept. */
  'keep',
  /** Nothing is known to work or to be wrong: what there is is shown. */
  'show',
]);
export type AdviceWhy = z.infer<typeof adviceWhy>;

/** What is suggested, tied to a focus area and to the number that caused it. Id: `<week>/<scope>/<focus>`. */
export const adviceSchema = z.strictObject({
  id: z.string(),
  focus: focusArea,
  /** A goal's id, a measure's name, or a pulse item's id: what caused it. */
  cause: z.string(),
  reading: readingSchema,
  target: z.number().optional(),
  why: adviceWhy,
});
export type Advice = z.infer<typeof adviceSchema>;

/** "You said – we did": an earlier advice that a manager decided on, and what its number did since. */
export const saidDidSchema = z.strictObject({
  action: z.string(),
  focus: focusArea,
  cause: z.string(),
  decision: z.enum(['will', 'notNow', 'done']),
  week: weekLabel,
  before: readingSchema.optional(),
  now: readingSchema.optional(),
  change: change.optional(),
});

/** One report of one week: of a unit, or of everybody together (`all`). */
export const scopeReportSchema = z.strictObject({
  /** A unit's id, or `all`. */
  scope: z.string(),
  /** The unit's name, or the organisation's. */
  name: z.string(),
  /** Weeks since the unit's go-live; absent for `all`. */
  sinceGoLive: z.number().int().optional(),
  headline: phraseSchema,
  goals: z.array(goalReadingSchema).max(5),
  /** Every pulse item that may be shown, of the last closed round. */
  pulse: z.array(
    z.strictObject({ item: z.string(), da: z.string(), en: z.string(), reading: readingSchema }),
  ),
  measures: z.array(z.strictObject({ name: measureName, reading: readingSchema })),
  /** Unresolved topics, most first. `own`: of them in this unit, when that may be shown. */
  topics: z.array(
    z.strictObject({
      topic: z.string(),
      title: z.string(),
      count: z.number().int(),
      own: z.number().int().optional(),
      oldestDays: z.number().int(),
    }),
  ),
  newEntries: z.array(z.strictObject({ id: z.string(), question: z.string() })),
  advice: z.array(adviceSchema).max(3),
  saidDid: z.array(saidDidSchema),
  /** The small win a leader picked for the week. */
  gain: z.string().optional(),
  /** What is not shown and why: `report.hidden.<why>`. */
  hidden: z.array(z.strictObject({ what: z.string(), why: z.enum(['few', 'protects', 'changed']) })),
});
export type ScopeReport = z.infer<typeof scopeReportSchema>;

/**
 * Everything the reports of one week say, made once from stored facts and then kept: message, page, PDF and
 * exports are all drawn from it, so they cannot disagree, and what was held back is not in it.
 */
export const weekReportSchema = z.strictObject({
  version: z.literal(1),
  week: weekLabel,
  /** The first and the last day, `2026-11-16`. */
  from: z.iso.date(),
  to: z.iso.date(),
  k: z.number().int().min(5),
  /** True when the organisation is an invented example. */
  example: z.boolean(),
  /** The pulse round that the pulse figures are of. */
  round: z.strictObject({ week: weekLabel, closed: z.iso.date() }).optional(),
  scopes: z.array(scopeReportSchema),
  /** Superusers together; never one by one. `usedHours` is absent with fewer than k superusers. */
  capacity: z.strictObject({
    superusers: z.number().int(),
    agreedHours: z.number(),
    usedHours: z.number().optional(),
    unclaimedOverHour: z.number().int(),
    /** Opening hours of next week with nobody on duty; clock times are local. */
    holes: z.array(z.strictObject({ date: z.iso.date(), from: z.string(), to: z.string() })),
  }),
  /** For project leads: counters of the week by name, such as `stopped`. */
  operations: z.array(z.strictObject({ what: z.string(), n: z.number().int() })),
  hypercare: z.array(
    z.strictObject({
      goal: z.string(),
      title: bilingual,
      weeks: z.number().int(),
      met: z.boolean(),
      green: z.number().int(),
    }),
  ),
});
export type WeekReport = z.infer<typeof weekReportSchema>;
