import type { Trial } from './simulate.ts';

/** The share of all questions that no entry answers, assumed until those who ask say otherwise. */
export const ASSUMED_UNKNOWN = 0.1;

/** What trials stand for: the share of questions that no entry answers, and of those the share on quite other matters. */
export interface Mix {
  readonly unknown: number;
  readonly far: number;
}

/** What is taken to be asked: every confidence and threshold holds for this mix. */
export const ASKED: Mix = { unknown: ASSUMED_UNKNOWN, far: 0.5 };

/** What tells known subjects from unknown ones is learned from more of the unknown, or too few of them speak. */
export const FOR_KNOWING: Mix = { unknown: 0.35, far: 0.7 };

/** How much each trial counts for all of them to stand for the mix; a trial of a known question counts 1. */
export function weighted(trials: readonly Trial[], mix: Mix): (trial: Trial) => number {
  const far = trials.filter((trial) => trial.offTopic).length;
  const near = trials.filter((trial) => trial.entry < 0).length - far;
  const known = trials.length - near - far;
  const all = known * oddsOf(mix.unknown);
  return (trial) => {
    if (trial.entry >= 0) return 1;
    return trial.offTopic ? (all * mix.far) / far : (all * (1 - mix.far)) / near;
  };
}

/**
 * Weights of a logistic regression learned on one mix, made true of another: only the first, that of the evidence
 * that is always there, moves (prior correction).
 */
export function movedTo(mix: Mix, weights: ArrayLike<number>, learnedOn: Mix): Float64Array<ArrayBuffer> {
  const moved = Float64Array.from(weights);
  moved[0] = (moved[0] as number) + Math.log(oddsOf(learnedOn.unknown) / oddsOf(mix.unknown));
  return moved;
}

function oddsOf(share: number): number {
  return share / (1 - share);
}
