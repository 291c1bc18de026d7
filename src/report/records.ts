import * as z from 'zod';
import { goalSchema } from './goals.ts';

/** What a manager decided about a recommended action. */
export const actionDecision = z.enum(['will', 'notNow', 'done']);

/** One decision; the last one of an action counts. `action` is the id in the week's report. */
export const decidedActionSchema = z.strictObject({
  action: z.string(),
  decision: actionDecision,
  by: z.string(),
  at: z.number(),
});
export type DecidedAction = z.infer<typeof decidedActionSchema>;

/** A goal as it was made or changed from chat; it takes the place of the one with its id in goals.yaml. */
export const changedGoalSchema = z.strictObject({ goal: goalSchema, by: z.string(), at: z.number() });
export type ChangedGoal = z.infer<typeof changedGoalSchema>;

/** A manual figure: for which goal, the period it is about (`2026-W47` or `2026-11`), typed in by whom and when. */
export const goalValueSchema = z.strictObject({
  goal: z.string(),
  period: z.string(),
  /** A unit's id, or `all`. */
  scope: z.string(),
  value: z.number(),
  by: z.string(),
  at: z.number(),
});
export type GoalValue = z.infer<typeof goalValueSchema>;

/** A small win that somebody shared; never shown with a name. Text is null once it is erased. */
export const gainSchema = z.strictObject({
  id: z.string(),
  person: z.string(),
  unit: z.string().optional(),
  text: z.string().max(300).nullable(),
  at: z.number(),
  /** The week whose report a leader picked it for, and who did. */
  picked: z.strictObject({ week: z.string(), scope: z.string(), by: z.string() }).optional(),
});
export type Gain = z.infer<typeof gainSchema>;

/** A leader's message to units: one outgoing per person, with keys `letter/<id>/<place in `to`>`. */
export const letterSchema = z.strictObject({
  id: z.string(),
  by: z.string(),
  units: z.array(z.string()).min(1),
  /** Which draft of content it grew from, such as `why`. */
  draft: z.string(),
  text: z.string().max(2000).nullable(),
  to: z.array(z.string()),
  at: z.number(),
  /** When it is sent: now, or the next opening. */
  sendAt: z.number(),
  /** How many of `to` have been put in the outbox; kept by the one who sends. */
  fed: z.int().min(0).optional(),
});
export type Letter = z.infer<typeof letterSchema>;
