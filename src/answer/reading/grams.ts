import { type Counts, createTally } from './tally.ts';

const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;

/** Words at most this far apart count as standing together, in whichever order. */
const PAIR_REACH = 8;

/** A text as counted features, each a 32-bit hash; words alone, in order and in company, and pieces of 2 to 5 characters. */
export interface Grams {
  readonly words: Counts;
  readonly pieces: Counts;
}

const tally = createTally();

/** The hashes of the stems alone, each once. */
export function stemHashesOf(stems: readonly string[]): Int32Array {
  return Int32Array.from(new Set(stems), wordHash);
}

/** The hash of one stem, the feature under which it is counted. */
export function wordHash(stem: string): number {
  return hashOf(stem, 17);
}

/** The hash of two neighbouring stems. */
export function pairHash(first: string, second: string): number {
  return hashOf(second, hashOf(first, 29) ^ 0x5bd1e995);
}

/** Counts stems alone and the words' pieces of four characters: what long answer texts are searched by. */
export function bodyGramsOf(words: readonly string[], stems: readonly string[]): Grams {
  for (const stem of stems) tally.add(wordHash(stem));
  const wordCounts = tally.take();
  for (const word of words) countPieces(word, 4, 4);
  return { words: wordCounts, pieces: tally.take() };
}

/** Counts stems, neighbouring stems and the words' pieces; the edge of a word counts as a character. */
export function gramsOf(words: readonly string[], stems: readonly string[]): Grams {
  for (let i = 0; i < stems.length; i++) {
    const stem = stems[i] as string;
    tally.add(wordHash(stem));
    if (i > 0) tally.add(pairHash(stems[i - 1] as string, stem));
    for (let j = Math.max(0, i - PAIR_REACH); j < i; j++) countTogether(stems[j] as string, stem);
  }
  const wordCounts = tally.take();
  for (const word of words) countPieces(word, 2, 5);
  return { words: wordCounts, pieces: tally.take() };
}

function countTogether(one: string, other: string): void {
  const hash = one < other ? pairHash(one, other) : pairHash(other, one);
  tally.add(hash ^ 0x777);
}

function countPieces(word: string, shortest: number, longest: number): void {
  const edged = ` ${word} `;
  for (let start = 0; start < edged.length; start++) {
    let hash = OFFSET ^ 0x3d;
    for (let end = start; end < edged.length && end < start + longest; end++) {
      hash = Math.imul(hash ^ edged.charCodeAt(end), PRIME);
      if (end >= start + shortest - 1) tally.add((hash ^ ((end - start) << 27)) | 0);
    }
  }
}

function hashOf(text: string, seed: number): number {
  let hash = OFFSET ^ seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), PRIME);
  return hash | 0;
}
