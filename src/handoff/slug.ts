/** Ids are read by people in files and addresses: 50 characters hold seven or eight Danish words. */
const longest = 50;

/**
 * Makes an entry's id of a question: lower-case ASCII words joined by hyphens, Danish letters written out
 * (`æ` as `ae`, `ø` as `oe`, `å` as `aa`), cut between words, with a number behind it where the id is taken.
 * A text without letters or digits gives `svar`.
 */
export function slugFrom(text: string, taken: ReadonlySet<string>): string {
  const words = text
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'oe')
    .replaceAll('å', 'aa')
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  const base = joined(words) || 'svar';
  if (!taken.has(base)) return base;
  let number = 2;
  while (taken.has(`${base}-${number}`)) number++;
  return `${base}-${number}`;
}

function joined(words: readonly string[]): string {
  let slug = '';
  for (const word of words) {
    const longer = slug === '' ? word.slice(0, longest) : `${slug}-${word}`;
    if (longer.length > longest) break;
    slug = longer;
  }
  return slug;
}
