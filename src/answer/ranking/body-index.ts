import type { Grams } from '../reading/grams.ts';
import type { Counts } from '../reading/tally.ts';
import { emptyLexicon } from '../rows/lexicon.ts';
import { rowsOf } from '../rows/rows.ts';
import type { Steps } from '../steps.ts';

/** Saturation and length correction of BM25 (Robertson and Zaragoza 2009, usual values). */
const SATURATION = 1.2;
const LENGTH_WEIGHT = 0.75;

const ROWS_A_STEP = 64;

/** Finds entries by their answer texts: two scores from 0 to about 1, by words and by pieces. */
export interface BodyIndex {
  score(question: Grams, words: Float32Array, pieces: Float32Array): void;
  /** Calls back with every entry whose answer has the feature. */
  each(hash: number, visit: (entry: number) => void): void;
  /** The index with this answer for an entry, new or known; what is rare stays as learned. */
  with(entry: number, body: Grams): BodyIndex;
}

/** What the features of an answer written since count. */
type LaterBody = ReadonlyMap<number, number>;
type LaterBodies = ReadonlyMap<number, LaterBody>;

/** Builds a BM25 index over the answer texts, one row per entry. */
export function* bodyIndexOf(bodies: Iterable<Grams>): Steps<BodyIndex> {
  const lexicon = emptyLexicon();
  const rows = yield* rowsOf(bodies, lexicon);
  // By itself, since what looks up rarity below must not hold all rows in memory.
  const { count } = rows;
  const features = lexicon.size;
  const start = new Int32Array(features + 1);
  for (const feature of rows.features) start[feature + 1] = (start[feature + 1] as number) + 1;
  for (let f = 0; f < features; f++) start[f + 1] = (start[f + 1] as number) + (start[f] as number);
  const next = start.slice(0, features);
  const row = new Int32Array(rows.features.length);
  const value = new Float32Array(rows.features.length);
  const rarities = Float64Array.from({ length: count + 1 }, (_, seen) =>
    Math.log(1 + (count - seen + 0.5) / (seen + 0.5)),
  );
  const rarityOf = (feature: number) =>
    rarities[(start[feature + 1] as number) - (start[feature] as number)] as number;
  const lengths = partLengths(rows.start, rows.pieces, rows.times, count);
  for (let one = 0; one < count; one++) {
    const pieces = rows.pieces[one] as number;
    for (let at = rows.start[one] as number; at < (rows.start[one + 1] as number); at++) {
      const feature = rows.features[at] as number;
      const times = rows.times[at] as number;
      const relative = at < pieces ? (lengths.words[one] as number) : (lengths.pieces[one] as number);
      const slot = next[feature] as number;
      next[feature] = slot + 1;
      row[slot] = one;
      value[slot] = rarityOf(feature) * saturated(times, relative);
    }
    if (one % ROWS_A_STEP === 0) yield;
  }
  const rarest = rarities[0] as number;
  const rarityOfHash = (hash: number) => {
    const feature = lexicon.get(hash);
    return feature < 0 ? rarest : rarityOf(feature);
  };
  const part = ({ hashes }: Counts, scores: Float32Array, later: LaterBodies) => {
    scores.fill(0);
    let most = 0;
    for (const hash of hashes) {
      const feature = lexicon.get(hash);
      most += feature < 0 ? rarest : rarityOf(feature);
      if (feature < 0) continue;
      const end = start[feature + 1] as number;
      for (let at = start[feature] as number; at < end; at++) {
        const one = row[at] as number;
        scores[one] = (scores[one] as number) + (value[at] as number);
      }
    }
    for (const [entry, body] of later) {
      let score = 0;
      for (const hash of hashes) score += body.get(hash) ?? 0;
      scores[entry] = score;
    }
    if (most > 0) for (let one = 0; one < scores.length; one++) scores[one] = (scores[one] as number) / most;
  };
  const weighed = ({ words, pieces }: Grams): LaterBody => {
    const body = new Map<number, number>();
    for (const [counts, mean] of [
      [words, lengths.meanWords],
      [pieces, lengths.meanPieces],
    ] as const) {
      let length = 0;
      for (const times of counts.times) length += times;
      const relative = length / mean;
      counts.hashes.forEach((hash, at) => {
        body.set(hash, rarityOfHash(hash) * saturated(counts.times[at] as number, relative));
      });
    }
    return body;
  };
  const over = (later: LaterBodies): BodyIndex => ({
    each: (hash, visit) => {
      const feature = lexicon.get(hash);
      const end = feature < 0 ? 0 : (start[feature + 1] as number);
      for (let at = feature < 0 ? 0 : (start[feature] as number); at < end; at++) {
        const one = row[at] as number;
        if (later.size === 0 || !later.has(one)) visit(one);
      }
      for (const [entry, body] of later) if (body.has(hash)) visit(entry);
    },
    score: (question, words, pieces) => {
      part(question.words, words, later);
      part(question.pieces, pieces, later);
    },
    with: (entry, body) => over(new Map(later).set(entry, weighed(body))),
  });
  return over(new Map());
}

function saturated(times: number, relative: number): number {
  return times / (times + SATURATION * (1 - LENGTH_WEIGHT + LENGTH_WEIGHT * relative));
}

function partLengths(start: Int32Array, pieces: Int32Array, times: Uint8Array, count: number) {
  const words = new Float32Array(count);
  const ofPieces = new Float32Array(count);
  for (let row = 0; row < count; row++) {
    for (let at = start[row] as number; at < (start[row + 1] as number); at++) {
      const lengths = at < (pieces[row] as number) ? words : ofPieces;
      lengths[row] = (lengths[row] as number) + (times[at] as number);
    }
  }
  return {
    words,
    pieces: ofPieces,
    meanWords: relativeToMean(words),
    meanPieces: relativeToMean(ofPieces),
  };
}

/** Turns lengths into shares of their mean, in place; gives the mean. */
function relativeToMean(lengths: Float32Array): number {
  const mean = lengths.reduce((sum, one) => sum + one, 0) / Math.max(1, lengths.length) || 1;
  for (let row = 0; row < lengths.length; row++) lengths[row] = (lengths[row] as number) / mean;
  return mean;
}
