import { stemmer as danish } from '@orama/stemmers/danish';
import { stemmer as english } from '@orama/stemmers/english';
import { remembering } from './remembering.ts';

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

/** Reduces a plainly spelled word to its stem. */
export type Stem = (word: string) => string;

/** Chooses the stemmer whose language the words, given with how often each occurs, are mostly in; Danish when they do not tell. */
export function stemmerFor(counts: ReadonlyMap<string, number>): Stem {
  const timesOf = (words: Iterable<string>) => {
    let times = 0;
    for (const word of words) times += counts.get(word) ?? 0;
    return times;
  };
  const stem = timesOf(ENGLISH_WORDS) > timesOf(DANISH_WORDS) ? english : danish;
  return remembering((word) => (word.length < 3 || /\d/.test(word) ? word : stem(word)));
}
