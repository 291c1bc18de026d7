/** The places of the largest scores offered, the largest first; of equal ones the first offered stands first. */
export interface Top {
  /** Takes a place with its score; gives the score that the next one must be above to be kept. */
  offer(at: number, score: number): number;
  /** Offers the first `count` places with their scores, but for those that `weights` has nothing for. */
  offerAll(scores: Float32Array, weights: Int32Array, count: number): void;
  /** What is kept of all that was offered since last time; the offering starts anew. */
  take(): { readonly at: number; readonly score: number }[];
  /** The same without the scores. */
  takePlaces(): readonly number[];
}

/** Keeps at most so many of what is offered. */
export function largestOf(most: number): Top {
  const places = new Int32Array(most);
  const scores = new Float64Array(most);
  let count = 0;
  function offer(at: number, score: number): number {
    let to = count < most ? count++ : most - 1;
    while (to > 0 && (scores[to - 1] as number) < score) {
      scores[to] = scores[to - 1] as number;
      places[to] = places[to - 1] as number;
      to--;
    }
    scores[to] = score;
    places[to] = at;
    return count < most ? -Infinity : (scores[most - 1] as number);
  }

  return {
    offer,
    offerAll: (offered, weights, end) => {
      let least = count < most ? -Infinity : (scores[most - 1] as number);
      for (let at = 0; at < end; at++) {
        const score = offered[at] as number;
        if (score > least && (weights[at] as number) > 0) least = offer(at, score);
      }
    },
    take: () => {
      const kept: { at: number; score: number }[] = [];
      for (let i = 0; i < count; i++) kept.push({ at: places[i] as number, score: scores[i] as number });
      count = 0;
      return kept;
    },
    takePlaces: () => {
      const kept = Array.from(places.subarray(0, count));
      count = 0;
      return kept;
    },
  };
}
