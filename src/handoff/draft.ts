import * as z from 'zod';
import { entrySchema } from '../answer/index.ts';

/**
 * An FAQ entry on its way: drafted by one, approved or turned down by another. With `phrasing` it is one more way
 * of asking for an entry that exists, and `steals` names known phrasings of other entries that it would draw away.
 * `question` is the question it came from, empty for a phrasing that an asker offered.
 */
export const draftSchema = z.strictObject({
  id: z.string(),
  rev: z.number().int().nonnegative(),
  question: z.string(),
  by: z.string(),
  topic: z.string(),
  entry: entrySchema,
  phrasing: z.string().max(300).optional(),
  steals: z.array(z.string()).optional(),
  state: z.enum(['drafted', 'approved', 'turnedDown']),
  decidedBy: z.string().optional(),
  reason: z.string().max(500).optional(),
  draftedAt: z.number(),
  decidedAt: z.number().optional(),
});
export type Draft = z.infer<typeof draftSchema>;
