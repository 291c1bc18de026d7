import * as z from 'zod';

const bilingual = z.strictObject({ da: z.string().trim(), en: z.string().trim() });
const days = z.int().min(1).max(1830);

/** The six facts that staff must have been told before anything is asked of them (GDPR art. 13). */
const facts = z.strictObject({
  controller: bilingual,
  purpose: bilingual,
  legalBasis: bilingual,
  categories: bilingual,
  recipients: bilingual,
  retention: bilingual,
});
export type PrivacyFact = keyof z.infer<typeof facts>;

/**
 * How long things are kept, in days. Defaults are the product's own, short because short keeping is the best
 * protection; half a year for the log of who looked follows Danish public practice.
 */
const retention = z.strictObject({
  /** The words of a question, after it was solved. */
  questionTextDays: days.default(30),
  /** The words of a question that nobody solved, after it was asked. */
  unsolvedTextDays: days.default(90),
  /** A warned text that its writer has neither changed nor sent. */
  warnedTextDays: days.default(1),
  /** The built-in chat's own history. */
  transcriptDays: days.default(30),
  /** Who has seen or exported what. */
  auditDays: days.default(183),
  /** Everything that is left, after the project's last day: only told, since people stop Medvind and delete its folder. */
  projectEndDays: days.default(365),
});
export type RetentionRules = z.infer<typeof retention>;

/** What `content/privacy.yaml` holds. Texts may be empty; `missingPrivacyFacts` tells what is still to be written. */
export const privacySchema = z.strictObject({
  /** True in the shipped example; set it to false when the texts are your own. */
  example: z.boolean().default(false),
  facts,
  dpo: z.strictObject({
    name: z.string().trim().min(1).optional(),
    email: z.email().optional(),
    phone: z.string().trim().min(4).optional(),
  }),
  /** When the works council was told of the pulses (`YYYY-MM-DD`). */
  medInformed: z.iso.date().optional(),
  retention: retention.prefault({}),
});
export type PrivacySettings = z.infer<typeof privacySchema>;

/** What is still missing before a pulse may start: field paths of `content/privacy.yaml`, in its order. */
export function missingPrivacyFacts(settings: PrivacySettings): string[] {
  const missing = settings.example ? ['example'] : [];
  for (const [fact, text] of Object.entries(settings.facts)) {
    for (const lang of ['da', 'en'] as const) if (text[lang] === '') missing.push(`facts.${fact}.${lang}`);
  }
  if (settings.dpo.email === undefined && settings.dpo.phone === undefined) missing.push('dpo');
  if (settings.medInformed === undefined) missing.push('medInformed');
  return missing;
}
