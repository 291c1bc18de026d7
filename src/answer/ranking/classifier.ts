import type { Inverted } from '../rows/inverted.ts';
import type { Library } from './library.ts';
import { type Separator, separate } from './separator.ts';

/** Rows times classes trained at most: bounds training time as content grows. */
const MOST_COMPARISONS = 600_000;
const FEWEST_OTHERS = 60;
/** Weights kept at most over all classes: 8 bytes each. */
const MOST_WEIGHTS = 8_000_000;
const CENTRE_FEATURES = 40;
const LIKENESS_STEPS = 512;

/** One-against-the-rest separators, turned around so that a question's features find the classes. */
export interface Classifier {
  readonly start: Int32Array;
  readonly owner: Int32Array;
  readonly weight: Float32Array;
  readonly bias: Float32Array;
}

/** Trains a separator for every owner of chosen rows, against the rows most like its own. */
export function classifierOf(
  library: Library,
  chosen: Int32Array,
  values: Float32Array,
  inverted: Inverted,
): Classifier {
  const owners = library.entries + 1;
  const features = library.lexicon.size;
  const members: number[][] = Array.from({ length: owners }, () => []);
  for (const row of chosen) (members[library.owner[row] as number] as number[]).push(row);
  const classes = members.filter((rows) => rows.length > 0).length;
  const mostOthers = Math.max(FEWEST_OTHERS, Math.floor(MOST_COMPARISONS / Math.max(1, classes)));
  const bench = { weights: new Float64Array(features), touched: new Uint8Array(features) };
  const likeness = new Float32Array(library.rows.count);
  const mostWeights = Math.floor(MOST_WEIGHTS / Math.max(1, classes));
  const bias = new Float32Array(owners).fill(-1);
  const separators: (Separator | undefined)[] = members.map((own, owner) => {
    if (own.length === 0) return undefined;
    const others = chosenOthers(library, chosen, owner, own, mostOthers, inverted, values, likeness);
    const separator = strongest(
      separate(library.rows, values, Int32Array.from(own), others, bench),
      mostWeights,
    );
    bias[owner] = separator.bias;
    return separator;
  });
  return { ...turnAround(separators, features), bias };
}

function chosenOthers(
  library: Library,
  chosen: Int32Array,
  owner: number,
  own: readonly number[],
  most: number,
  inverted: Inverted,
  values: Float32Array,
  likeness: Float32Array,
): Int32Array {
  const others = chosen.filter((row) => library.owner[row] !== owner);
  if (others.length <= most) return others;
  likeness.fill(0);
  const { rows } = library;
  const centre = new Map<number, number>();
  for (const row of own) {
    for (let at = rows.start[row] as number; at < (rows.start[row + 1] as number); at++) {
      const feature = rows.features[at] as number;
      centre.set(feature, (centre.get(feature) ?? 0) + (values[at] as number));
    }
  }
  const leading = [...centre].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, CENTRE_FEATURES);
  for (const [feature, weight] of leading) {
    for (let at = inverted.start[feature] as number; at < (inverted.start[feature + 1] as number); at++) {
      const row = inverted.row[at] as number;
      likeness[row] = (likeness[row] as number) + weight * (inverted.value[at] as number);
    }
  }
  return mostLike(others, likeness, most);
}

function mostLike(rows: Int32Array, likeness: Float32Array, most: number): Int32Array {
  let highest = 0;
  for (const row of rows) highest = Math.max(highest, likeness[row] as number);
  const scale = highest === 0 ? 0 : (LIKENESS_STEPS - 1) / highest;
  const steps = new Int32Array(LIKENESS_STEPS);
  for (const row of rows) {
    const step = Math.floor((likeness[row] as number) * scale);
    steps[step] = (steps[step] as number) + 1;
  }
  let border = LIKENESS_STEPS;
  let above = 0;
  while (border > 0 && above + (steps[border - 1] as number) <= most) {
    border--;
    above += steps[border] as number;
  }
  let room = most - above;
  return rows.filter((row) => {
    const step = Math.floor((likeness[row] as number) * scale);
    return step >= border || (step === border - 1 && room-- > 0);
  });
}

function strongest(separator: Separator, most: number): Separator {
  if (separator.features.length <= most) return separator;
  const order = Array.from(separator.weights.keys())
    .sort((a, b) => Math.abs(separator.weights[b] as number) - Math.abs(separator.weights[a] as number))
    .slice(0, most);
  return {
    features: Int32Array.from(order, (at) => separator.features[at] as number),
    weights: Float32Array.from(order, (at) => separator.weights[at] as number),
    bias: separator.bias,
  };
}

function turnAround(separators: readonly (Separator | undefined)[], features: number) {
  const start = new Int32Array(features + 1);
  for (const separator of separators) {
    if (separator === undefined) continue;
    for (const feature of separator.features) start[feature + 1] = (start[feature + 1] as number) + 1;
  }
  for (let f = 0; f < features; f++) start[f + 1] = (start[f + 1] as number) + (start[f] as number);
  const next = start.slice(0, features);
  const owner = new Int32Array(start[features] as number);
  const weight = new Float32Array(start[features] as number);
  separators.forEach((separator, one) => {
    if (separator === undefined) return;
    separator.features.forEach((feature, at) => {
      const slot = next[feature] as number;
      next[feature] = slot + 1;
      owner[slot] = one;
      weight[slot] = separator.weights[at] as number;
    });
  });
  return { start, owner, weight };
}
