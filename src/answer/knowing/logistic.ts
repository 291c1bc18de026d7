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
  const size = prior.length;
  const weights = Float64Array.from(prior);
  for (let round = 0; round < 12; round++) {
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
    const step = solve(curvature, gradient);
    let largest = 0;
    for (let i = 0; i < size; i++) {
      const move = Math.max(-3, Math.min(3, step[i] as number));
      weights[i] = (weights[i] as number) - move;
      largest = Math.max(largest, Math.abs(move));
    }
    if (largest < 1e-6) break;
  }
  return weights;
}

function solve(matrix: Float64Array[], right: Float64Array): Float64Array {
  const size = right.length;
  const result = Float64Array.from(right);
  for (let pivot = 0; pivot < size; pivot++) {
    const line = matrix[pivot] as Float64Array;
    const scale = line[pivot] as number;
    for (let below = pivot + 1; below < size; below++) {
      const other = matrix[below] as Float64Array;
      const factor = (other[pivot] as number) / scale;
      if (factor === 0) continue;
      for (let column = pivot; column < size; column++) {
        other[column] = (other[column] as number) - factor * (line[column] as number);
      }
      result[below] = (result[below] as number) - factor * (result[pivot] as number);
    }
  }
  for (let pivot = size - 1; pivot >= 0; pivot--) {
    const line = matrix[pivot] as Float64Array;
    let sum = result[pivot] as number;
    for (let column = pivot + 1; column < size; column++)
      sum -= (line[column] as number) * (result[column] as number);
    result[pivot] = sum / (line[pivot] as number);
  }
  return result;
}
