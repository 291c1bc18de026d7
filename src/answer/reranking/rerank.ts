import { chance } from '../knowing/logistic.ts';
import { tooClose } from '../knowing/zones.ts';
import type { Ranked, Verdict } from '../types.ts';

/** How near a text is to each entry in an outside model's eyes: by id, a cosine from -1 to 1 to its nearest wording. */
export type Similarities = ReadonlyMap<string, number>;

/** What the content's own wordings have shown about an outside model. */
export interface Reranking {
  /** What a whole point of cosine weighs against one unit of the engine's log odds; 0 for a model that does not help. */
  readonly pull: number;
  /** Logistic weights of `reasonsOf`. */
  readonly weights: ArrayLike<number>;
  /** The confidence from which it answers directly, at the caution that the content chose. */
  readonly threshold: number;
}

/** What an outside model says about one text, and how far that can be believed. */
export interface Nearness {
  readonly reranking: Reranking;
  readonly similarities: Similarities;
}

/** Why a first place is believed after re-ranking, in this order. */
export const REASONS = ['always', 'engine', 'support', 'similarity of the first', 'first changed'] as const;

/** Odds beyond e to the 6th (400 to 1) say no more than 400 to 1. */
const FARTHEST = 6;
/** Shares below this are nothing: it only keeps the logarithm finite. */
const NOTHING = 1e-9;

/**
 * The engine's verdict as an outside model sees it. Only the engine's own candidates change places, among
 * themselves. The outcome follows the new confidence by the engine's rules: sure enough and not too close is an
 * answer; what is no longer sure becomes a choice of three; what the engine would hand over or ask about stays so,
 * unless it is sure now. Without a similarity for every candidate the verdict is returned as it is.
 */
export function reranked(verdict: Verdict, nearness: Nearness | undefined): Verdict {
  if (nearness === undefined || nearness.reranking.pull === 0) return verdict;
  const { reranking, similarities } = nearness;
  const ranked = reordered(verdict.ranked, similarities, reranking.pull);
  const [first, second] = ranked ?? [];
  if (ranked === undefined || first === undefined) return verdict;
  const confidence = chance(reranking.weights, reasonsOf(verdict, ranked, similarities));
  const now = { ...verdict, confidence, ranked };
  if (confidence >= reranking.threshold && !tooClose(first.score, second?.score ?? 0))
    return { ...now, outcome: 'answer', entries: [first], topics: [] };
  if (verdict.outcome === 'answer' || verdict.outcome === 'suggest')
    return { ...now, outcome: 'suggest', entries: ranked.slice(0, 3) };
  return now;
}

/**
 * The candidates in their new order: each one's share is multiplied by e to the power of pull times cosine, and
 * together they keep the share they had. Undefined when the model has not seen all of them.
 */
export function reordered(
  ranked: readonly Ranked[],
  similarities: Similarities,
  pull: number,
): Ranked[] | undefined {
  const blended: { id: string; log: number }[] = [];
  for (const { id, score } of ranked) {
    const similarity = similarities.get(id);
    if (similarity === undefined || !Number.isFinite(similarity)) return undefined;
    blended.push({ id, log: Math.log(Math.max(NOTHING, score)) + pull * similarity });
  }
  const highest = Math.max(...blended.map(({ log }) => log));
  const before = ranked.reduce((sum, { score }) => sum + score, 0);
  const total = blended.reduce((sum, { log }) => sum + Math.exp(log - highest), 0);
  return blended
    .map(({ id, log }) => ({ id, score: (before * Math.exp(log - highest)) / total }))
    .sort((a, b) => b.score - a.score);
}

/** What the new confidence is judged by. All but the last speak for the first place, the last against it. */
export function reasonsOf(
  { ranked: before, confidence }: Pick<Verdict, 'ranked' | 'confidence'>,
  after: readonly Ranked[],
  similarities: Similarities,
): Float64Array {
  const [was] = before;
  const [first] = after;
  const sure = Math.min(1 - NOTHING, Math.max(NOTHING, confidence));
  const support =
    Math.log(Math.max(NOTHING, first?.score ?? 0)) - Math.log(Math.max(NOTHING, was?.score ?? 0));
  return Float64Array.of(
    1,
    within(Math.log(sure / (1 - sure))),
    within(support),
    similarities.get(first?.id ?? '') ?? 0,
    first?.id === was?.id ? 0 : 1,
  );
}

function within(odds: number): number {
  return Math.min(FARTHEST, Math.max(-FARTHEST, odds));
}
