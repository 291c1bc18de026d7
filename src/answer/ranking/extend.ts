import type { Reading } from '../reading/reader.ts';
import { invert } from '../rows/inverted.ts';
import { type Rows, rowsOf } from '../rows/rows.ts';
import { valuesOf, weigh } from '../rows/weigh.ts';
import { retrained } from './classifier.ts';
import type { Library } from './library.ts';
import { centreLengths, type Model } from './model.ts';

/** The library with one more wording of an entry; its reader learns the wording's words. */
export function withWording(library: Library, entry: number, wording: string, reading: Reading): Library {
  library.reader.vocabulary.learn(reading.words);
  return {
    ...library,
    rows: appended(library.rows, rowsOf([reading.grams], library.lexicon)),
    owner: longer(library.owner, new Int32Array(library.owner.length + 1), entry),
    wordings: [...library.wordings, wording],
    company: longer(library.company, new Uint16Array(library.company.length + 1), 1),
  };
}

/**
 * The model with the library's last row taken in. Only the separators of the given entries are trained again, so
 * that a phrasing is live at once; training everything again can wait for the next reading of the content.
 */
export function extended(model: Model, library: Library, entries: readonly number[]): Model {
  const row = library.rows.count - 1;
  const owner = library.owner[row] as number;
  const features = library.lexicon.size;
  const after = model.chosen.findLastIndex((one) => library.owner[one] === owner) + 1;
  const chosen = new Int32Array(model.chosen.length + 1);
  chosen.set(model.chosen.subarray(0, after));
  chosen[after] = row;
  chosen.set(model.chosen.subarray(after), after + 1);
  const weighing = weigh(library.rows, chosen, features);
  const values = valuesOf(library.rows, chosen, weighing);
  const inverted = invert(library.rows, chosen, values, features);
  const wordings = model.wordings.slice();
  wordings[owner] = (wordings[owner] as number) + 1;
  return {
    library,
    chosen,
    weighing,
    inverted,
    classifier: retrained(model.classifier, library, chosen, values, inverted, entries),
    wordings,
    centreLength: centreLengths(library, chosen, values, library.entries + 1),
  };
}

function longer<Numbers extends Int32Array | Uint16Array>(
  from: Numbers,
  into: Numbers,
  last: number,
): Numbers {
  into.set(from);
  into[from.length] = last;
  return into;
}

function appended(rows: Rows, more: Rows): Rows {
  const size = rows.features.length;
  const start = new Int32Array(rows.count + 2);
  start.set(rows.start);
  start[rows.count + 1] = size + more.features.length;
  const pieces = new Int32Array(rows.count + 1);
  pieces.set(rows.pieces);
  pieces[rows.count] = size + (more.pieces[0] as number);
  const features = new Int32Array(size + more.features.length);
  features.set(rows.features);
  features.set(more.features, size);
  const times = new Uint8Array(features.length);
  times.set(rows.times);
  times.set(more.times, size);
  return { count: rows.count + 1, start, pieces, features, times };
}
