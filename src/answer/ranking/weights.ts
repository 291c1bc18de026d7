/** What each signal counts, in the order of `SIGNALS`; fitted on the `dev` parts of the bench's sets. */
export const SIGNAL_WEIGHTS: readonly number[] = [
  0.52, -0.64, 1.36, 1.52, -1.23, 0.6, 3.85, 3.03, 0.93, -0.87, 0.79, 1.05, 1.03, 2.77,
];
