import { type Placed, placed } from '../ranking/ranker.ts';
import { evidenceOf } from './evidence.ts';
import { isUnlike } from './likeness.ts';
import { type Case, chance, fitLogistic } from './logistic.ts';
import { ASKED, FOR_KNOWING, movedTo, weighted } from './mix.ts';
import { PRIOR_AMONG_THREE, PRIOR_FIRST, PRIOR_KNOWN } from './prior.ts';
import type { Trial } from './simulate.ts';
import { type Bars, barsFor } from './thresholds.ts';
import { tooClose } from './zones.ts';

/** How many cases' worth of evidence each prior is. */
const PRIOR_CASES = 20;
const PRIOR_CASES_KNOWN = 10;
const PRIOR_ENTRIES = 20;

/** What the engine has learned about its own certainty. */
export interface Calibration extends Bars {
  readonly first: ArrayLike<number>;
  readonly amongThree: ArrayLike<number>;
  readonly known: ArrayLike<number>;
  readonly judged: readonly Judged[];
}

/** A trial after calibration. */
export interface Judged {
  readonly trial: Trial;
  readonly order: readonly Placed[];
  /** Chance that the first entry is right; 0 when it is too unlike, or the second too close, to answer at all. */
  readonly confidence: number;
  /** Chance that any entry is right. */
  readonly known: number;
  readonly right: boolean;
  readonly amongThree: boolean;
  readonly weight: number;
}

/**
 * Learns from trials how much to believe a first place, and how sure to be before answering; what is less like its
 * nearest wording than `likeness` (0 to 1) is not answered.
 */
export function calibrate(trials: readonly Trial[], weights: ArrayLike<number>, likeness = 0): Calibration {
  const weightOf = weighted(trials, ASKED);
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
  const amongThree = fitLogistic(casesFor('amongThree'), PRIOR_AMONG_THREE, PRIOR_CASES);
  const weightForKnowing = weighted(trials, FOR_KNOWING);
  const knownHere = fitLogistic(
    seen.map(({ trial, evidence }) => ({
      evidence,
      right: trial.entry >= 0,
      weight: weightForKnowing(trial),
    })),
    PRIOR_KNOWN,
    PRIOR_CASES_KNOWN,
  );
  const known = drawnTowards(movedTo(ASKED, knownHere, FOR_KNOWING), first, trials);
  const judged = seen.map(({ evidence, ...one }) => ({
    ...one,
    known: chance(known, evidence),
    confidence: isClose(one.order) || isUnlike(one.order, likeness) ? 0 : chance(first, evidence),
  }));
  return { first, amongThree, known, judged, ...barsFor(judged) };
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

function isClose(order: readonly Placed[]): boolean {
  const [first, second] = order;
  if (first === undefined || second === undefined) return false;
  return tooClose(1, Math.exp(second.score - first.score));
}
