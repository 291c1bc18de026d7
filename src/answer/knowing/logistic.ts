import { solve } from '../ranking/solve.ts';

const ROUNDS = 25;

/** A case to learn from: what was measured, whether it came true, and how much it counts. */
export interface Case {
  readonly evidence: Float64Array;
  readonly right: boolean;
  readonly weight: number;
}

/** The chance from 0 to 1 that the weights give to the evidence. */
export function chance(weights: ArrayLike<number>, evidence: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < evidence.length; i++) sum += (weights[i] as number) * (evidence[i] as number);
  return 1 / (1 + Math.exp(-sum));
}

/**
 * Logistic regression by Newton's method, drawn towards the prior weights: the fewer the cases, the closer to it.
 * `pull` says how many cases' worth of evidence the prior is.
 */
export function fitLogistic(cases: readonly Case[], prior: readonly number[], pull: number): Float64Array {
  let weights = Float64Array.from(prior);
  let loss = lossOf(cases, weights, prior, pull);
  for (let round = 0; round < ROUNDS; round++) {
    const step = newtonStep(cases, weights, prior, pull);
    let reach = 1;
    let next = moved(weights, step, reach);
    let nextLoss = lossOf(cases, next, prior, pull);
    while (nextLoss > loss && reach > 1e-4) {
      reach /= 2;
      next = moved(weights, step, reach);
      nextLoss = lossOf(cases, next, prior, pull);
    }
    if (nextLoss > loss - 1e-7 * (1 + loss)) break;
    weights = next;
    loss = nextLoss;
  }
  return weights;
}

function moved(weights: Float64Array, step: Float64Array, reach: number): Float64Array<ArrayBuffer> {
  return Float64Array.from(weights, (weight, i) => weight - reach * (step[i] as number));
}

function lossOf(
  cases: readonly Case[],
  weights: Float64Array,
  prior: readonly number[],
  pull: number,
): number {
  let loss = 0;
  for (let i = 0; i < prior.length; i++)
    loss += (pull / 2) * ((weights[i] as number) - (prior[i] as number)) ** 2;
  for (const { evidence, right, weight } of cases) {
    const likely = chance(weights, evidence);
    loss -= weight * Math.log(Math.max(1e-12, right ? likely : 1 - likely));
  }
  return loss;
}

function newtonStep(
  cases: readonly Case[],
  weights: Float64Array,
  prior: readonly number[],
  pull: number,
): Float64Array {
  const size = prior.length;
  const gradient = new Float64Array(size);
  const curvature = Array.from({ length: size }, () => new Float64Array(size));
  for (let i = 0; i < size; i++) {
    gradient[i] = pull * ((weights[i] as number) - (prior[i] as number));
    (curvature[i] as Float64Array)[i] = pull;
  }
  for (const { evidence, right, weight } of cases) {
    const likely = chance(weights, evidence);
    const slope = weight * (likely - (right ? 1 : 0));
    const bend = weight * Math.max(1e-4, likely * (1 - likely));
    for (let i = 0; i < size; i++) {
      const value = evidence[i] as number;
      if (value === 0) continue;
      gradient[i] = (gradient[i] as number) + slope * value;
      const line = curvature[i] as Float64Array;
      for (let j = 0; j < size; j++) line[j] = (line[j] as number) + bend * value * (evidence[j] as number);
    }
  }
  return solve(curvature, gradient);
}
