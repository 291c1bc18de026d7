import type { Candidate } from '../../src/answer/ranking/signals.ts';
import { solve } from '../../src/answer/ranking/solve.ts';

/** A question's candidates and which of them is right. */
export interface Ranking {
  readonly candidates: readonly Candidate[];
  readonly right: (entry: number) => boolean;
  readonly weight: number;
}

const ROUNDS = 12;

/**
 * Finds the weights under which the right candidates come first (conditional logit, Newton's method), drawn towards
 * the prior weights; `pull` says how many questions' worth of evidence the prior is.
 */
export function fitRanker(
  rankings: readonly Ranking[],
  prior: readonly number[],
  pull: number,
): Float64Array {
  const size = prior.length;
  const weights = Float64Array.from(prior);
  for (let round = 0; round < ROUNDS; round++) {
    const gradient = new Float64Array(size);
    const curvature = Array.from({ length: size }, () => new Float64Array(size));
    for (let i = 0; i < size; i++) {
      gradient[i] = pull * ((weights[i] as number) - (prior[i] as number));
      (curvature[i] as Float64Array)[i] = pull;
    }
    for (const ranking of rankings) addSlope(ranking, weights, gradient, curvature);
    const step = solve(curvature, gradient);
    let largest = 0;
    for (let i = 0; i < size; i++) {
      const move = Math.max(-2, Math.min(2, step[i] as number));
      weights[i] = (weights[i] as number) - move;
      largest = Math.max(largest, Math.abs(move));
    }
    if (largest < 1e-4) break;
  }
  return weights;
}

function addSlope(
  ranking: Ranking,
  weights: Float64Array,
  gradient: Float64Array,
  curvature: Float64Array[],
): void {
  const { candidates, right, weight } = ranking;
  const size = weights.length;
  let highest = -Infinity;
  const scores = candidates.map(({ signals }) => {
    let score = 0;
    for (let i = 0; i < size; i++) score += (weights[i] as number) * (signals[i] as number);
    highest = Math.max(highest, score);
    return score;
  });
  let all = 0;
  let good = 0;
  const shares = scores.map((score, at) => {
    const share = Math.exp(score - highest);
    all += share;
    if (right((candidates[at] as Candidate).entry)) good += share;
    return share;
  });
  if (good === 0) return;
  const mean = new Float64Array(size);
  candidates.forEach(({ entry, signals }, at) => {
    const share = (shares[at] as number) / all;
    const wanted = right(entry) ? (shares[at] as number) / good : 0;
    for (let i = 0; i < size; i++) {
      mean[i] = (mean[i] as number) + share * (signals[i] as number);
      gradient[i] = (gradient[i] as number) + weight * (share - wanted) * (signals[i] as number);
    }
  });
  candidates.forEach(({ signals }, at) => {
    const share = (weight * (shares[at] as number)) / all;
    if (share < 1e-4) return;
    for (let i = 0; i < size; i++) {
      const line = curvature[i] as Float64Array;
      const away = share * ((signals[i] as number) - (mean[i] as number));
      for (let j = 0; j < size; j++)
        line[j] = (line[j] as number) + away * ((signals[j] as number) - (mean[j] as number));
    }
  });
}
