import { remembering } from '../reading/remembering.ts';

/** One word as the cue rules compare it. */
export interface Spelling {
  /** Lower case, æ ø å as ae oe aa, other accents gone. */
  readonly full: string;
  /** As `full`, but æ/ae/å/aa as a and ø/oe as o; the same as `full` when the writer used æ, ø or å. */
  readonly flat: string;
}

/** One word of a text, with its place in the text as typed. */
export interface Word extends Spelling {
  readonly start: number;
  readonly end: number;
}

const letters: Readonly<Record<string, string>> = { æ: 'ae', ø: 'oe', å: 'aa', ä: 'ae', ö: 'oe', ß: 'ss' };

/** The longest word that is compared; what is longer is cut, so that one word can never cost much. */
const longest = 40;

/** Spells a text with a-z only where Danish and accented letters can be spelled so, in lower case. */
export function fullForm(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[æøåäöß]/gu, (letter) => letters[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
}

/** Folds the spellings ae/a, oe/o and aa/a of a `fullForm` into one, for people without æ, ø and å. */
export function flatForm(full: string): string {
  return full.replaceAll('ae', 'a').replaceAll('oe', 'o').replaceAll('aa', 'a');
}

/** Drops the second of two equal consonants, so that "takk" and "tak" meet. */
export function squeeze(full: string): string {
  return full.replace(/([b-df-hj-np-tv-z])\1+/gu, '$1');
}

function spell(raw: string): Spelling {
  const cleared = raw.replace(/[\u200B-\u200D\u00AD]/gu, '').slice(0, longest);
  const drawn = cleared.normalize('NFKC').toLowerCase();
  const calm = drawn.replace(/(\p{L})\1{2,}/gu, '$1').replace(/['’´`]/gu, '');
  const full = fullForm(calm);
  return { full, flat: /[æøåäö]/u.test(calm) ? full : flatForm(full) };
}

/** Each spelling worked out once: most words of a text are words of many others. */
const spelled = remembering(spell);

/** Words remembered at most by one rule. */
const mostRemembered = 5000;

/** The same rule, asked once for each word: what it said is remembered for up to 5,000 words. */
export function rememberingSpellings<Told>(rule: (word: Spelling) => Told): (word: Spelling) => Told {
  const known = new Map<string, Told>();
  return (word) => {
    const key = word.flat === word.full ? word.full : `${word.full} ${word.flat}`;
    const earlier = known.get(key);
    if (earlier !== undefined) return earlier;
    const fresh = rule(word);
    if (known.size >= mostRemembered) known.clear();
    known.set(key, fresh);
    return fresh;
  };
}

/** The text that was read last: one line is looked at by ten rules, one after the other. */
let last: { readonly text: string; readonly words: readonly Word[] } = { text: '', words: [] };

/** Splits a text into words in one pass; a letter held down ("hjææælp") counts once, apostrophes vanish. */
export function readWords(text: string): readonly Word[] {
  if (last.text !== text) last = { text, words: wordsOf(text) };
  return last.words;
}

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’´`\u200B-\u200D\u00AD]*/gu;

function wordsOf(text: string): readonly Word[] {
  const words: Word[] = [];
  WORD.lastIndex = 0;
  for (let match = WORD.exec(text); match !== null; match = WORD.exec(text)) {
    const [raw] = match;
    // What is longer is no word that would be met again.
    const { full, flat } = raw.length > longest ? spell(raw) : spelled(raw);
    words.push({ full, flat, start: match.index, end: match.index + raw.length });
  }
  return words;
}
