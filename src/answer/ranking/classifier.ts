import type { Inverted } from '../rows/inverted.ts';
import type { Steps } from '../steps.ts';
import { largest } from './largest.ts';
import type { Library } from './library.ts';
import { type Separator, separate, workbenchFor } from './separator.ts';
import { largestOf } from './top.ts';

/** Rows times classes trained at most, in content of so many classes; falls as their number grows. */
const MOST_COMPARISONS = 600_000;
const MANY_CLASSES = 200;
const FEWEST_OTHERS = 150;
/** Weights kept at most over all classes: 8 bytes each. */
const MOST_WEIGHTS = 2_000_000;
const CENTRE_FEATURES = 40;
/** A feature of more rows than this tells little of who is alike, and takes long to follow. */
const COMMON = 2_000;
const OWNERS_A_STEP = 64;

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
export function* classifierOf(
  library: Library,
  chosen: Int32Array,
  values: Float32Array,
  inverted: Inverted,
): Steps<Classifier> {
  const { train, owners } = trainer(library, chosen, values, inverted);
  const separators: (Separator | undefined)[] = [];
  for (let owner = 0; owner < owners; owner++) {
    separators.push(train(owner));
    yield;
  }
  const bias = Float32Array.from(separators, (separator) => separator?.bias ?? -1);
  return { ...(yield* turnAround(separators, library.lexicon.size)), bias, newer: new Map() };
}

/**
 * The classifier with the separators of these owners trained again. `values` may be empty: `fill` is asked to fill
 * in the rows that are needed. `moved` gives the place an owner has now: only the last, that of lines on other matters, ever moves.
 */
