import * as z from 'zod';
import { accountSchema, placeSchema } from './event.ts';
import { messageSchema } from './message.ts';

/** Who a message is for: a place, or a person wherever they were last seen. */
export const recipientSchema = z.union([
  z.strictObject({ place: placeSchema }),
  z.strictObject({ person: z.string() }),
]);
export type Recipient = z.infer<typeof recipientSchema>;

/** What to do about a message when the process died between sending it and noting so. */
export const doubt = z.enum(['again', 'skip']);

/** A message that a commit puts into the outbox. The key is unique for ever: the same key is never sent twice. */
export const outgoingSchema = z.strictObject({
  key: z.string().max(200),
  to: recipientSchema,
  message: messageSchema,
  /** The account whose words these are, where the bot only keeps them. */
  from: accountSchema.optional(),
  /** The key of the message that this one replaces in place. */
  replaces: z.string().optional(),
  /** The message that this one replaces in place, where the platform itself has told which: when it was pressed on. */
  over: z.strictObject({ place: placeSchema, ref: z.string() }).optional(),
  /** The question whose card this is: its ref is kept as long as the question lives, so that it can be updated. */
  about: z.string().optional(),
  doubt: doubt.default('again'),
  /** One of very many that nobody waits for, such as a pulse: what somebody waits for goes before it. */
  bulk: z.literal(true).optional(),
});
export type Outgoing = z.infer<typeof outgoingSchema>;
