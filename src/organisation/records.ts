import * as z from 'zod';
import { accountSchema, placeSchema } from '../event.ts';

/**
 * That a person of the organisation (or a guest id) has an account, and where to write to it privately. Who is taken
 * out of the organisation's file keeps their id here, so that what is kept of them stays theirs.
 */
export const linkedAccountSchema = z.strictObject({
  account: accountSchema,
  person: z.string(),
  name: z.string(),
  /** The private conversation, once it is known. */
  place: placeSchema.optional(),
  /** The last time the person did something here: the platform used last is the one that is written to. */
  seenAt: z.number(),
  /** True when the organisation's file did not list the person then: the link vouches for no role. */
  left: z.boolean().optional(),
});
export type LinkedAccount = z.infer<typeof linkedAccountSchema>;

/** What a person has chosen: language, duty. */
export const settingsSchema = z.strictObject({
  person: z.string(),
  lang: z.enum(['da', 'en']).optional(),
  /** Duty set by hand, before or instead of the roster, until a time in milliseconds since 1970. */
  duty: z.strictObject({ on: z.boolean(), until: z.number() }).optional(),
  /** When the person was told who reads what (the first message). */
  toldAt: z.number().optional(),
  /** True when the person wants no reminders of pulses; rounds themselves still come. */
  noPulseReminders: z.boolean().optional(),
});
export type Settings = z.infer<typeof settingsSchema>;
