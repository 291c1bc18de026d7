import * as z from 'zod';
import { entrySchema } from '../answer/index.ts';

/** An FAQ entry on its way: drafted by one superuser, approved or turned down by another. */
export const draftSchema = z.strictObject({
  id: z.string(),
  rev: z.number().int().nonnegative(),
  question: z.string(),
  by: z.string(),
  topic: z.string(),
  entry: entrySchema,
  state: z.enum(['drafted', 'approved', 'turnedDown']),
  decidedBy: z.string().optional(),
  reason: z.string().max(500).optional(),
  draftedAt: z.number(),
  decidedAt: z.number().optional(),
});
export type Draft = z.infer<typeof draftSchema>;
