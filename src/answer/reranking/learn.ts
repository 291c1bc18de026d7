import { chance, fitLogistic } from '../knowing/logistic.ts';
import { thresholdFor, WANTED_RIGHT } from '../knowing/thresholds.ts';
import { tooClose } from '../knowing/zones.ts';
import type { Caution, Ranked } from '../types.ts';
import type { HiddenWording } from './cases.ts';
import { REASONS, type Reranking, reasonsOf, reordered, type Similarities } from './rerank.ts';

/** A hidden wording as an outside model sees it. */
export interface SeenWording extends HiddenWording {
  readonly similarities: Similarities;
}

/** What was learned, with the share of answerable hidden wordings whose first entry was right before and after. */
export interface Learned extends Reranking {
  readonly cases: number;
  readonly firstBefore: number;
  readonly firstAfter: number;
}

/** The pulls that are tried: from hardly any to a model that decides alone. */
const PULLS = [1, 2, 4, 8, 12, 16, 24, 32, 48, 64] as const;
/** Fewer wordings than this say nothing about a model. */
const FEWEST = 40;
/** Natural logarithm of how much likelier a pull must make what is right: by chance 1 in 70 (likelihood ratio test). */
const WORTH_IT = 3;
/** The engine's confidence is believed as it is, a changed first place doubted, until the content shows otherwise. */
const PRIOR = [0, 1, 0, 0, -1];
const PRIOR_CASES = 20;

/**
 * Learns from the content's own wordings, each hidden in turn, how far to follow an outside model. A model that
 * does not make the right entries clearly likelier, or makes fewer first places right, gets a pull of 0, and with it nothing changes.
 */
export function learnReranking(seen: readonly SeenWording[], caution: Caution): Learned {
  const usable = seen.filter((one) => reordered(one.verdict.ranked, one.similarities, 1) !== undefined);
  const answerable = usable.filter(({ right }) => right !== undefined);
  const firstBefore = firstShare(answerable, 0);
  const none: Learned = {
    pull: 0,
    weights: PRIOR,
    threshold: 1,
    cases: usable.length,
    firstBefore,
    firstAfter: firstBefore,
  };
  if (answerable.length < FEWEST) return none;
  const plain = likelihood(answerable, 0) + WORTH_IT;
  const worth = PULLS.map((pull) => ({ pull, gain: likelihood(answerable, pull) - plain }))
    .filter(({ pull, gain }) => gain > 0 && firstShare(answerable, pull) >= firstBefore)
    .sort((a, b) => b.gain - a.gain);
  const best = worth[0];
  if (best === undefined) return none;
  const { pull } = best;
  const judged = usable.map((one) => {
    const after = orderOf(one, pull);
    return {
      evidence: reasonsOf(one.verdict, after, one.similarities),
      right: one.right !== undefined && after[0]?.id === one.right,
      close: tooClose(after[0]?.score ?? 0, after[1]?.score ?? 0),
      weight: one.weight,
    };
  });
  const weights = withoutContradiction(judged);
  const confident = judged.map(({ evidence, close, ...one }) => ({
    ...one,
    confidence: close ? 0 : chance(weights, evidence),
  }));
  return {
    ...none,
    pull,
    weights,
    threshold: thresholdFor(confident, WANTED_RIGHT[caution]),
    firstAfter: firstShare(answerable, pull),
  };
}

interface Case {
  readonly evidence: Float64Array;
  readonly right: boolean;
  readonly weight: number;
}

// A confidence that falls when the model agrees more would be an accident of few cases: such a reason is left out.
function withoutContradiction(cases: readonly Case[]): Float64Array {
  const left = new Set<number>();
  for (;;) {
    const kept = cases.map((one) => ({
      ...one,
      evidence: one.evidence.map((value, i) => (left.has(i) ? 0 : value)),
    }));
    const prior = PRIOR.map((value, i) => (left.has(i) ? 0 : value));
    const weights = fitLogistic(kept, prior, PRIOR_CASES);
    const wrong = REASONS.findIndex((reason, i) => {
      const weight = weights[i] ?? 0;
      if (reason === 'always' || left.has(i)) return false;
      return reason === 'first changed' ? weight > 0 : weight < 0;
    });
    if (wrong < 0) return weights.map((weight, i) => (left.has(i) ? 0 : weight));
    left.add(wrong);
  }
}

function likelihood(answerable: readonly SeenWording[], pull: number): number {
  let sum = 0;
  for (const one of answerable) {
    const share = orderOf(one, pull).find(({ id }) => id === one.right)?.score;
    // An entry that is not among the candidates cannot be brought there.
    if (share !== undefined) sum += one.weight * Math.log(Math.max(1e-9, share));
  }
  return sum;
}

function firstShare(answerable: readonly SeenWording[], pull: number): number {
  const right = answerable.filter((one) => orderOf(one, pull)[0]?.id === one.right).length;
  return answerable.length === 0 ? 0 : right / answerable.length;
}

function orderOf({ verdict, similarities }: SeenWording, pull: number): readonly Ranked[] {
  return reordered(verdict.ranked, similarities, pull) ?? verdict.ranked;
}
