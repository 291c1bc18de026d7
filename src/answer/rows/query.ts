import type { Grams } from '../reading/grams.ts';
import type { Lexicon } from './rows.ts';
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
  const features: number[] = [];
  const values: number[] = [];
  const part = (counts: ReadonlyMap<number, number>, share: number) => {
    const from = features.length;
    let square = 0;
    let unseen = 0;
    for (const [hash, times] of counts) {
      const feature = lexicon.get(hash);
      const known =
        feature !== undefined && feature < weighing.seen.length && (weighing.seen[feature] as number) > 0;
      const value = damped(times) * (known ? (weighing.rarity[feature] as number) : weighing.unseen);
      square += value * value;
      if (!known) {
        unseen += value * value;
        continue;
      }
      features.push(feature);
      values.push(value);
    }
    const scale = square === 0 ? 0 : Math.sqrt(share / square);
    for (let at = from; at < values.length; at++) values[at] = (values[at] as number) * scale;
    return square === 0 ? 1 : unseen / square;
  };
  const unseenWords = part(grams.words, WORD_SHARE);
  const words = features.length;
  const unseenPieces = part(grams.pieces, 1 - WORD_SHARE);
  return {
    features: Int32Array.from(features),
    values: Float32Array.from(values),
    words,
    unseenWords,
    unseenPieces,
  };
}
