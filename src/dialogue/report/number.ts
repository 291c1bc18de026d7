import type { Lang } from '../../message.ts';

const signs = {
  da: { decimal: ',', thousands: '.' },
  en: { decimal: '.', thousands: ',' },
} as const;

/**
 * The number that somebody wrote: `3,2`, `1.250,5`, `85 %`, `−4`; nothing if it is none. A mark before exactly three
 * digits is the language's sign for thousands; otherwise comma and full stop both begin the decimals.
 */
export function numberFrom(written: string, lang: Lang): number | undefined {
  const { decimal, thousands } = signs[lang];
  const text = written
    .replaceAll(/[\s\u00A0\u202F]+/g, '')
    .replace(/%$/, '')
    .replace(/^[−–]/, '-');
  const grouped = new RegExp(`^[+-]?\\d{1,3}(\\${thousands}\\d{3})+(\\${decimal}\\d+)?$`);
  const plain = grouped.test(text) ? text.replaceAll(thousands, '') : text;
  const value = plain.replace(',', '.');
  if (!/^[+-]?\d{1,9}(\.\d{1,6})?$/.test(value)) return undefined;
  return Number(value) + 0;
}
