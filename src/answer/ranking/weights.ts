/** What each signal counts, in the order of `SIGNALS`, in content with few wordings an entry and with many. */
const FEW: readonly number[] = [
  -0.11, -0.37, 0.92, 2.74, -0.01, 0.65, 6.59, 2.4, 0.89, -2.95, 1.28, 3.04, -0.53, 1.55, 0.97, 2.59,
];
const MANY: readonly number[] = [
  -0.41, 1.03, -0.65, 1.17, -1.2, -0.94, 1.83, 3.5, 1.15, -1.71, 0.29, 0.27, -0.07, 2.66, 2.74, 1.08,
];

/**
 * What each signal counts in content this rich in wordings (0 to 1); fitted on the `dev` parts of the bench's sets
 * (bench/answers/tune.ts), one fit for all of them.
 */
export function signalWeights(richness: number): Float64Array {
  return Float64Array.from(FEW, (few, i) => few + richness * ((MANY[i] as number) - few));
}
