import { type Inverted, invert } from '../rows/inverted.ts';
import { valuesOf, type Weighing, weigh } from '../rows/weigh.ts';
import type { Steps } from '../steps.ts';
import { type Classifier, classifierOf } from './classifier.ts';
import type { Library } from './library.ts';

/** What is learned from a choice of the library's rows. */
export interface Model {
  readonly library: Library;
  readonly chosen: Int32Array;
  readonly weighing: Weighing;
  readonly inverted: Inverted;
  readonly classifier: Classifier;
  /** How many chosen rows each owner has; 0 for an entry that is hidden. */
  readonly wordings: Int32Array;
  /** Length of the sum of each owner's row vectors. */
  readonly centreLength: Float32Array;
}

/** Trains on the chosen rows of the library. */
export function* trainModel(library: Library, chosen: Int32Array): Steps<Model> {
  const features = library.lexicon.size;
  const weighing = yield* weigh(library.rows, chosen, library.owner, features);
  yield;
  const values = yield* valuesOf(library.rows, chosen, weighing);
  const inverted = yield* invert(library.rows, chosen, values, features);
  const owners = library.entries + 1;
  const wordings = new Int32Array(owners);
  for (const row of chosen) {
    const owner = library.owner[row] as number;
    wordings[owner] = (wordings[owner] as number) + 1;
  }
  return {
    library,
    chosen,
    weighing,
    inverted,
    classifier: yield* classifierOf(library, chosen, values, inverted),
    wordings,
    centreLength: centreLengths(library, chosen, values, owners),
  };
}

/** The length of the sum of each owner's row vectors; an owner's rows stand together in `chosen`. */
export function centreLengths(
  library: Library,
  chosen: Int32Array,
  values: Float32Array,
  owners: number,
): Float32Array {
  const { rows, owner } = library;
  const lengths = new Float32Array(owners);
  const sum = new Float32Array(library.lexicon.size);
  let at = 0;
  while (at < chosen.length) {
    const one = owner[chosen[at] as number] as number;
    const from = at;
    while (at < chosen.length && owner[chosen[at] as number] === one) {
      const row = chosen[at] as number;
      for (let i = rows.start[row] as number; i < (rows.start[row + 1] as number); i++) {
        const feature = rows.features[i] as number;
        sum[feature] = (sum[feature] as number) + (values[i] as number);
      }
      at++;
    }
    let square = 0;
    for (let back = from; back < at; back++) {
      const row = chosen[back] as number;
      for (let i = rows.start[row] as number; i < (rows.start[row + 1] as number); i++) {
        const feature = rows.features[i] as number;
        const value = sum[feature] as number;
        square += value * value;
        sum[feature] = 0;
      }
    }
    lengths[one] = Math.sqrt(square);
  }
  return lengths;
}
