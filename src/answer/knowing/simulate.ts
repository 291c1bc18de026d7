import type { Library } from '../ranking/library.ts';
import { trainModel } from '../ranking/model.ts';
import { randomFrom, shuffle } from '../ranking/random.ts';
import { type Found, searchIn } from '../ranking/search.ts';

const FOLDS = 5;
const MOST_TRIALS = 2_000;

/** A hidden wording put to an engine trained without it; `entry` is -1 when its whole entry was hidden too. */
export interface Trial {
  readonly row: number;
  readonly entry: number;
  readonly found: Found;
}

/**
 * Puts the content's own wordings to engines that have not seen them: in each of five folds a fifth of the entries
 * is hidden, and a fifth of the wordings of the rest.
 */
export function simulate(library: Library, folds = FOLDS): Trial[] {
  const trials: Trial[] = [];
  const order = Int32Array.from({ length: library.entries }, (_, entry) => entry);
  const random = randomFrom(library.entries * 31 + library.rows.count);
  shuffle(order, order.length, random);
  const foldOfEntry = new Int32Array(library.entries + 1).fill(-1);
  order.forEach((entry, at) => {
    foldOfEntry[entry] = at % FOLDS;
  });
  const foldOfRow = wordingFolds(library, random);
  const keep = Math.min(1, MOST_TRIALS / library.rows.count);
  for (let fold = 0; fold < folds; fold++) {
    const chosen: number[] = [];
    const asked: { row: number; entry: number }[] = [];
    for (let row = 0; row < library.rows.count; row++) {
      const entry = library.owner[row] as number;
      if (foldOfEntry[entry] === fold) asked.push({ row, entry: -1 });
      else if (foldOfRow[row] === fold) asked.push({ row, entry });
      else chosen.push(row);
    }
    if (asked.length === 0 || chosen.length === 0) continue;
    const search = searchIn(trainModel(library, Int32Array.from(chosen)));
    for (const { row, entry } of asked) {
      if (random() > keep) continue;
      trials.push({ row, entry, found: search(library.reader.question(library.wordings[row] as string)) });
    }
  }
  return trials;
}

function wordingFolds(library: Library, random: () => number): Int32Array {
  const folds = new Int32Array(library.rows.count).fill(-1);
  const wordings = new Int32Array(library.entries + 1);
  for (const owner of library.owner) wordings[owner] = (wordings[owner] as number) + 1;
  for (let row = 0; row < library.rows.count; row++) {
    const owner = library.owner[row] as number;
    if (owner < library.entries && (wordings[owner] as number) > 1) folds[row] = Math.floor(random() * FOLDS);
  }
  return folds;
}
