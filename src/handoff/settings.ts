import * as z from 'zod';

/**
 * How long a question waits at each step, in working minutes and working days of the municipality's calendar.
 * The defaults are the field's judgement for the first weeks after go-live; each can be set in `organisation.yaml`.
 */
export const handoffSettingsSchema = z.strictObject({
  /** Before it is shown to everybody on duty. */
  widenAfterMinutes: z.number().int().positive().default(15),
  /** Before the system owner and then the project lead are shown it. */
  escalateAfterMinutes: z.number().int().positive().default(60),
  /** After a claim without an answer before it goes back to the queue. */
  releaseAfterMinutes: z.number().int().positive().default(120),
  /** Of quiet after an answer before it counts as solved, assumed. */
  assumeSolvedAfterDays: z.number().int().positive().default(3),
  /** Of waiting for the asker's reply before the question expires. */
  expireAfterDays: z.number().int().positive().default(10),
});
export type HandoffSettings = z.infer<typeof handoffSettingsSchema>;
