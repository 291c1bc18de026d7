import type { Caution } from '../types.ts';
import type { Calibration, Judged } from './calibrate.ts';
import { ASSUMED_UNKNOWN } from './mix.ts';

/** What the engine expects of itself at one caution; all but the threshold are shares from 0 to 1. */
export interface SelfEstimate {
  readonly caution: Caution;
  /** The confidence from which it answers directly. */
  readonly threshold: number;
  /** Of all questions, those answered directly. */
  readonly answered: number;
  /** Of the direct answers, those that are wrong. */
  readonly wrong: number;
  /** Of the questions that an entry answers, those answered directly and rightly. */
  readonly covered: number;
  /** Of the questions that an entry answers, those whose entry is among the first three. */
  readonly amongThree: number;
}

const CAUTIONS: readonly Caution[] = ['careful', 'normal', 'bold'];

/**
 * What the engine expects of itself, from its own content asked about itself; `unknown` is the share of questions
 * that no entry answers. Empty when the content has too few wordings to tell.
 */
export function selfEstimateOf(calibration: Calibration, unknown: number): SelfEstimate[] {
  const known = calibration.judged.filter((one) => one.trial.entry >= 0);
  const strange = calibration.judged.filter((one) => one.trial.entry < 0);
  if (known.length === 0) return [];
  const share = (of: readonly { weight: number }[], all: readonly { weight: number }[]) =>
    weightOf(of) / (weightOf(all) || 1);
  return CAUTIONS.map((caution) => {
    const threshold = calibration.thresholds[caution];
    const gate = calibration.gates[caution];
    const isAnswered = (one: Judged) => one.confidence >= threshold && one.known >= gate;
    const right = share(
      known.filter((one) => one.right && isAnswered(one)),
      known,
    );
    const mistaken = share(
      known.filter((one) => !one.right && isAnswered(one)),
      known,
    );
    const taken = share(strange.filter(isAnswered), strange);
    const answered = (1 - unknown) * (right + mistaken) + unknown * taken;
    return {
      caution,
      threshold,
      answered,
      wrong: answered === 0 ? 0 : 1 - ((1 - unknown) * right) / answered,
      covered: right,
      amongThree: share(
        known.filter((one) => one.amongThree),
        known,
      ),
    };
  });
}

function weightOf(judged: readonly { readonly weight: number }[]): number {
  return judged.reduce((sum, one) => sum + one.weight, 0);
}

/** What the engine expects of itself; `unknown` is the share of questions no entry answers, a tenth unless told. */
export function selfEstimate(
  engine: { readonly calibration: Calibration },
  unknown = ASSUMED_UNKNOWN,
): SelfEstimate[] {
  return selfEstimateOf(engine.calibration, unknown);
}
