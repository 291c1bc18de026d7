import type { Library } from '../ranking/library.ts';
import { trainModel } from '../ranking/model.ts';
import { randomFrom, shuffle } from '../ranking/random.ts';
import { type Found, searchIn } from '../ranking/search.ts';
import type { Candidate } from '../ranking/signals.ts';
import type { Steps } from '../steps.ts';

const FOLDS = 5;
const MOST_TRIALS = 2_000;
const ENOUGH_TRIALS = 1_500;

/** Entries with fewer wordings would lose too much of themselves when one is hidden. */
const FEWEST_WORDINGS = 3;
/** A wording this near to another entry's is the same question twice; asking it teaches nothing. */
const SAME_WORDING = 0.93;
/** A wording this near to one of its own entry's is found more easily than what other people would write. */
const TWIN_WORDING = 0.85;

/** A hidden wording put to an engine trained without it. */
export interface Trial {
  readonly row: number;
  /** The right entry; -1 when none of the visible entries is. */
  readonly entry: number;
  /** Whether it is a general line that belongs to no entry at all. */
  readonly offTopic: boolean;
  readonly found: Found;
}

/**
 * Puts the content's own wordings to engines that have not seen them: in each of five folds a fifth of the entries
 * is hidden, and a fifth of the wordings of the rest and of the off-topic lines. Wordings that have a twin say
 * nothing and are left out. Large content has enough to go by after fewer folds.
 */
export function* simulate(library: Library): Steps<Trial[]> {
  const trials: Trial[] = [];
  const random = randomFrom(library.entries * 31 + library.rows.count);
  const { foldOfEntry, foldOfRow } = dealt(library, random);
  const folds = Math.max(1, Math.min(FOLDS, Math.ceil(ENOUGH_TRIALS / (0.36 * library.rows.count))));
  const keep = Math.min(1, MOST_TRIALS / (0.36 * folds * library.rows.count));
  for (let fold = 0; fold < folds; fold++) {
    const chosen: number[] = [];
    const asked: { row: number; entry: number }[] = [];
    for (let row = 0; row < library.rows.count; row++) {
      const entry = library.owner[row] as number;
      const hiddenEntry = foldOfEntry[entry] === fold;
      if (!hiddenEntry && foldOfRow[row] !== fold) chosen.push(row);
      else if (library.company[row] !== 0 && random() < keep)
        asked.push({ row, entry: hiddenEntry ? -1 : entry });
    }
    if (asked.length === 0 || chosen.length === 0) continue;
    const search = searchIn(yield* trainModel(library, Int32Array.from(chosen)));
    for (const { row, entry } of asked) {
      yield;
      const found = search(library.reader.question(library.wordings[row] as string));
      if (found.candidates.some((one) => isTwin(one, entry))) continue;
      const offTopic = entry === library.entries;
      trials.push({ row, entry: offTopic ? -1 : entry, offTopic, found });
    }
  }
  return trials;
}

function dealt(library: Library, random: () => number) {
  const order = Int32Array.from({ length: library.entries }, (_, entry) => entry);
  shuffle(order, order.length, random);
  const foldOfEntry = new Int32Array(library.entries + 1).fill(-1);
  order.forEach((entry, at) => {
    foldOfEntry[entry] = at % FOLDS;
  });
  const foldOfRow = new Int32Array(library.rows.count).fill(-1);
  // Dealt round within each entry, so that none loses many of its wordings at once.
  const next = Int32Array.from({ length: library.entries + 1 }, () => Math.floor(random() * FOLDS));
  const rows = Int32Array.from(foldOfRow, (_, row) => row);
  shuffle(rows, rows.length, random);
  for (const row of rows) {
    const owner = library.owner[row] as number;
    if (owner < library.entries && (library.company[row] as number) < FEWEST_WORDINGS) continue;
    foldOfRow[row] = (next[owner] as number) % FOLDS;
    next[owner] = (next[owner] as number) + 1;
  }
  return { foldOfEntry, foldOfRow };
}

function isTwin(candidate: Candidate, entry: number): boolean {
  const nearest = candidate.signals[0] as number;
  return nearest > (candidate.entry === entry ? TWIN_WORDING : SAME_WORDING);
}
