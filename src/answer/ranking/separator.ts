import type { Rows } from '../rows/rows.ts';
import { largest } from './largest.ts';
import { randomFrom, shuffle } from './random.ts';

/** How strictly training rows are fitted; set by cross-validation of phrasings. */
const COST = 0.5;
/** How much dearer a missed row of the class is than a wrong one of the others. */
const MEMBER_COST = 20;
/** Rows like no member of the class start, and mostly stay, on the right side. */
const START = -1;
/** How freely the starting point moves; below 1 the words decide. */
const START_GIVES = 0.3;
/** More passes than these fit no better (on `dev`); a class with few rows to stand against needs fewer. */
const MOST_PASSES = 8;
const PASSES_OVER_FEW = 4;
const FEW_ROWS = 500;
const CLOSE_ENOUGH = 0.5;
/** A row this far on its right side is set aside. */
const SETTLED = 0.1;
const NEGLIGIBLE = 1e-3;

/** One class's separating weights: which features speak for it and which against. */
export interface Separator {
  readonly features: Int32Array;
  readonly weights: Float32Array;
  readonly bias: number;
}

/** Space for training, reused from class to class; all weights are 0 between two. */
export interface Workbench {
  readonly weights: Float32Array;
  readonly keptFeatures: Int32Array;
  readonly keptWeights: Float32Array;
  readonly sizes: Float32Array;
}

/** Makes space for training on so many features. */
export function workbenchFor(features: number): Workbench {
  return {
    weights: new Float32Array(features),
    keptFeatures: new Int32Array(features),
    keptWeights: new Float32Array(features),
    sizes: new Float32Array(features),
  };
}

/**
 * Finds the weights that separate the class's rows from the others: a linear support vector machine with squared
 * hinge loss by dual coordinate descent (Hsieh et al., ICML 2008), rows already separated set aside after each pass.
 * At most so many weights are kept, the largest.
 */
export function separate(
  rows: Rows,
  values: Float32Array,
  members: Int32Array,
  others: Int32Array,
  bench: Workbench,
  most: number,
): Separator {
  const count = members.length + others.length;
  const all = new Int32Array(count);
  all.set(members);
  all.set(others, members.length);
  const order = Int32Array.from({ length: count }, (_, i) => i);
  const alpha = new Float64Array(count);
  const hasSpoken = new Uint8Array(count);
  const { weights } = bench;
  const { start, features } = rows;
  const random = randomFrom(count);
  let bias = START;
  let active = count;
  const passes = count < FEW_ROWS ? PASSES_OVER_FEW : MOST_PASSES;
  for (let pass = 0; pass < passes; pass++) {
    if (pass > 0) shuffle(order, active, random);
    let worst = 0;
    for (let k = 0; k < active; k++) {
      const i = order[k] as number;
      const row = all[i] as number;
      const sign = i < members.length ? 1 : -1;
      const slack = i < members.length ? 0.5 / (COST * MEMBER_COST) : 0.5 / COST;
      const begin = start[row] as number;
      const end = start[row + 1] as number;
      let score = bias;
      for (let at = begin; at < end; at++) {
        score += (weights[features[at] as number] as number) * (values[at] as number);
      }
      const held = alpha[i] as number;
      const gradient = sign * score - 1 + slack * held;
      if (held === 0 && gradient >= 0) {
        if (gradient > SETTLED && pass > 0) {
          active--;
          order[k] = order[active] as number;
          order[active] = i;
          k--;
        }
        continue;
      }
      worst = Math.max(worst, Math.abs(gradient));
      const next = Math.max(0, held - gradient / (1 + START_GIVES + slack));
      const step = (next - held) * sign;
      if (step === 0) continue;
      alpha[i] = next;
      hasSpoken[i] = 1;
      bias += START_GIVES * step;
      for (let at = begin; at < end; at++) {
        const feature = features[at] as number;
        weights[feature] = (weights[feature] as number) + step * (values[at] as number);
      }
    }
    if (worst < CLOSE_ENOUGH) break;
  }
  let spoken = 0;
  for (let i = 0; i < count; i++) if (hasSpoken[i] === 1) all[spoken++] = all[i] as number;
  return { ...collect(rows, all.subarray(0, spoken), bench, most), bias };
}

/** Takes the weights off the bench, on which the given rows have put them. */
function collect(rows: Rows, spoken: Int32Array, bench: Workbench, most: number): Omit<Separator, 'bias'> {
  const { weights, keptFeatures, keptWeights } = bench;
  let count = 0;
  for (const row of spoken) {
    const end = rows.start[row + 1] as number;
    for (let at = rows.start[row] as number; at < end; at++) {
      const feature = rows.features[at] as number;
      const weight = weights[feature] as number;
      if (weight === 0) continue;
      weights[feature] = 0;
      if (Math.abs(weight) <= NEGLIGIBLE) continue;
      keptFeatures[count] = feature;
      keptWeights[count++] = weight;
    }
  }
  if (count <= most) return { features: keptFeatures.slice(0, count), weights: keptWeights.slice(0, count) };
  const sizes = bench.sizes.subarray(0, count);
  for (let at = 0; at < count; at++) sizes[at] = Math.abs(keptWeights[at] as number);
  const strongest = largest(sizes, most);
  const kept = { features: new Int32Array(strongest.length), weights: new Float32Array(strongest.length) };
  for (let at = 0; at < strongest.length; at++) {
    kept.features[at] = keptFeatures[strongest[at] as number] as number;
    kept.weights[at] = keptWeights[strongest[at] as number] as number;
  }
  return kept;
}
