/**
 * Weights of the evidence before the content has spoken, in the order of `EVIDENCE`: first place right.
 * Fitted on the `dev` parts of the bench's sets (bench/answers/tune-confidence.ts).
 */
export const PRIOR_FIRST: readonly number[] = [
  -0.17, 3.33, -0.2, -0.1, 1.22, 0.35, 2.14, 0.34, -0.51, 0.02, -1.13, 1.63, 0.9, 0.25,
];

/** The same for the right entry being among the first three. */
export const PRIOR_AMONG_THREE: readonly number[] = [
  0.73, 4.22, -0.83, 0.67, 0.26, 0.33, 1.4, -0.89, -0.57, -0.46, -1.25, 3.03, 0.78, 0.16,
];
