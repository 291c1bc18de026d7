/** What each signal counts, in the order of `SIGNALS`, in content with few wordings an entry and with many. */
const FEW: readonly number[] = [
  -1.21, -1.19, 0.47, 2.75, -0.25, 1.4, 6.38, 3.61, 0.4, -2.87, 1.56, 3.62, -0.5, 1.32, 1.18, 1.27,
];
const MANY: readonly number[] = [
  -0.94, 0.33, -0.53, 1.69, -1.36, -0.66, 2.32, 5.39, 0.21, -1.88, 0.36, 0.38, 0.03, 1.93, 1.9, 0.96,
];

/**
 * What each signal counts in content this rich in wordings (0 to 1); fitted on the `dev` parts of the bench's sets
 * (bench/answers/tune.ts), one fit for all of them.
 */
export function signalWeights(richness: number): Float64Array {
  return Float64Array.from(FEW, (few, i) => few + richness * ((MANY[i] as number) - few));
}
