/** What each signal counts, in the order of `SIGNALS`; fitted on the `dev` parts of the bench's sets. */
export const SIGNAL_WEIGHTS: readonly number[] = [
  -7.76, 2.23, 2.28, 1.66, -0.02, -1.42, 9.17, 3.24, 2.06, -2.2, 4.52, 3.84, -2.25, 2.8, 0.24, 3.33,
];
