/**
 * Weights of the evidence before the content has spoken, in the order of `EVIDENCE`: first place right.
 * Fitted on the `dev` parts of the bench's sets (bench/answers/tune-confidence.ts).
 */
export const PRIOR_FIRST: readonly number[] = [
  0.37, 4.3, -0.86, -0.39, 1.2, 0.42, 1.58, -1.16, 0.62, 0.26, 1.26, 1.08, 0.85, 0.05, 0.84, 1.39,
];

/** The same for the right entry being among the first three. */
export const PRIOR_AMONG_THREE: readonly number[] = [
  1.5, 5.41, -1.96, -0.97, 0.64, 1.95, 0.52, -0.81, 0.59, -0.26, 1.16, 1.43, 0.61, 0.55, 0.88, 1.4,
];

/** The same for any entry answering the text at all: nothing is assumed but what the content shows. */
export const PRIOR_KNOWN: readonly number[] = PRIOR_FIRST.map(() => 0);
