import type { Steps } from '../steps.ts';
import { concentrationOf } from './concentration.ts';
import type { Rows } from './rows.ts';

/** How much of a vector's length the words have against the pieces (squared weights; set by cross-validation). */
export const WORD_SHARE = 0.5;

/** How much rarity counts; below 1 the small words that tell *how* from *whether* keep a say (cross-validated). */
const RARITY_POWER = 0.3;

/** What a feature that is spread over all entries keeps beside one that stands in a single one (cross-validated). */
const SPREAD_KEEPS = 0.5;

const ROWS_A_STEP = 512;

const DAMPED = Float32Array.from({ length: 256 }, (_, times) => (times === 0 ? 0 : 1 + Math.log(times)));

/** The dampened weight of a feature that occurs so many times in one text. */
export function damped(times: number): number {
  return DAMPED[Math.min(times, 255)] as number;
}

/** What the chosen rows say about each feature: in how many it stands and how much it tells. */
export interface Weighing {
  readonly rows: number;
  readonly seen: Int32Array;
  /** Inverse document frequency, smoothed and flattened, times how concentrated in few entries it stands. */
  readonly weight: Float32Array;
  /** The weight of a feature no row has. */
  readonly unseen: number;
}

/** Counts the chosen rows' features and weighs them by rarity and concentration; `owner` says whose each row is. */
export function* weigh(rows: Rows, chosen: Int32Array, owner: Int32Array, features: number): Steps<Weighing> {
  const seen = new Int32Array(features);
  for (const row of chosen) {
    const end = rows.start[row + 1] as number;
    for (let at = rows.start[row] as number; at < end; at++) {
      const feature = rows.features[at] as number;
      seen[feature] = (seen[feature] as number) + 1;
    }
  }
  yield;
  const weight = yield* concentrationOf(rows, chosen, owner, seen);
  const total = Math.log(1 + chosen.length);
  for (let feature = 0; feature < features; feature++) {
    const rarity = (total - Math.log(1 + (seen[feature] as number)) + 1) ** RARITY_POWER;
    weight[feature] = rarity * (SPREAD_KEEPS + (weight[feature] as number));
  }
  return { rows: chosen.length, seen, weight, unseen: (total + 1) ** RARITY_POWER };
}

/**
 * The weighing with more rows counted: features new to it get their rarity, with nothing taken of where they will
 * stand, and those it knew keep their weight.
 */
export function weighedToo(weighing: Weighing, rows: Rows, more: Int32Array, features: number): Weighing {
  const seen = new Int32Array(features);
  seen.set(weighing.seen);
  const weight = new Float32Array(features).fill(weighing.unseen);
  weight.set(weighing.weight);
  const ofNew = (Math.log(1 + weighing.rows) - Math.log(2) + 1) ** RARITY_POWER;
  for (const row of more) {
    const end = rows.start[row + 1] as number;
    for (let at = rows.start[row] as number; at < end; at++) {
      const feature = rows.features[at] as number;
      if (seen[feature] === 0) weight[feature] = ofNew;
      seen[feature] = (seen[feature] as number) + 1;
    }
  }
  return { ...weighing, rows: weighing.rows + more.length, seen, weight };
}

/** The rows' values after weighing: words and pieces each brought to length one, then to their shares. */
export function* valuesOf(rows: Rows, chosen: Int32Array, weighing: Weighing): Steps<Float32Array> {
  const values = new Float32Array(rows.features.length);
  for (let at = 0; at < chosen.length; at++) {
    fillValues(rows, chosen[at] as number, weighing, values);
    if (at % ROWS_A_STEP === 0) yield;
  }
  return values;
}

/** Fills in one row's values. */
export function fillValues(rows: Rows, row: number, weighing: Weighing, values: Float32Array): void {
  const pieces = rows.pieces[row] as number;
  scalePart(rows, weighing, values, rows.start[row] as number, pieces, WORD_SHARE);
  scalePart(rows, weighing, values, pieces, rows.start[row + 1] as number, 1 - WORD_SHARE);
}

function scalePart(
  rows: Rows,
  weighing: Weighing,
  values: Float32Array,
  from: number,
  to: number,
  share: number,
): void {
  let square = 0;
  for (let at = from; at < to; at++) {
    const value = damped(rows.times[at] as number) * (weighing.weight[rows.features[at] as number] as number);
    values[at] = value;
    square += value * value;
  }
  if (square === 0) return;
  const scale = Math.sqrt(share / square);
  for (let at = from; at < to; at++) values[at] = (values[at] as number) * scale;
}
