import type { Steps } from '../steps.ts';
import { bodyGramsOf, type Grams, gramsOf, stemHashesOf } from './grams.ts';
import { plainWord, wordsOf } from './letters.ts';
import { mend, mendedAlone } from './mend.ts';
import { remembering } from './remembering.ts';
import { type Stem, stemmerFor } from './stem.ts';
import { type Vocabulary, vocabularyOf } from './vocabulary.ts';

/** Words that a key of the field's words may have, as in "med-udvalg". */
const LONGEST_KEY = 3;
const TEXTS_A_STEP = 16;

/** A text as the engine sees it: its words plainly spelled, their stems, and its counted features. */
export interface Reading {
  readonly words: readonly string[];
  readonly stems: readonly string[];
  readonly grams: Grams;
  /** The features answer texts are searched by. */
  readonly body: Grams;
}

/** A text's words, plainly spelled. */
export type Words = readonly string[];

/** Reads content as it stands, and questions with slips of the finger mended towards the content's words. */
export interface Reader {
  readonly vocabulary: Vocabulary;
  /** The reader that knows these words too; this one stays as it is. */
  with(words: readonly string[]): Reader;
  content(text: string): Reading;
  /** The counted features of a wording, and of an answer text, whose words were read before. */
  wording(words: Words): Grams;
  body(words: Words): Grams;
  /** The words' stems, each once, as hashes. */
  stems(words: Words): Int32Array;
  question(text: string): Reading;
}

/**
 * Makes a reader that knows the words of these texts and the field's abbreviations and old words; gives it with the
 * words of each text.
 */
export function* readAll(
  texts: readonly string[],
  fieldWords: Readonly<Record<string, string>>,
): Steps<{ readonly reader: Reader; readonly words: readonly Words[] }> {
  const spelling = remembering(plainWord);
  const read: Words[] = [];
  const counts = new Map<string, number>();
  for (const text of texts) {
    const words = wordsOf(text, spelling);
    read.push(words);
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
    if (read.length % TEXTS_A_STEP === 0) yield;
  }
  const meanings: Meanings = { of: new Map(), lastWords: new Set() };
  for (const [word, meaning] of Object.entries(fieldWords)) {
    const key = wordsOf(word);
    const meant = wordsOf(meaning);
    const last = key.at(-1);
    if (last === undefined) continue;
    meanings.of.set(key.join(' '), meant);
    meanings.lastWords.add(last);
    for (const known of [...key, ...meant]) counts.set(known, (counts.get(known) ?? 0) + 1);
  }
  const reader = readerWith(yield* vocabularyOf(counts), meanings, { spelling, stem: stemmerFor(counts) });
  return { reader, words: read };
}

/** What the field's words mean: by the whole key, which may be several words, and the words that one ends with. */
interface Meanings {
  readonly of: Map<string, readonly string[]>;
  readonly lastWords: Set<string>;
}

function readerWith(
  vocabulary: Vocabulary,
  meanings: Meanings,
  rules: { readonly spelling: (word: string) => string; readonly stem: Stem },
): Reader {
  const { spelling, stem } = rules;
  const mending = remembering((word) => mendedAlone(word, vocabulary));
  return {
    vocabulary,
    with: (words) => readerWith(vocabulary.with(words), meanings, rules),
    wording: (words) => {
      const full = withMeanings(words, meanings);
      return gramsOf(full, full.map(stem));
    },
    body: (words) => {
      const full = withMeanings(words, meanings);
      return bodyGramsOf(full, full.map(stem));
    },
    stems: (words) => stemHashesOf(withMeanings(words, meanings).map(stem)),
    content: (text) => readingOf(wordsOf(text, spelling), meanings, stem),
    question: (text) => readingOf(mend(wordsOf(text, spelling), vocabulary, mending), meanings, stem),
  };
}

function readingOf(words: readonly string[], meanings: Meanings, stem: Stem): Reading {
  const full = withMeanings(words, meanings);
  const stems = full.map(stem);
  return { words: full, stems, grams: gramsOf(full, stems), body: bodyGramsOf(full, stems) };
}

function withMeanings(words: readonly string[], { of, lastWords }: Meanings): readonly string[] {
  if (of.size === 0) return words;
  const full: string[] = [];
  for (const [at, word] of words.entries()) {
    full.push(word);
    if (!lastWords.has(word)) continue;
    for (let from = Math.max(0, at + 1 - LONGEST_KEY); from <= at; from++) {
      full.push(...(of.get(words.slice(from, at + 1).join(' ')) ?? []));
    }
  }
  return full;
}
