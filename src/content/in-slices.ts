import { setImmediate as others } from 'node:timers/promises';
import type { Steps } from '../answer/index.ts';

/** Milliseconds of work before everybody else who waits gets a turn: nobody notices a hundredth of a second. */
const sliceMs = 8;

/** Does the work in short slices, so that what comes in is answered meanwhile; undefined when it is no longer wanted. */
export async function inSlices<Result>(
  work: Steps<Result>,
  isWanted: () => boolean,
): Promise<Result | undefined> {
  for (;;) {
    if (!isWanted()) return undefined;
    const until = performance.now() + sliceMs;
    do {
      const step = work.next();
      if (step.done === true) return step.value;
    } while (performance.now() < until);
    await others();
  }
}
