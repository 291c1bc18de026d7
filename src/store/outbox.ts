import * as z from 'zod';
import { placeSchema } from '../event.ts';
import { outgoingSchema } from '../outgoing.ts';

/** A message in the outbox, in the order it was put there. */
export const deliverySchema = outgoingSchema.extend({
  /** Counts up: messages to one recipient leave in this order. */
  seq: z.number().int(),
  state: z.enum(['queued', 'sending', 'failed', 'unconfirmed']),
  tries: z.number().int(),
  notBefore: z.number(),
  /** While sending: who took it and until when the take holds. */
  token: z.string().optional(),
  until: z.number().optional(),
  /** Why it failed, in words, for the project lead. */
  problem: z.string().optional(),
  at: z.number(),
});
export type Delivery = z.infer<typeof deliverySchema>;

/** A message that was sent and may be replaced: the platform's id of it. */
export const sentSchema = z.strictObject({
  key: z.string(),
  place: placeSchema,
  ref: z.string(),
  about: z.string(),
  at: z.number(),
});
export type SentCard = z.infer<typeof sentSchema>;
