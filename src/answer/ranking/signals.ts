import type { Strangers } from '../rows/said.ts';

/** What is measured of an entry against a question, in this order; all are 0 when the entry has nothing to show. */
export const SIGNALS = [
  'nearest wording',
  'nearest wording, words',
  'nearest wording, pieces',
  'second nearest wording',
  'nearest wording, squared',
  'neighbours',
  'centre of wordings',
  'classifier',
  'classifier, many wordings',
  'classifier, share',
  'answer text, words',
  'answer text, pieces',
  'answer text, relative',
  'nearest wording, relative',
  'found anywhere, words',
  'found anywhere, pieces',
] as const;

/** One entry's place in the knowledge with its signals. */
export interface Candidate {
  readonly entry: number;
  /** A plain list: thousands of small typed arrays cost more to make and to collect. */
  readonly signals: ArrayLike<number>;
  /** The row nearest to the question, or -1. */
  readonly nearest: number;
}

/** The question's standing against the lines that belong to no entry, and how much of it the content knows. */
export interface Surroundings {
  readonly offTopicNearest: number;
  readonly offTopicClass: number;
  readonly unseenWords: number;
  readonly unseenPieces: number;
  readonly length: number;
  /** What stands in the question and not in a row, and the other way round; only the first entry's is ever asked for. */
  readonly strangersOf: (row: number) => Strangers;
}
