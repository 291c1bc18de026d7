import { createAnswerer } from './answerer.ts';
import type { Answerer, Caution, Knowledge } from './types.ts';

const WORST_SHOWN = 20;

/** A question with the entries that are right; none when no entry answers it. */
export interface Question {
  readonly text: string;
  readonly right: ReadonlySet<string>;
}

/** A question that went wrong, the more confidently the worse. */
export interface Miss {
  readonly text: string;
  readonly got: string | undefined;
  readonly wanted: readonly string[];
  readonly confidence: number;
  /** Whether the wrong entry was given as a direct answer. */
  readonly answered: boolean;
}

/** How an answerer does on questions; all shares are from 0 to 1, and 0 when there is nothing to share. */
export interface Evaluation {
  readonly questions: number;
  /** Of the questions an entry answers: right first, among three, mean of one over the place. */
  readonly first: number;
  readonly amongThree: number;
  readonly meanReciprocalRank: number;
  /** Chance that a question with an answer is taken for known before one without (AUROC). */
  readonly knownFromUnknown: number | undefined;
  /** Of all questions, those answered directly; of those answers, the right ones. */
  readonly answered: number;
  readonly precision: number;
  /** Of the questions an entry answers, those answered directly and rightly. */
  readonly coverage: number;
  /** Of the questions an entry answers, those whose entry is shown, as answer or suggestion. */
  readonly shown: number;
  /** Mean distance between confidence and outcome over ten bands of confidence. */
  readonly calibrationError: number;
  readonly worst: readonly Miss[];
}

/** Trains on the content and puts the questions to it. */
export function evaluate(
  knowledge: Knowledge,
  questions: readonly Question[],
  options: { readonly caution?: Caution } = {},
): Evaluation {
  return evaluateAnswerer(createAnswerer(knowledge, options), questions);
}

/** Puts the questions to an answerer. */
export function evaluateAnswerer(answerer: Answerer, questions: readonly Question[]): Evaluation {
  const asked = questions.map(({ text, right }) => {
    const verdict = answerer.ask(text);
    const place = verdict.ranked.findIndex((one) => right.has(one.id));
    const shown = verdict.entries.some((one) => right.has(one.id));
    return { text, right, verdict, place, shown, direct: verdict.outcome === 'answer' };
  });
  const known = asked.filter((one) => one.right.size > 0);
  const direct = asked.filter((one) => one.direct);
  const rightly = direct.filter((one) => one.place === 0);
  const share = (count: number, of: number) => (of === 0 ? 0 : count / of);
  return {
    questions: asked.length,
    first: share(known.filter((one) => one.place === 0).length, known.length),
    amongThree: share(known.filter((one) => one.place >= 0 && one.place < 3).length, known.length),
    meanReciprocalRank: share(
      known.reduce((sum, one) => sum + (one.place < 0 ? 0 : 1 / (one.place + 1)), 0),
      known.length,
    ),
    knownFromUnknown: rankedAbove(
      known.map((one) => one.verdict.known ?? one.verdict.confidence),
      asked.filter((one) => one.right.size === 0).map((one) => one.verdict.known ?? one.verdict.confidence),
    ),
    answered: share(direct.length, asked.length),
    precision: share(rightly.length, direct.length),
    coverage: share(rightly.length, known.length),
    shown: share(known.filter((one) => one.shown).length, known.length),
    calibrationError: calibrationError(
      asked.map((one) => ({ confidence: one.verdict.confidence, right: one.place === 0 })),
    ),
    worst: asked
      .filter((one) => (one.right.size > 0 ? one.place !== 0 : one.direct))
      .map((one) => ({
        text: one.text,
        got: one.verdict.ranked[0]?.id,
        wanted: [...one.right],
        confidence: one.verdict.confidence,
        answered: one.direct,
      }))
      .sort((a, b) => b.confidence - a.confidence)
      .slice(0, WORST_SHOWN),
  };
}

/** The chance that one of the first numbers is higher than one of the second (AUROC); undefined without both. */
export function rankedAbove(high: readonly number[], low: readonly number[]): number | undefined {
  if (high.length === 0 || low.length === 0) return undefined;
  const all = [...high.map((value) => ({ value, up: true })), ...low.map((value) => ({ value, up: false }))];
  all.sort((a, b) => a.value - b.value);
  let below = 0;
  let won = 0;
  for (let at = 0; at < all.length; ) {
    const value = all[at]?.value;
    let ups = 0;
    let downs = 0;
    for (; at < all.length && all[at]?.value === value; at++) all[at]?.up ? ups++ : downs++;
    won += ups * (below + downs / 2);
    below += downs;
  }
  return won / (high.length * low.length);
}

/** Mean distance, weighted by size, between confidence and share right over ten bands (expected calibration error). */
export function calibrationError(
  cases: readonly { readonly confidence: number; readonly right: boolean }[],
): number {
  let error = 0;
  for (let band = 0; band < 10; band++) {
    const inside = cases.filter((one) => Math.min(9, Math.floor(one.confidence * 10)) === band);
    const sure = inside.reduce((sum, one) => sum + one.confidence, 0);
    const right = inside.filter((one) => one.right).length;
    error += Math.abs(sure - right);
  }
  return cases.length === 0 ? 0 : error / cases.length;
}
