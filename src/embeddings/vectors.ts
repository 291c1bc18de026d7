/** A vector of length 1, so that the cosine of two is the sum of their products. */
export type Unit = Float32Array;

/** The vector scaled to length 1; undefined for one that points nowhere or holds what is not a number. */
export function unit(values: readonly number[]): Unit | undefined {
  const length = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
  if (!Number.isFinite(length) || length === 0) return undefined;
  return Float32Array.from(values, (value) => value / length);
}

/** The cosine of two vectors of length 1 and the same dimension. */
export function cosine(a: Unit, b: Unit): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}
