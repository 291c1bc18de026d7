import { bodyGramsOf, type Grams, gramsOf } from './grams.ts';
import { wordsOf } from './letters.ts';
import { mend } from './mend.ts';
import { type Stem, stemmerFor } from './stem.ts';
import { type Vocabulary, vocabularyOf } from './vocabulary.ts';

/** Words that a key of the field's words may have, as in "med-udvalg". */
const LONGEST_KEY = 3;

/** A text as the engine sees it: its words plainly spelled, their stems, and its counted features. */
export interface Reading {
  readonly words: readonly string[];
  readonly stems: readonly string[];
  readonly grams: Grams;
  /** The features answer texts are searched by. */
  readonly body: Grams;
}

/** Reads content as it stands, and questions with slips of the finger mended towards the content's words. */
export interface Reader {
  readonly vocabulary: Vocabulary;
  /** The reader that knows these words too; this one stays as it is. */
  with(words: readonly string[]): Reader;
  content(text: string): Reading;
  body(text: string): Grams;
  question(text: string): Reading;
}

/** Makes a reader that knows the words of these texts and the field's abbreviations and old words. */
export function createReader(texts: readonly string[], fieldWords: Readonly<Record<string, string>>): Reader {
  const counts = new Map<string, number>();
  for (const text of texts) for (const word of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const meanings = new Map<string, readonly string[]>();
  for (const [word, meaning] of Object.entries(fieldWords)) {
    const key = wordsOf(word);
    const meant = wordsOf(meaning);
    if (key.length === 0) continue;
    meanings.set(key.join(' '), meant);
    for (const known of [...key, ...meant]) counts.set(known, (counts.get(known) ?? 0) + 1);
  }
  const stem = stemmerFor(repeated(counts));
  return readerWith(vocabularyOf(counts), meanings, stem);
}

function readerWith(
  vocabulary: Vocabulary,
  meanings: ReadonlyMap<string, readonly string[]>,
  stem: Stem,
): Reader {
  return {
    vocabulary,
    with: (words) => readerWith(vocabulary.with(words), meanings, stem),
    body: (text) => {
      const words = withMeanings(wordsOf(text), meanings);
      return bodyGramsOf(words, words.map(stem));
    },
    content: (text) => readingOf(wordsOf(text), meanings, stem),
    question: (text) => readingOf(mend(wordsOf(text), vocabulary), meanings, stem),
  };
}

function readingOf(
  words: readonly string[],
  meanings: ReadonlyMap<string, readonly string[]>,
  stem: Stem,
): Reading {
  const full = withMeanings(words, meanings);
  const stems = full.map(stem);
  return { words: full, stems, grams: gramsOf(full, stems), body: bodyGramsOf(full, stems) };
}

function withMeanings(
  words: readonly string[],
  meanings: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  if (meanings.size === 0) return words;
  const full: string[] = [];
  words.forEach((word, at) => {
    full.push(word);
    for (let from = Math.max(0, at + 1 - LONGEST_KEY); from <= at; from++) {
      full.push(...(meanings.get(words.slice(from, at + 1).join(' ')) ?? []));
    }
  });
  return full;
}

function* repeated(counts: ReadonlyMap<string, number>): Iterable<string> {
  for (const [word, times] of counts) for (let i = 0; i < times; i++) yield word;
}
