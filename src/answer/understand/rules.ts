import * as z from 'zod';
import { listsSchema, patternSchema, wordsSchema } from './patterns.ts';

/** A text in both languages; which one is shown is the reader's choice. */
export const bilingualSchema = z.strictObject({
  da: z.string().trim().min(2),
  en: z.string().trim().min(2),
});
export type Bilingual = z.infer<typeof bilingualSchema>;

const patterns = z.array(patternSchema).min(1);
const lookalikes = wordsSchema.default([]);
const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case a-z, digits and hyphens, such as "it-support"');

/**
 * `content/emergency.yaml`: when a text is about somebody in danger now, and what is then shown.
 * `danger` rules fire; `ordinary` rules say that it is a question about the work or the system after all;
 * `now` rules overrule `ordinary`.
 */
export const emergencySchema = z.strictObject({
  text: bilingualSchema,
  numbers: z.strictObject({
    alarm: z.string().trim(),
    socialDuty: z.string().trim(),
    municipality: z.string().trim(),
    lifeline: z.string().trim().default(''),
  }),
  lists: listsSchema,
  danger: patterns,
  ordinary: patterns,
  now: patterns,
  lookalikes,
});
export type EmergencyFile = z.infer<typeof emergencySchema>;

/** The kinds of small talk the bot knows. */
export const talkKind = z.enum([
  'empty',
  'greeting',
  'thanks',
  'goodbye',
  'help',
  'identity',
  'upset',
  'fine',
  'test',
]);
export type TalkKind = z.infer<typeof talkKind>;

const phrases = wordsSchema;

/** `content/smalltalk.yaml`: greetings and the like with their replies, and words too general to search for. */
export const smalltalkSchema = z.strictObject({
  padding: phrases,
  closings: phrases,
  kinds: z.array(z.strictObject({ id: talkKind, phrases, reply: bilingualSchema })).min(1),
  vague: z.strictObject({ words: phrases, fillers: phrases, reply: bilingualSchema }),
});
export type SmalltalkFile = z.infer<typeof smalltalkSchema>;

/** `content/decline.yaml`: what is politely declined because it is about an individual colleague. */
export const declineSchema = z.strictObject({
  lists: listsSchema,
  ordinary: patterns,
  requests: z.array(z.strictObject({ id, when: patterns, reply: bilingualSchema })).min(1),
  lookalikes,
});
export type DeclineFile = z.infer<typeof declineSchema>;

/**
 * `content/doors.yaml`: who else can help. `clear` rules are enough alone, `possible` ones only when nothing
 * better is found; `ordinary` rules say that the text is about the system itself, `unless` the same for one
 * door alone.
 */
export const doorsSchema = z.strictObject({
  lists: listsSchema,
  ordinary: patterns,
  doors: z
    .array(
      z.strictObject({
        id,
        title: bilingualSchema,
        clear: patterns,
        possible: patterns.optional(),
        unless: patterns.optional(),
        text: bilingualSchema,
      }),
    )
    .min(1),
  lookalikes,
});
export type DoorsFile = z.infer<typeof doorsSchema>;
