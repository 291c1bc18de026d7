import type { Steps } from '../steps.ts';
import { emptyLexicon, type Lexicon } from './lexicon.ts';

const ENTRIES_A_STEP = 64;

/** The single words, as stems, that each row says, and how widely each is used. */
export interface Said {
  readonly words: Lexicon;
  /** Where row r's words begin in `stems`; one longer than there are rows. */
  readonly start: Int32Array;
  readonly stems: Int32Array;
  /** Of each word, how many entries say it in a wording or in the answer; a word newer than this count is in none. */
  readonly spread: Int32Array;
  readonly entries: number;
}

/** What stands in a text and not in a row, and the other way round, by the rarest word: 0 for none, 1 for one nowhere else. */
export interface Strangers {
  /** Of the row's words that the text lacks, how rare the rarest is. */
  readonly unsaid: number;
  /** Of the text's words that the row lacks, how rare the rarest is. */
  readonly unmet: number;
}

/**
 * Notes the words of all rows, given as hashes of stems, and counts for each word the entries that say it. An entry's
 * rows stand together; rows of no entry are noted, not counted.
 */
export function* saidBy(
  rows: readonly Int32Array[],
  owner: readonly number[],
  answers: readonly Int32Array[],
): Steps<Said> {
  const words = emptyLexicon();
  const { start, stems } = laidOut(rows, words);
  const spread: number[] = [];
  const counted: number[] = [];
  const count = (word: number, entry: number) => {
    if (counted[word] === entry) return;
    counted[word] = entry;
    spread[word] = (spread[word] ?? 0) + 1;
  };
  let row = 0;
  for (const [entry, answer] of answers.entries()) {
    for (; row < rows.length && owner[row] === entry; row++) {
      for (let at = start[row] as number; at < (start[row + 1] as number); at++)
        count(stems[at] as number, entry);
    }
    for (const hash of answer) count(words.add(hash), entry);
    if (entry % ENTRIES_A_STEP === 0) yield;
  }
  const all = Int32Array.from({ length: words.size }, (_, word) => spread[word] ?? 0);
  return { words, start, stems, spread: all, entries: answers.length };
}

/** The same with more rows; how widely a word is used stays as counted. */
export function saidToo(said: Said, rows: readonly Int32Array[]): Said {
  const more = laidOut(rows, said.words);
  const size = said.stems.length;
  const start = new Int32Array(said.start.length + rows.length);
  start.set(said.start);
  for (let row = 1; row <= rows.length; row++)
    start[said.start.length - 1 + row] = size + (more.start[row] as number);
  const stems = new Int32Array(size + more.stems.length);
  stems.set(said.stems);
  stems.set(more.stems, size);
  return { ...said, start, stems };
}

function laidOut(rows: readonly Int32Array[], words: Lexicon): Pick<Said, 'start' | 'stems'> {
  const start = new Int32Array(rows.length + 1);
  rows.forEach((hashes, row) => {
    start[row + 1] = (start[row] as number) + hashes.length;
  });
  const stems = new Int32Array(start[rows.length] as number);
  rows.forEach((hashes, row) => {
    hashes.forEach((hash, at) => {
      stems[(start[row] as number) + at] = words.add(hash);
    });
  });
  return { start, stems };
}

/**
 * Compares a text, given as hashes of its stems, with one row after another; nothing is worked out before it is asked.
 * What it gives is kept with what a search found, so it holds on to nothing but these two.
 */
export function strangersIn(said: Said, text: Int32Array): (row: number) => Strangers {
  return (row) => {
    const { words, start, stems, spread, entries } = said;
    const all = Math.log(entries + 1) || 1;
    // A word without a count is new to the content, or to all of it but one entry: it could not be rarer.
    const rarity = (word: number) => 1 - Math.log((spread[word] ?? 0) + 1) / all;
    const asked = Array.from(text, (hash) => words.get(hash));
    const isAsked = new Set(asked);
    let unsaid = 0;
    const says = new Set<number>();
    if (row >= 0)
      for (let at = start[row] as number; at < (start[row + 1] as number); at++) {
        const word = stems[at] as number;
        says.add(word);
        if (!isAsked.has(word)) unsaid = Math.max(unsaid, rarity(word));
      }
    let unmet = 0;
    for (const word of asked) if (!says.has(word)) unmet = Math.max(unmet, rarity(word));
    return { unsaid, unmet };
  };
}
