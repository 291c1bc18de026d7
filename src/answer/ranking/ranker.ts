import type { Found } from './search.ts';
import type { Candidate } from './signals.ts';

/** A candidate with its place in the order. */
export interface Placed extends Candidate {
  readonly score: number;
}

/** Orders candidates by the weighted sum of their signals, best first; ties go to the earlier entry. */
export function placed(found: Found, weights: ArrayLike<number>, lift?: (entry: number) => number): Placed[] {
  const all = found.candidates.map(({ entry, signals, nearest }) => {
    let score = lift?.(entry) ?? 0;
    for (let i = 0; i < signals.length; i++) score += (weights[i] as number) * (signals[i] as number);
    return { entry, signals, nearest, score };
  });
  return all.sort((a, b) => b.score - a.score || a.entry - b.entry);
}
