import type { PrivacyFact, PrivacySettings, RetentionRules } from './settings.ts';

const ORDER: readonly PrivacyFact[] = [
  'controller',
  'purpose',
  'legalBasis',
  'categories',
  'recipients',
  'retention',
];

/** The privacy facts as people read them, in both languages. */
export interface PrivacyNotice {
  /** True while the texts are still the shipped example's. */
  readonly example: boolean;
  /** In the order in which they are told; a fact nobody has written yet is left out. */
  readonly facts: Readonly<
    Record<'da' | 'en', readonly { readonly fact: PrivacyFact; readonly text: string }[]>
  >;
  readonly dpo: PrivacySettings['dpo'];
}

/** Makes the notice of the settings. `{solvedQuestionDays}` and the like in a text become that setting's number. */
export function privacyNotice(settings: PrivacySettings): PrivacyNotice {
  const told = (lang: 'da' | 'en') =>
    ORDER.map((fact) => ({ fact, text: filled(settings.facts[fact][lang], settings.retention) })).filter(
      ({ text }) => text !== '',
    );
  return { example: settings.example, facts: { da: told('da'), en: told('en') }, dpo: settings.dpo };
}

function filled(text: string, rules: RetentionRules): string {
  const numbers = new Map<string, number>(Object.entries(rules));
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(numbers.get(name) ?? whole));
}
