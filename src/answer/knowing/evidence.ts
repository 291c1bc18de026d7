import type { Placed } from '../ranking/ranker.ts';
import type { Surroundings } from '../ranking/signals.ts';

/** What the confidence is judged by, in this order. */
export const EVIDENCE = [
  'always',
  'share of the best',
  'lead over the second',
  'score of the best',
  'nearest wording',
  'classifier',
  'classifier, lead',
  'answer text, pieces',
  'off-topic likeness',
  'off-topic class',
  'unseen words',
  'unseen pieces',
  'length',
  'lead over the fourth',
  'found anywhere, words',
  'found anywhere, pieces',
  'rarest word unsaid',
  'rarest word unmet',
] as const;

/** Measures the evidence that the first of the placed entries is the right one. */
export function evidenceOf(order: readonly Placed[], around: Surroundings): Float64Array {
  const evidence = new Float64Array(EVIDENCE.length);
  const first = order[0];
  if (first === undefined) return evidence;
  let total = 0;
  for (const one of order) total += Math.exp(one.score - first.score);
  let secondClass = -1.5;
  for (let place = 1; place < order.length; place++) {
    secondClass = Math.max(secondClass, order[place]?.signals[7] as number);
  }
  const { unsaid, unmet } = around.strangersOf(first.nearest);
  const near = first.signals[0] as number;
  const classified = first.signals[7] as number;
  evidence.set([
    1,
    1 / total - 0.5,
    Math.min(3, first.score - (order[1]?.score ?? first.score - 3)) / 2 - 0.5,
    first.score / 5 - 1,
    near - 0.6,
    classified,
    classified - secondClass,
    first.signals[11] as number,
    near - around.offTopicNearest,
    around.offTopicClass,
    around.unseenWords - 0.2,
    around.unseenPieces - 0.1,
    Math.log(1 + around.length) - 2,
    Math.min(4, first.score - (order[3]?.score ?? first.score - 4)) / 2 - 1,
    (first.signals[14] as number) - 0.8,
    (first.signals[15] as number) - 0.8,
    unsaid - 0.5,
    unmet - 0.5,
  ]);
  return evidence;
}
