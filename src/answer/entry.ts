import * as z from 'zod';

/** Stable ids: lower-case letters a-z, digits and hyphens. */
export const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case a-z, digits and hyphens, such as "foerste-login"');

/** The four phases of an implementation, counted from the unit's go-live. */
export const phase = z.enum(['before', 'intensive', 'settling', 'operation']);
export type Phase = z.infer<typeof phase>;

/** One FAQ item: what is asked, the approved answer, and who answers for it. */
export const entrySchema = z.strictObject({
  id: slug,
  question: z.string().trim().min(5).max(200),
  answer: z.string().trim().min(10).max(3000),
  phrasings: z.array(z.string().trim().min(2).max(300)).default([]),
  owner: z.string().trim().min(1).optional(),
  reviewBy: z.iso.date().optional(),
  legalBasis: z.string().trim().min(1).optional(),
  source: z.url().optional(),
  phases: z.array(phase).optional(),
  units: z.array(slug).optional(),
  related: z.array(slug).optional(),
  /** Answered also while an incident is announced: it is about the bot or those who help, not the system that is down. */
  duringIncident: z.boolean().optional(),
});

/** One file of `content/faq/`: a topic and its entries. */
export const faqFileSchema = z.strictObject({
  topic: slug,
  title: z.string().trim().min(2).max(60),
  /** The superuser skill that questions on this topic need; the topic's own id when left out. */
  skill: slug.optional(),
  entries: z.array(entrySchema).min(1),
});
export type FaqFile = z.infer<typeof faqFileSchema>;

/** An entry together with the topic of the file it stands in. */
export type Entry = z.infer<typeof entrySchema> & { readonly topic: string };

/** A topic as the reader knows it: id, title, and the skill a superuser needs for it. */
export interface Topic {
  readonly id: string;
  readonly title: string;
  readonly skill: string;
}
