import { randomFrom, shuffle } from '../../ranking/random.ts';
import { piecesOf, slots } from './pieces.ts';

/** Passes over the texts, the step of the first, and how fast steps shrink: set by five-fold cross-validation. */
const passes = 25;
const firstStep = 1.5;
const shrinking = 0.1;
/** How much dearer a text of danger that is missed is than an ordinary one that is mistaken. */
const missed = 2;
/** Below this a text is told right, and teaches nothing more. */
const settled = 0.002;

/** What speaks for danger (above 0) and against it, by slot, and what a text without any known piece starts from. */
export interface Weights {
  readonly bySlot: Float64Array;
  readonly start: number;
}

/** Learns from texts of danger and ordinary ones what tells them apart: logistic regression by stochastic gradient. */
export function learnDanger(danger: readonly string[], ordinary: readonly string[]): Weights {
  const texts = [...danger, ...ordinary].map(piecesOf);
  const order = Int32Array.from(texts, (_, at) => at);
  const random = randomFrom(texts.length);
  const bySlot = new Float64Array(slots);
  let start = 0;
  for (let pass = 0; pass < passes; pass++) {
    shuffle(order, order.length, random);
    const step = firstStep / (1 + pass * shrinking);
    for (const at of order) {
      const pieces = texts[at] ?? new Uint16Array();
      const isDanger = at < danger.length;
      const chance = 1 / (1 + Math.exp(-scoreOf(pieces, { bySlot, start })));
      const error = isDanger ? missed * (1 - chance) : -chance;
      if (Math.abs(error) < settled) continue;
      start += step * 0.05 * error;
      const share = (step * error) / Math.sqrt(pieces.length || 1);
      for (const slot of pieces) bySlot[slot] = (bySlot[slot] ?? 0) + share;
    }
  }
  return { bySlot, start };
}

/** How much a text is like danger: the log odds, above 0 for more likely than not. */
export function scoreOf(pieces: Uint16Array, { bySlot, start }: Weights): number {
  let sum = 0;
  for (const slot of pieces) sum += bySlot[slot] ?? 0;
  return start + sum / Math.sqrt(pieces.length || 1);
}
