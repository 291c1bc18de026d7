/** The places of the largest scores offered, the largest first; of equal ones the first offered stands first. */
export interface Top {
  /** Takes a place with its score; gives the score that the next one must be above to be kept. */
  offer(at: number, score: number): number;
  /** What is kept of all that was offered since last time; the offering starts anew. */
  take(): { readonly at: number; readonly score: number }[];
}

/** Keeps at most so many of what is offered. */
export function largestOf(most: number): Top {
  const places = new Int32Array(most);
  const scores = new Float64Array(most);
  let count = 0;
  return {
    offer: (at, score) => {
      let to = count < most ? count++ : most - 1;
      while (to > 0 && (scores[to - 1] as number) < score) {
        scores[to] = scores[to - 1] as number;
        places[to] = places[to - 1] as number;
        to--;
      }
      scores[to] = score;
      places[to] = at;
      return count < most ? -Infinity : (scores[most - 1] as number);
    },
    take: () => {
      const kept: { at: number; score: number }[] = [];
      for (let i = 0; i < count; i++) kept.push({ at: places[i] as number, score: scores[i] as number });
      count = 0;
      return kept;
    },
  };
}
