/**
 * Weights of the evidence before the content has spoken, in the order of `EVIDENCE`: first place right.
 * Fitted on the `dev` parts of the bench's sets (bench/answers/tune-confidence.ts).
 */
export const PRIOR_FIRST: readonly number[] = [
  0.2, 1.7, -0.03, 1.31, 1.17, -0.73, 2.42, -2.02, -0.57, 0.02, -0.47, 1.49, 0.89, 0.51,
];

/** The same for the right entry being among the first three. */
export const PRIOR_AMONG_THREE: readonly number[] = [
  1.21, 2.15, -0.72, 1.47, 0.57, -0.26, 1.92, -1.93, -0.94, -0.52, -0.76, 2.91, 0.76, 0.49,
];

/** The same for any entry answering the text at all: nothing is assumed but what the content shows. */
export const PRIOR_KNOWN: readonly number[] = PRIOR_FIRST.map(() => 0);