export function retrained(
  classifier: Classifier,
  library: Library,
  chosen: Int32Array,
  values: Float32Array,
  inverted: Inverted,
  again: {
    readonly owners: readonly number[];
    readonly fill: (rows: Iterable<number>) => void;
    readonly moved: (owner: number) => number;
  },
): Classifier {
  const { train, owners } = trainer(library, chosen, values, inverted, again.fill);
  const newer = new Map<number, NewerSeparator>();
  for (const [owner, separator] of classifier.newer) newer.set(again.moved(owner), separator);
  const last = classifier.bias.length - 1;
  const lastNow = again.moved(last);
  if (lastNow !== last && !newer.has(lastNow)) newer.set(lastNow, separatorIn(classifier, last));
  for (const owner of again.owners) {
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
  const bias = new Float32Array(owners);
  bias.set(classifier.bias);
  return { ...classifier, start, bias, newer };
}

function separatorIn({ start, owner, weight, bias }: Classifier, wanted: number): NewerSeparator {
  const weights = new Map<number, number>();
  for (let feature = 0; feature + 1 < start.length; feature++) {
    for (let at = start[feature] as number; at < (start[feature + 1] as number); at++) {
      if (owner[at] === wanted) weights.set(feature, weight[at] as number);
    }
  }
  return { weights, bias: bias[wanted] as number };
}

function trainer(
  library: Library,
  chosen: Int32Array,
  values: Float32Array,
  inverted: Inverted,
  fill: (rows: Iterable<number>) => void = () => {},
) {
  const owners = library.entries + 1;
  const features = library.lexicon.size;
  const members: number[][] = Array.from({ length: owners }, () => []);
  for (const row of chosen) (members[library.owner[row] as number] as number[]).push(row);
  const classes = members.reduce((sum, rows) => sum + (rows.length > 0 ? 1 : 0), 0);
  const most = (MOST_COMPARISONS / Math.max(1, classes)) * Math.min(1, MANY_CLASSES / Math.max(1, classes));
  const mostOthers = Math.max(FEWEST_OTHERS, Math.floor(most));
  const mostWeights = Math.floor(MOST_WEIGHTS / Math.max(1, classes));
  const bench = workbenchFor(features);
  const likest = likestRows(library, chosen, values, inverted);
  function train(owner: number): Separator | undefined {
    const own = members[owner] as number[];
    if (own.length === 0) return undefined;
    fill(own);
    const others =
      chosen.length - own.length <= mostOthers
        ? chosen.filter((row) => library.owner[row] !== owner)
        : likest(owner, own, mostOthers);
    fill(others);
    return separate(library.rows, values, Int32Array.from(own), others, bench, mostWeights);
  }
  return { train, owners };
}

/** Finds the rows of others most like an owner's; rows that share nothing with it fill what room is left. */
function likestRows(library: Library, chosen: Int32Array, values: Float32Array, inverted: Inverted) {
  const { rows } = library;
  const centre = new Float32Array(library.lexicon.size);
  const likeness = new Float32Array(rows.count);
  const met = new Int32Array(Math.max(library.lexicon.size, rows.count));
  function leadingFeatures(own: readonly number[]) {
    let count = 0;
    for (const row of own) {
      for (let at = rows.start[row] as number; at < (rows.start[row + 1] as number); at++) {
        const feature = rows.features[at] as number;
        if (centre[feature] === 0) met[count++] = feature;
        centre[feature] = (centre[feature] as number) + (values[at] as number);
      }
    }
    const leading = largestOf(CENTRE_FEATURES);
    let least = -Infinity;
    for (let i = 0; i < count; i++) {
      const feature = met[i] as number;
      const weight = centre[feature] as number;
      centre[feature] = 0;
      if (weight > least) least = leading.offer(feature, weight);
    }
    return leading.take();
  }
  return (owner: number, own: readonly number[], most: number): Int32Array => {
    const { start, row: rowOf, value } = inverted;
    const tooCommon = Math.max(COMMON, most);
    let count = 0;
    for (const { at: feature, score: weight } of leadingFeatures(own)) {
      const from = start[feature] as number;
      const end = start[feature + 1] as number;
      if (end - from > tooCommon) continue;
      for (let at = from; at < end; at++) {
        const row = rowOf[at] as number;
        const before = likeness[row] as number;
        if (before === 0) met[count++] = row;
        likeness[row] = before + weight * (value[at] as number);
      }
    }
    let others = 0;
    for (let i = 0; i < count; i++) {
      const row = met[i] as number;
      if (library.owner[row] === owner) likeness[row] = 0;
      else met[others++] = row;
    }
    const found = met.subarray(0, others);
    const alike = new Float32Array(others);
    for (let i = 0; i < others; i++) alike[i] = likeness[found[i] as number] as number;
    const kept = Array.from(largest(alike, most), (at) => found[at] as number);
    const stride = Math.max(1, Math.floor(chosen.length / Math.max(1, most - kept.length)));
    for (let at = 0; at < chosen.length && kept.length < most; at += stride) {
      const row = chosen[at] as number;
      if (likeness[row] === 0 && library.owner[row] !== owner) kept.push(row);
    }
    for (const row of found) likeness[row] = 0;
    return Int32Array.from(kept);
  };
}

function* turnAround(
  separators: readonly (Separator | undefined)[],
  features: number,
): Steps<Pick<Classifier, 'start' | 'owner' | 'weight'>> {
  const start = new Int32Array(features + 1);
  for (const separator of separators) {
    if (separator === undefined) continue;
    for (const feature of separator.features) start[feature + 1] = (start[feature + 1] as number) + 1;
  }
  for (let f = 0; f < features; f++) start[f + 1] = (start[f + 1] as number) + (start[f] as number);
  const next = start.slice(0, features);
  const owner = new Int32Array(start[features] as number);
  const weight = new Float32Array(start[features] as number);
  for (let one = 0; one < separators.length; one++) {
    if (one % OWNERS_A_STEP === 0) yield;
    const separator = separators[one];
    if (separator === undefined) continue;
    for (let at = 0; at < separator.features.length; at++) {
      const feature = separator.features[at] as number;
      const slot = next[feature] as number;
      next[feature] = slot + 1;
      owner[slot] = one;
      weight[slot] = separator.weights[at] as number;
    }
  }
  return { start, owner, weight };
}
