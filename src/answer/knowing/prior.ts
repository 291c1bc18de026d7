/**
 * Weights of the evidence before the content has spoken, in the order of `EVIDENCE`: first place right.
 * Fitted on the `dev` parts of the bench's sets (bench/answers/tune-confidence.ts).
 */
export const PRIOR_FIRST: readonly number[] = [
  0.42, 3.82, -0.78, -0.5, 2.12, 0.68, 1.59, -0.84, 0.87, 0.2, 0.93, 0.85, 0.78, 0.05, 1.13, 1.19, 1.22, 0.5,
];

/** The same for the right entry being among the first three. */
export const PRIOR_AMONG_THREE: readonly number[] = [
  1.57, 5.31, -1.99, -1.05, 1.37, 2.18, 0.47, -0.62, 0.77, -0.31, 1.11, 1.41, 0.61, 0.58, 0.91, 1.09, 1.2,
  -0.17,
];

/** The same for any entry answering the text at all: nothing is assumed but what the content shows. */
export const PRIOR_KNOWN: readonly number[] = PRIOR_FIRST.map(() => 0);
