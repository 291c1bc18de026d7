import type { PrivacyFact, PrivacySettings, RetentionRules } from './settings.ts';

/** The privacy facts as people read them. */
export interface PrivacyNotice {
  /** True while the texts are still the shipped example's. */
  readonly example: boolean;
  /** In the order in which they are told; empty where nobody has written a text yet. */
  readonly notice: Readonly<Record<PrivacyFact, Readonly<Record<'da' | 'en', string>>>>;
  readonly dpo: PrivacySettings['dpo'];
}

/** Makes the notice of the settings. `{questionTextDays}` and the like in a text become that setting's number. */
export function privacyNotice(settings: PrivacySettings): PrivacyNotice {
  const told = (fact: PrivacyFact) => ({
    da: filled(settings.facts[fact].da, settings.retention),
    en: filled(settings.facts[fact].en, settings.retention),
  });
  return {
    example: settings.example,
    notice: {
      controller: told('controller'),
      purpose: told('purpose'),
      legalBasis: told('legalBasis'),
      categories: told('categories'),
      recipients: told('recipients'),
      retention: told('retention'),
    },
    dpo: settings.dpo,
  };
}

function filled(text: string, rules: RetentionRules): string {
  const numbers = new Map<string, number>(Object.entries(rules));
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(numbers.get(name) ?? whole));
}
