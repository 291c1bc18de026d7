import { type Placed, placed } from '../ranking/ranker.ts';
import type { Caution } from '../types.ts';
import { evidenceOf } from './evidence.ts';
import { type Case, chance, fitLogistic } from './logistic.ts';
import { PRIOR_AMONG_THREE, PRIOR_FIRST, PRIOR_KNOWN } from './prior.ts';
import type { Trial } from './simulate.ts';
import { tooClose } from './zones.ts';

/** Share of direct answers that shall be right, by caution. */
export const WANTED_RIGHT: Readonly<Record<Caution, number>> = { careful: 0.98, normal: 0.955, bold: 0.9 };

/** Of the questions that no entry answers, the share that may be answered all the same, by caution. */
export const STRANGE_ANSWERED: Readonly<Record<Caution, number>> = { careful: 0.02, normal: 0.05, bold: 0.1 };

/** The share of all questions that no entry answers, assumed when the content is asked about itself. */
export const ASSUMED_UNKNOWN = 0.2;
const PRIOR_CASES = 20;
const PRIOR_ENTRIES = 20;

/** What the engine has learned about its own certainty. */
export interface Calibration {
  readonly first: ArrayLike<number>;
  readonly amongThree: ArrayLike<number>;
  readonly known: ArrayLike<number>;
  readonly thresholds: Readonly<Record<Caution, number>>;
  /** How likely it must be that any entry is right before one is given as the answer. */
  readonly gates: Readonly<Record<Caution, number>>;
  readonly judged: readonly Judged[];
}

/** A trial after calibration. */
export interface Judged {
  readonly trial: Trial;
  readonly order: readonly Placed[];
  /** Chance that the first entry is right; 0 when the second is too close to answer at all. */
  readonly confidence: number;
  /** Chance that any entry is right. */
  readonly known: number;
  readonly right: boolean;
  readonly amongThree: boolean;
  readonly weight: number;
}

/** Learns from trials how much to believe a first place, and how sure to be before answering. */
export function calibrate(trials: readonly Trial[], weights: ArrayLike<number>): Calibration {
  const weightOf = weighted(trials);
  const learnable = trials.some((trial) => trial.entry >= 0);
  const seen = trials.map((trial) => {
    const order = placed(trial.found, weights);
    const place = order.findIndex((one) => one.entry === trial.entry);
    return {
      trial,
      order,
      evidence: evidenceOf(order, trial.found.surroundings),
      right: place === 0,
      amongThree: place >= 0 && place < 3,
      weight: weightOf(trial),
    };
  });
  const casesFor = (key: 'right' | 'amongThree'): Case[] =>
    !learnable ? [] : seen.map((one) => ({ evidence: one.evidence, right: one[key], weight: one.weight }));
  const first = fitLogistic(casesFor('right'), PRIOR_FIRST, PRIOR_CASES);
  const knownHere = fitLogistic(
    seen.map(({ trial, evidence, weight }) => ({ evidence, right: trial.entry >= 0, weight })),
    PRIOR_KNOWN,
    PRIOR_CASES,
  );
  const known = drawnTowards(knownHere, first, trials);
  const amongThree = fitLogistic(casesFor('amongThree'), PRIOR_AMONG_THREE, PRIOR_CASES);
  const judged = seen.map(({ evidence, ...one }) => ({
    ...one,
    known: chance(known, evidence),
    confidence: isClose(one.order) ? 0 : chance(first, evidence),
  }));
  const thresholds = {
    careful: thresholdFor(judged, WANTED_RIGHT.careful),
    normal: thresholdFor(judged, WANTED_RIGHT.normal),
    bold: thresholdFor(judged, WANTED_RIGHT.bold),
  };
  const gateAt = (caution: Caution) => gateFor(judged, thresholds[caution], STRANGE_ANSWERED[caution]);
  const [bold, normal] = [gateAt('bold'), gateAt('normal')];
  // A stricter threshold can make a gate needless there; the careful must not be let through where the bold are not.
  const gates = { careful: Math.max(bold, normal, gateAt('careful')), normal: Math.max(bold, normal), bold };
  return { first, amongThree, known, thresholds, gates, judged };
}

/**
 * What tells a known subject, drawn towards what tells a right first place where few entries could be hidden: a
 * dozen hidden entries say little about what else people may ask.
 */
function drawnTowards(
  known: Float64Array,
  first: Float64Array,
  trials: readonly Trial[],
): Float64Array<ArrayBuffer> {
  const entries = new Set(trials.map((trial) => trial.entry)).size;
  const share = entries / (entries + PRIOR_ENTRIES);
  return Float64Array.from(known, (weight, i) => share * weight + (1 - share) * (first[i] as number));
}

/** Makes unknown questions the assumed share of all, half of them near the content and half far from it. */
function weighted(trials: readonly Trial[]): (trial: Trial) => number {
  const far = trials.filter((trial) => trial.offTopic).length;
  const near = trials.filter((trial) => trial.entry < 0).length - far;
  const known = trials.length - near - far;
  const all = (known * ASSUMED_UNKNOWN) / (1 - ASSUMED_UNKNOWN);
  return (trial) => {
    if (trial.entry >= 0) return 1;
    return all / 2 / (trial.offTopic ? far : near);
  };
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

function isClose(order: readonly Placed[]): boolean {
  const [first, second] = order;
  if (first === undefined || second === undefined) return false;
  return tooClose(1, Math.exp(second.score - first.score));
}
