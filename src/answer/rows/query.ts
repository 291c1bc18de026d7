import type { Grams } from '../reading/grams.ts';
import type { Counts } from '../reading/tally.ts';
import type { Lexicon } from './lexicon.ts';
import { damped, type Weighing, WORD_SHARE } from './weigh.ts';

/** A question's known features with their values; words before pieces. */
export interface Query {
  readonly features: Int32Array;
  readonly values: Float32Array;
  /** How many of the features are words. */
  readonly words: number;
  /** Share of the question's length, words and pieces, that the content has never seen: 0 to 1. */
  readonly unseenWords: number;
  readonly unseenPieces: number;
}

/** Weighs a question as the rows are weighed; features the content lacks count in its length only. */
export function queryOf(grams: Grams, lexicon: Lexicon, weighing: Weighing): Query {
  const most = grams.words.hashes.length + grams.pieces.hashes.length;
  const features = new Int32Array(most);
  const values = new Float64Array(most);
  let count = 0;
  const part = ({ hashes, times }: Counts, share: number) => {
    const from = count;
    let square = 0;
    let unseen = 0;
    for (let i = 0; i < hashes.length; i++) {
      const feature = lexicon.get(hashes[i] as number);
      const known = feature >= 0 && feature < weighing.seen.length && (weighing.seen[feature] as number) > 0;
      const value =
        damped(times[i] as number) * (known ? (weighing.weight[feature] as number) : weighing.unseen);
      square += value * value;
      if (!known) {
        unseen += value * value;
        continue;
      }
      features[count] = feature;
      values[count++] = value;
    }
    const scale = square === 0 ? 0 : Math.sqrt(share / square);
    for (let at = from; at < count; at++) values[at] = (values[at] as number) * scale;
    return square === 0 ? 1 : unseen / square;
  };
  const unseenWords = part(grams.words, WORD_SHARE);
  const words = count;
  const unseenPieces = part(grams.pieces, 1 - WORD_SHARE);
  return {
    features: features.subarray(0, count),
    values: new Float32Array(values.subarray(0, count)),
    words,
    unseenWords,
    unseenPieces,
  };
}
