import * as z from 'zod';
import { handoffSettingsSchema } from '../handoff/index.ts';
import { organisationSchema } from '../organisation/index.ts';

const term = z.string().trim().min(2).max(200);

/** `content/words.yaml`: abbreviations and old words, each with what it stands for. */
export const wordsSchema = z.strictObject({
  abbreviations: z.record(z.string(), term).default({}),
  oldToNew: z.record(z.string(), term).default({}),
});

/** `content/organisation.yaml`: the organisation, how questions are handed over, how willing the bot is to answer. */
export const organisationFileSchema = organisationSchema.extend({
  handoff: handoffSettingsSchema.prefault({}),
  caution: z.enum(['careful', 'normal', 'bold']).default('normal'),
});
export type OrganisationFile = z.infer<typeof organisationFileSchema>;

const word = z.string().optional().catch(undefined);
const span = z.object({ from: z.string(), to: z.string() });
const connectedPersonSchema = z.object({
  id: word,
  email: word,
  unit: word,
  roles: z.array(z.string()).optional().catch(undefined),
  superuser: z
    .object({ absences: z.array(span).optional().catch(undefined) })
    .optional()
    .catch({}),
});

/**
 * What must fit together in an `organisation.yaml` that has other mistakes: ids and what they point at. A field
 * that cannot be read is left out, so that a mistake in it hides none elsewhere.
 */
export const connectedSchema = z.object({
  owners: z.array(z.object({ id: word, person: word }).catch({})).default([]),
  units: z.array(z.object({ id: word, manager: word }).catch({})),
  people: z.array(connectedPersonSchema.catch({})),
});
export type Connected = z.infer<typeof connectedSchema>;

/** `content/incident.yaml`: what everybody is told while the system itself is down. */
export const incidentSchema = z.strictObject({
  active: z.boolean(),
  da: z.string().trim().min(2).max(1000),
  en: z.string().trim().min(2).max(1000),
});

/** A FAQ entry that is not finished: enough to be asked, though not to go live. */
export const unfinishedEntrySchema = z.object({
  id: z.coerce.string().min(1),
  question: z.coerce.string().min(1),
  answer: z.string().catch(''),
  phrasings: z.array(z.coerce.string()).catch([]),
  related: z.array(z.string()).optional().catch(undefined),
});
