import { isLikeDanger } from './danger/likeness.ts';
import { createMatcher } from './patterns.ts';
import type { Bilingual, EmergencyFile } from './rules.ts';

/** Why a text was read as an emergency: the rule that fired, as it stands in the file, or that it is like known ones. */
export interface Emergency {
  readonly rule: string;
}

/** Tells whether a text is about somebody in danger now; errs on the side of saying so. */
export type EmergencyRule = (text: string) => Emergency | undefined;

/** How much of a very long text is read, in characters from its beginning and its end. */
const head = 4000;
const tail = 2000;

/** What is told in place of a rule when none fired but the text is like those of danger. */
const byLikeness = 'like other texts of danger';

/**
 * Makes the emergency rule of the content. A danger is an emergency unless the text asks how something is done
 * in the system, and even then when it says that it happens now. Danger is what a rule says, or what is much like the
 * texts of danger that were learned from: rules are sure of what they were written by, likeness sees words nobody wrote
 * down. Of a text over 6,000 characters the first 4,000 and the last 2,000 are read.
 */
export function createEmergencyRule(file: EmergencyFile): EmergencyRule {
  const { danger, ordinary, now } = file;
  const matcher = createMatcher({
    lists: file.lists,
    groups: { danger, ordinary, now },
    lookalikes: file.lookalikes,
  });
  // A line is asked about when it comes and again when it is answered. One that tells of danger is not kept here.
  let harmless: string | undefined;
  return (text) => {
    if (text === harmless) return undefined;
    const hit = dangerIn(text);
    if (!hit) harmless = text;
    return hit;
  };

  function dangerIn(text: string): Emergency | undefined {
    const read = text.length > head + tail ? `${text.slice(0, head)} ${text.slice(-tail)}` : text;
    const fired = matcher.match(read);
    const rule = fired.of('danger')?.pattern ?? (isLikeDanger(text) ? byLikeness : undefined);
    if (rule === undefined) return undefined;
    if (fired.of('ordinary') && !fired.of('now')) return undefined;
    return { rule };
  }
}

/**
 * The emergency text in both languages with the numbers filled in. A line whose number is left empty in the
 * content is left out, so that nobody is told to call nothing.
 */
export function emergencyText(file: EmergencyFile): Bilingual {
  return { da: fill(file.text.da, file.numbers), en: fill(file.text.en, file.numbers) };
}

function fill(text: string, numbers: Readonly<Record<string, string>>): string {
  const kept = text.split('\n').filter((line) => {
    const names = [...line.matchAll(/\{(\w+)\}/gu)].map((match) => match[1] ?? '');
    return names.every((name) => numbers[name] !== '');
  });
  return kept.join('\n').replace(/\{(\w+)\}/gu, (whole, name: string) => numbers[name] ?? whole);
}
