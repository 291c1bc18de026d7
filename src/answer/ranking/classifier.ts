import type { Inverted } from '../rows/inverted.ts';
import { largest } from './largest.ts';
import type { Library } from './library.ts';
import { type Separator, separate } from './separator.ts';

/** Rows times classes trained at most: bounds training time as content grows. */
const MOST_COMPARISONS = 600_000;
const FEWEST_OTHERS = 60;
/** Weights kept at most over all classes: 8 bytes each. */
const MOST_WEIGHTS = 6_000_000;
const CENTRE_FEATURES = 40;
/** Rows that share nothing with a class still stand against it when there is room. */
const BARELY_ALIKE = 1e-9;

/** One-against-the-rest separators, turned around so that a question's features find the classes. */
export interface Classifier {
  readonly start: Int32Array;
  readonly owner: Int32Array;
  readonly weight: Float32Array;
  readonly bias: Float32Array;
  /** Separators trained since, which count instead of the above. */
  readonly newer: ReadonlyMap<number, NewerSeparator>;
}

/** A separator looked up by feature. */
export interface NewerSeparator {
  readonly weights: ReadonlyMap<number, number>;
  readonly bias: number;
}

/** Trains a separator for every owner of chosen rows, against the rows most like its own. */
export function classifierOf(
  library: Library,
  chosen: Int32Array,
  values: Float32Array,
  inverted: Inverted,
): Classifier {
  const { train, owners } = trainer(library, chosen, values, inverted);
  const separators = Array.from({ length: owners }, (_, owner) => train(owner));
  const bias = Float32Array.from(separators, (separator) => separator?.bias ?? -1);
  return { ...turnAround(separators, library.lexicon.size), bias, newer: new Map() };
}

/** The classifier with the separators of these owners trained again. */
export function retrained(
  classifier: Classifier,
  library: Library,
  chosen: Int32Array,
  values: Float32Array,
  inverted: Inverted,
  owners: readonly number[],
): Classifier {
  const { train } = trainer(library, chosen, values, inverted);
  const newer = new Map(classifier.newer);
  for (const owner of owners) {
    const separator = train(owner);
    if (separator === undefined) continue;
    const weights = new Map<number, number>();
    separator.features.forEach((feature, at) => {
      weights.set(feature, separator.weights[at] as number);
    });
    newer.set(owner, { weights, bias: separator.bias });
  }
  const start = new Int32Array(library.lexicon.size + 1).fill(classifier.weight.length);
  start.set(classifier.start);
  return { ...classifier, start, newer };
}

function trainer(library: Library, chosen: Int32Array, values: Float32Array, inverted: Inverted) {
  const owners = library.entries + 1;
  const features = library.lexicon.size;
  const members: number[][] = Array.from({ length: owners }, () => []);
  for (const row of chosen) (members[library.owner[row] as number] as number[]).push(row);
  const classes = members.filter((rows) => rows.length > 0).length;
  const mostOthers = Math.max(FEWEST_OTHERS, Math.floor(MOST_COMPARISONS / Math.max(1, classes)));
  const mostWeights = Math.floor(MOST_WEIGHTS / Math.max(1, classes));
  const bench = { weights: new Float64Array(features), touched: new Uint8Array(features) };
  const likeness = new Float32Array(library.rows.count);
  function train(owner: number): Separator | undefined {
    const own = members[owner] as number[];
    if (own.length === 0) return undefined;
    const others = chosenOthers(library, chosen, owner, own, mostOthers, inverted, values, likeness);
    return strongest(separate(library.rows, values, Int32Array.from(own), others, bench), mostWeights);
  }
  return { train, owners };
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
  if (chosen.length - own.length <= most) return chosen.filter((row) => library.owner[row] !== owner);
  likeness.fill(0);
  for (const row of chosen) likeness[row] = BARELY_ALIKE;
  for (const [feature, weight] of leadingFeatures(library, own, values)) {
    for (let at = inverted.start[feature] as number; at < (inverted.start[feature + 1] as number); at++) {
      const row = inverted.row[at] as number;
      likeness[row] = (likeness[row] as number) + weight * (inverted.value[at] as number);
    }
  }
  for (const row of own) likeness[row] = 0;
  return largest(likeness, most);
}

function leadingFeatures(library: Library, own: readonly number[], values: Float32Array): [number, number][] {
  const { rows } = library;
  const centre = new Map<number, number>();
  for (const row of own) {
    for (let at = rows.start[row] as number; at < (rows.start[row + 1] as number); at++) {
      const feature = rows.features[at] as number;
      centre.set(feature, (centre.get(feature) ?? 0) + (values[at] as number));
    }
  }
  return [...centre].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, CENTRE_FEATURES);
}

function strongest(separator: Separator, most: number): Separator {
  if (separator.features.length <= most) return separator;
  const kept = largest(separator.weights.map(Math.abs), most);
  return {
    features: Int32Array.from(kept, (at) => separator.features[at] as number),
    weights: Float32Array.from(kept, (at) => separator.weights[at] as number),
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
