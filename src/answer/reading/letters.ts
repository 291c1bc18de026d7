const LONGEST_TEXT = 2_000;
const MOST_WORDS = 160;
const LONGEST_WORD = 40;
const WORD = /§\s?\d+[a-zæøå]?|[\p{L}\p{M}\p{N}]+(?:['’][\p{L}]+)*/gu;
const BASE_LETTERS: Readonly<Record<string, string>> = {
  æ: 'a',
  ø: 'o',
  å: 'a',
  ß: 'ss',
  đ: 'd',
  ł: 'l',
  œ: 'o',
};

/**
 * Spells a lower-case word the one way all its spellings share: æ, ae and a become a; ø, oe and o become o;
 * å, aa and a become a; accents go.
 */
export function plainSpelling(word: string): string {
  if (/^[a-z0-9]*$/.test(word)) return joinDigraphs(word);
  const based = word
    .replace(/[æøåßđłœ]/g, (letter) => BASE_LETTERS[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
  return joinDigraphs(based);
}

function joinDigraphs(word: string): string {
  return word.replace(/ae|aa/g, 'a').replace(/oe(?!n$|ns$|ne$|rne$)/g, 'o');
}

/** The plain spelling of a word as it was found in a text, cut to 40 characters; empty when nothing is left of it. */
export function plainWord(found: string): string {
  return plainSpelling(found.replace(/\s/g, '').replace(/['’]/g, '')).slice(0, LONGEST_WORD);
}

/**
 * Cuts a text into plainly spelled words, in order; reads at most the first 2,000 characters and 160 words. Whoever
 * reads many texts gives a `spelling` that remembers.
 */
export function wordsOf(text: string, spelling = plainWord): string[] {
  const words: string[] = [];
  const readable = text.slice(0, LONGEST_TEXT).normalize('NFC').toLowerCase();
  for (const match of readable.matchAll(WORD)) {
    if (words.length === MOST_WORDS) break;
    const word = spelling(match[0]);
    if (word !== '') words.push(word);
  }
  return words;
}
