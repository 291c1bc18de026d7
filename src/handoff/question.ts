import * as z from 'zod';
import { placeSchema } from '../event.ts';

/** What the asker told, all optional but the text; every field has passed the privacy guard. */
export const detailsSchema = z.strictObject({
  did: z.string().max(1000).optional(),
  happened: z.string().max(1000).optional(),
  expected: z.string().max(1000).optional(),
  scope: z.enum(['me', 'several']).optional(),
  systemId: z.string().max(100).optional(),
});
export type Details = z.infer<typeof detailsSchema>;

/**
 * The states of a question's life. `offered` once somebody has been shown it, `waiting` when the superuser has
 * asked back, `answered` until the asker says solved or three quiet working days have passed.
 */
export const questionState = z.enum([
  'open',
  'offered',
  'claimed',
  'waiting',
  'answered',
  'solved',
  'withdrawn',
  'expired',
]);
export type QuestionState = z.infer<typeof questionState>;

/** What was said between asker and superuser after the claim. Text is null once retention has taken it. */
export const turnSchema = z.strictObject({
  kind: z.enum(['answer', 'askBack', 'reply', 'notYet']),
  by: z.string(),
  text: z.string().nullable(),
  /** The platform's id of the message that brought it, so that an edit or a deletion finds it. */
  message: z.string().optional(),
  at: z.number(),
});
export type Turn = z.infer<typeof turnSchema>;

/** One showing of the question to one superuser. */
export const offerSchema = z.strictObject({ to: z.string(), at: z.number() });
export type Offer = z.infer<typeof offerSchema>;

/**
 * A question that was not answered at once. Times are milliseconds since 1970; people are ids of the
 * organisation; `rev` counts changes, so that two who act at once cannot both win.
 */
export const questionSchema = z.strictObject({
  id: z.string(),
  rev: z.number().int().nonnegative(),
  asker: z.string(),
  place: placeSchema,
  lang: z.enum(['da', 'en']),
  unit: z.string().optional(),
  /** Null once retention has taken it. */
  text: z.string().nullable(),
  details: detailsSchema,
  topic: z.string().optional(),
  skill: z.string().optional(),
  state: questionState,
  /** 0: the best one; 1: all on duty; 2: system owner; 3: project lead. */
  level: z.number().int().min(0).max(3),
  offers: z.array(offerSchema),
  claimedBy: z.string().optional(),
  handovers: z.array(
    z.strictObject({
      from: z.string(),
      to: z.string().optional(),
      reason: z.string().nullable(),
      at: z.number(),
    }),
  ),
  turns: z.array(turnSchema),
  /** Asked for again by the same asker: ids of earlier inquiries that say the same. */
  inquiry: z.string().optional(),
  /** The entry drafted from this question, where there is one. */
  draft: z.string().optional(),
  solved: z.enum(['confirmed', 'assumed']).optional(),
  askedAt: z.number(),
  /** When it last came back to the queue: the widening limits count from here. */
  queuedAt: z.number(),
  claimedAt: z.number().optional(),
  firstReplyAt: z.number().optional(),
  answeredAt: z.number().optional(),
  closedAt: z.number().optional(),
  /** The last thing anybody did about it. */
  touchedAt: z.number(),
  reopened: z.number().int().nonnegative(),
});
export type Question = z.infer<typeof questionSchema>;
