/**
 * Weights of the evidence before the content has spoken, in the order of `EVIDENCE`: first place right.
 * Fitted on the `dev` parts of the bench's sets (bench/answers/tune-confidence.ts).
 */
export const PRIOR_FIRST: readonly number[] = [
  0, 0.72, 0, 0.82, 1.18, -0.68, 2.82, -1.29, -0.58, -0.16, 0.53, 2.01, 0.89, 0.74, 0.99, 0.87,
];

/** The same for the right entry being among the first three. */
export const PRIOR_AMONG_THREE: readonly number[] = [
  1.29, 1.19, -0.59, 1.5, 0.8, -0.49, 2.23, -1.65, -1.21, -0.76, 0.15, 3.44, 0.79, 0.65, -0.08, 1.6,
];

/** The same for any entry answering the text at all: nothing is assumed but what the content shows. */
export const PRIOR_KNOWN: readonly number[] = PRIOR_FIRST.map(() => 0);
