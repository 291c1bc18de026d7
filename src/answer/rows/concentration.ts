import type { Steps } from '../steps.ts';
import type { Rows } from './rows.ts';

/** What is taken of a feature that stands once or nowhere: neither the mark of one entry nor spread over all. */
const UNTOLD = 0.5;
/** How many times a feature must stand before its own spread counts as much as what was taken (cross-validated). */
const ENOUGH = 3;

const ROWS_A_STEP = 512;

/**
 * How concentrated in few entries each feature stands: 1 when all its occurrences are in one entry, 0 when they are
 * spread as evenly as they can be. It is 1 − H / log m, with H the entropy of its shares of the entries' rows and m the
 * most entries it could stand in (after the entropy weight of Dumais 1991, "Improving the retrieval of information
 * from external sources"), drawn towards a half for what stands seldom. An owner's rows stand together in `chosen`.
 */
export function* concentrationOf(
  rows: Rows,
  chosen: Int32Array,
  owner: Int32Array,
  seen: Int32Array,
): Steps<Float32Array> {
  const features = seen.length;
  // Of each feature: the share of the entry at hand, the sum of the shares of all, and of share times its logarithm.
  const share = new Float64Array(features);
  const sum = new Float64Array(features);
  const logged = new Float64Array(features);
  const entry: number[] = [];
  const isIn = new Uint8Array(features);
  let entries = 0;
  let from = 0;
  for (let at = 1; at <= chosen.length; at++) {
    if (at % ROWS_A_STEP === 0) yield;
    const isLast = at === chosen.length || ownerAt(at) !== ownerAt(from);
    if (!isLast) continue;
    const each = 1 / (at - from);
    for (let back = from; back < at; back++) {
      const row = chosen[back] as number;
      const end = rows.start[row + 1] as number;
      for (let i = rows.start[row] as number; i < end; i++) {
        const feature = rows.features[i] as number;
        if (isIn[feature] === 0) entry.push(feature);
        isIn[feature] = 1;
        share[feature] = (share[feature] as number) + each;
      }
    }
    for (const feature of entry) {
      const own = share[feature] as number;
      sum[feature] = (sum[feature] as number) + own;
      logged[feature] = (logged[feature] as number) + own * Math.log(own);
      share[feature] = 0;
      isIn[feature] = 0;
    }
    entry.length = 0;
    entries++;
    from = at;
  }
  yield;
  return Float32Array.from(seen, (times, feature) => {
    if (times <= 1) return UNTOLD;
    const all = sum[feature] as number;
    const entropy = Math.log(all) - (logged[feature] as number) / all;
    const told = 1 - entropy / Math.log(Math.min(times, Math.max(2, entries)));
    return (told * times + UNTOLD * ENOUGH) / (times + ENOUGH);
  });

  function ownerAt(at: number): number {
    return owner[chosen[at] as number] as number;
  }
}
