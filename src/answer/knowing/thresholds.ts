import type { Caution } from '../types.ts';
import type { Judged } from './calibrate.ts';

/** Share of direct answers that shall be right, by caution. */
export const WANTED_RIGHT: Readonly<Record<Caution, number>> = { careful: 0.98, normal: 0.955, bold: 0.9 };

/** Of the questions that no entry answers, the share that may be answered all the same, by caution. */
export const STRANGE_ANSWERED: Readonly<Record<Caution, number>> = {
  careful: 0.02,
  normal: 0.065,
  bold: 0.1,
};

/** How sure to be, by caution: of the first place, and of the subject being known at all; chances from 0 to 1. */
export interface Bars {
  readonly thresholds: Readonly<Record<Caution, number>>;
  readonly gates: Readonly<Record<Caution, number>>;
}

/** Sets the bars by what the judged trials show. */
export function barsFor(judged: readonly Judged[]): Bars {
  const thresholds = {
    careful: thresholdFor(judged, WANTED_RIGHT.careful),
    normal: thresholdFor(judged, WANTED_RIGHT.normal),
    bold: thresholdFor(judged, WANTED_RIGHT.bold),
  };
  const gateAt = (caution: Caution) => gateFor(judged, thresholds[caution], STRANGE_ANSWERED[caution]);
  const [bold, normal] = [gateAt('bold'), gateAt('normal')];
  // A stricter threshold can make a gate needless there; the careful must not be let through where the bold are not.
  const gates = { careful: Math.max(bold, normal, gateAt('careful')), normal: Math.max(bold, normal), bold };
  return { thresholds, gates };
}

/** The lowest confidence above which the wanted share of the judged trials is right. */
export function thresholdFor(
  judged: readonly Pick<Judged, 'confidence' | 'right' | 'weight'>[],
  wanted: number,
): number {
  const sorted = [...judged].sort((a, b) => b.confidence - a.confidence);
  let total = 30;
  let right = 30 * wanted;
  let threshold = 0.97;
  for (const one of sorted) {
    total += one.weight;
    if (one.right) right += one.weight;
    if (right / total >= wanted && one.confidence > 0.5) threshold = one.confidence;
  }
  return threshold;
}

/** The lowest chance of a known subject at which no more than the allowed share of the strange trials is answered. */
export function gateFor(
  judged: readonly Pick<Judged, 'confidence' | 'known' | 'trial' | 'weight'>[],
  threshold: number,
  allowed: number,
): number {
  const strange = judged.filter((one) => one.trial.entry < 0);
  const all = strange.reduce((sum, one) => sum + one.weight, 0);
  const answered = strange.filter((one) => one.confidence >= threshold).sort((a, b) => b.known - a.known);
  let through = 0;
  for (const one of answered) {
    through += one.weight;
    if (through > allowed * all) return Math.min(1, one.known + Number.EPSILON);
  }
  return 0;
}
