import * as z from 'zod';
import { itemSchema } from '../programme.ts';

const count = z.number().int().nonnegative();

/** How many chose each value, 1 to 5. */
const countsSchema = z.tuple([count, count, count, count, count]);

/** The answers of one group to one item. What may not be shown is not kept either. */
const cellSchema = z.strictObject({ counts: countsSchema });

/** What is kept of one item: of all together, and of each unit that may be shown. */
export const itemResultSchema = z.strictObject({
  item: itemSchema,
  total: cellSchema.optional(),
  units: z.array(z.strictObject({ unit: z.string(), week: z.number().int(), counts: countsSchema })),
  /** Units that were asked and are not shown, and why. */
  hidden: z.array(z.strictObject({ unit: z.string(), why: z.enum(['few', 'protects', 'changed']) })),
});
export type ItemResult = z.infer<typeof itemResultSchema>;

/** A share of those asked, in steps of five per cent; never 0 or 100, which would tell about everybody. */
const rateSchema = z.number().int().min(5).max(95);

/** What a closed wave leaves behind. No person, no order and no time but the wave's. */
export const waveResultSchema = z.strictObject({
  version: z.literal(1),
  wave: z.string(),
  programme: z.string(),
  week: z.string(),
  k: z.number().int().min(5),
  items: z.array(itemResultSchema),
  rate: z.strictObject({
    total: rateSchema.optional(),
    units: z.array(z.strictObject({ unit: z.string(), rate: rateSchema })),
  }),
  /** Themes of the comments, most often met first; absent with too few comments. */
  themes: z.array(z.strictObject({ id: z.string(), n: z.number().int() })).optional(),
});
export type WaveResult = z.infer<typeof waveResultSchema>;
