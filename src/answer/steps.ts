/** Work that may be left between two steps and taken up again; a step takes a millisecond or so. */
export type Steps<Result> = Generator<undefined, Result, undefined>;

/** Does the work in one go. */
export function finished<Result>(work: Steps<Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}
