import * as z from 'zod';
import { placeSchema } from '../event.ts';
import { detailsSchema } from '../handoff/index.ts';

/** What the bot did with a text. */
export const outcome = z.enum([
  'answer',
  'suggest',
  'route',
  'clarify',
  'emergency',
  'incident',
  'decline',
  'smalltalk',
  'stopped',
]);
export type Outcome = z.infer<typeof outcome>;

/** One text that was asked and what came of it; never an emergency, small talk or anything stopped. */
export const inquirySchema = z.strictObject({
  id: z.string(),
  rev: z.number().int().nonnegative(),
  person: z.string(),
  place: placeSchema,
  /** The platform's id of the message, so that an edit or a deletion finds it. */
  message: z.string().optional(),
  lang: z.enum(['da', 'en']),
  unit: z.string().optional(),
  /** Null once retention has taken it, or when it was removed by the asker. */
  text: z.string().nullable(),
  /** True when the privacy guard asked for care: the text is then kept one day at most. */
  warned: z.boolean(),
  outcome,
  confidence: z.number(),
  /** What was shown, best first. */
  entries: z.array(z.string()),
  /** The entry the person chose or was given. */
  shown: z.string().optional(),
  helped: z.enum(['yes', 'no']).optional(),
  /** What was written in the form so far, before it is sent on. */
  details: detailsSchema.optional(),
  /** The question it became. */
  question: z.string().optional(),
  at: z.number(),
});
export type Inquiry = z.infer<typeof inquirySchema>;

/** What the bot remembers of a conversation, so that "2", "ja" and a reply to a superuser are understood. */
export const talkSchema = z.strictObject({
  /** `platform|conversation|thread|person`. */
  key: z.string(),
  person: z.string(),
  /** The last inquiry here. */
  inquiry: z.string().optional(),
  /** Entries offered as "Mente du …?", in the order shown. */
  suggested: z.array(z.string()),
  lastEntry: z.string().optional(),
  /** A question whose superuser has asked back here: the next text is the reply. */
  awaiting: z.string().optional(),
  at: z.number(),
});
export type Talk = z.infer<typeof talkSchema>;
