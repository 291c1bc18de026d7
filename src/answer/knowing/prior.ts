/** Weights of the evidence before the content has spoken, in the order of `EVIDENCE`: first place right. */
export const PRIOR_FIRST: readonly number[] = [0, 3, 1, 0.5, 3, 1, 1, 1, 1, -0.5, -1, -1, 0, 0.3];

/** The same for the right entry being among the first three. */
export const PRIOR_AMONG_THREE: readonly number[] = [
  1.5, 1.5, 0.5, 0.5, 3, 1, 0.5, 1, 1, -0.5, -1, -1, 0, 0.3,
];
