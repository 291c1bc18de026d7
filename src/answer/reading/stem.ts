import { stemmer as danish } from '@orama/stemmers/danish';
import { stemmer as english } from '@orama/stemmers/english';

const DANISH_WORDS = new Set(
  'og jeg det at en den til er som pa de med han af for ikke der var mig sig men et har om vi min hvad hvor hvordan kan skal'.split(
    ' ',
  ),
);
const ENGLISH_WORDS = new Set(
  'the i to a of and is my in you it for do can what how that on me have with not are this your please'.split(
    ' ',
  ),
);
const REMEMBERED_STEMS = 20_000;

/** Reduces a plainly spelled word to its stem. */
export type Stem = (word: string) => string;

/** Chooses the stemmer whose language the words are mostly in; Danish when they do not tell. */
export function stemmerFor(words: Iterable<string>): Stem {
  let balance = 0;
  for (const word of words) {
    if (DANISH_WORDS.has(word)) balance++;
    if (ENGLISH_WORDS.has(word)) balance--;
  }
  return remembering(balance < 0 ? english : danish);
}

function remembering(stem: Stem): Stem {
  const known = new Map<string, string>();
  return (word) => {
    const earlier = known.get(word);
    if (earlier !== undefined) return earlier;
    const fresh = word.length < 3 || /\d/.test(word) ? word : stem(word);
    if (known.size >= REMEMBERED_STEMS) known.clear();
    known.set(word, fresh);
    return fresh;
  };
}
