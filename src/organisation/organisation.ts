import * as z from 'zod';

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case a-z, digits and hyphens');
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as "08:30"');

/** What somebody may do besides asking. Everybody is a caseworker to the bot. */
export const role = z.enum(['superuser', 'manager', 'projectLead', 'systemOwner']);
export type Role = z.infer<typeof role>;

const weekday = z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']);
export type Weekday = z.infer<typeof weekday>;

/** A time of the week when a superuser answers questions, in local time. */
export const dutySchema = z
  .strictObject({ day: weekday, from: clock, to: clock })
  .refine((duty) => duty.from < duty.to, { message: '"from" must be earlier than "to"' });

/** What a superuser can help with, when, and how much at a time. */
export const superuserSchema = z.strictObject({
  skills: z.array(slug).default([]),
  /** Hours a week set aside by the leader. */
  hoursPerWeek: z.number().positive().max(37),
  duty: z.array(dutySchema).min(1),
  /** Questions claimed at the same time. */
  capacity: z.number().int().min(1).max(10).default(3),
  absences: z
    .array(z.strictObject({ from: z.iso.date(), to: z.iso.date(), reason: z.string().max(60).optional() }))
    .default([]),
});
export type Superuser = z.infer<typeof superuserSchema>;

/** One member of staff. People are found on a platform by their e-mail address. */
export const personSchema = z.strictObject({
  id: slug,
  name: z.string().trim().min(2).max(80),
  email: z.email(),
  unit: slug.optional(),
  title: z.string().trim().max(80).optional(),
  roles: z.array(role).default([]),
  superuser: superuserSchema.optional(),
  /** The language to begin with; the installation's own when left out. */
  lang: z.enum(['da', 'en']).optional(),
  /** An example person that the built-in chat lets anyone on this machine be. */
  demo: z.boolean().default(false),
});
export type Person = z.infer<typeof personSchema> & { readonly lang: 'da' | 'en' };

/** A group of the organisation with its own go-live date. */
export const unitSchema = z.strictObject({
  id: slug,
  name: z.string().trim().min(2).max(80),
  goLive: z.iso.date(),
  manager: slug.optional(),
});
export type Unit = z.infer<typeof unitSchema>;

/** Who answers for entries: a role of the project, and the person who holds it. */
export const ownerSchema = z.strictObject({
  id: slug,
  title: z.string().trim().min(2).max(80),
  person: slug.optional(),
});

/** `organisation.yaml`, but for the rules of handing over, which `handoff` owns. */
export const organisationSchema = z.strictObject({
  name: z.string().trim().min(2).max(80),
  /** True marks invented demo data; the chat and every report say so. */
  example: z.boolean().default(false),
  /** What the new system is called here. */
  system: z.string().trim().min(2).max(60).default('det nye fagsystem'),
  owners: z.array(ownerSchema).default([]),
  units: z.array(unitSchema).min(1),
  people: z.array(personSchema).min(1),
});
export type Organisation = Omit<z.infer<typeof organisationSchema>, 'people'> & {
  readonly people: readonly Person[];
};
