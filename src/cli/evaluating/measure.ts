import { evaluateAnswerer, type Verdict } from '../../answer/index.ts';
import type { Outcome } from '../../dialogue/index.ts';
import type { Expected } from './expected.ts';

/** One text with what is right for it and what the bot made of it. */
export interface Tried {
  readonly text: string;
  readonly expected: Expected;
  readonly outcome: Outcome;
  readonly confidence: number;
  /** Ids, as shown and as ranked. */
  readonly shown: readonly string[];
  readonly ranked: readonly string[];
}

/** How well the bot did. Shares are from 0 to 1, and 0 when there was nothing to take a share of. */
export interface Measured {
  readonly questions: number;
  /** Questions that an entry answers, and how often it came first, among three; mean of 1/place among ten. */
  readonly withEntry: number;
  readonly top1: number;
  readonly top3: number;
  readonly mrr: number;
  /** Of those, where the right one was among the entries shown. */
  readonly shown: number;
  readonly direct: number;
  /** Of the direct answers, those that were right. */
  readonly precision: number;
  /** Of the questions that an entry answers, those answered directly and rightly. */
  readonly coverage: number;
  /** Direct answers that were wrong, those to texts that no entry answers included. */
  readonly falseAnswers: number;
  /** Mean distance between confidence and outcome. */
  readonly calibrationError: number;
  /** Chance that a question with an entry is believed more than one without; null without both kinds. */
  readonly knownFromUnknown: number | null;
  /** Texts with an expected outcome, and the share that got it. */
  readonly withOutcome: number;
  readonly outcomesRight: number;
}

/** Counts what came of the texts. */
export function measure(tried: readonly Tried[]): Measured {
  const verdicts = new Map(tried.map((one) => [one.text, verdictOf(one)]));
  const evaluation = evaluateAnswerer(
    { ask: (text) => verdicts.get(text) ?? nothing },
    tried.map(({ text, expected }) => ({
      text,
      right: new Set(expected.kind === 'entries' ? expected.ids : []),
    })),
  );
  const withOutcome = tried.filter(({ expected }) => expected.kind === 'outcome');
  const direct = tried.filter(({ outcome }) => outcome === 'answer');
  return {
    questions: tried.length,
    withEntry: tried.length - withOutcome.length,
    top1: evaluation.first,
    top3: evaluation.amongThree,
    mrr: evaluation.meanReciprocalRank,
    shown: evaluation.shown,
    direct: direct.length,
    precision: evaluation.precision,
    coverage: evaluation.coverage,
    falseAnswers: direct.filter((one) => !isRight(one, one.shown[0])).length,
    calibrationError: evaluation.calibrationError,
    knownFromUnknown: evaluation.knownFromUnknown ?? null,
    withOutcome: withOutcome.length,
    outcomesRight:
      withOutcome.length === 0 ? 0 : withOutcome.filter(isAsExpected).length / withOutcome.length,
  };
}

const nothing: Verdict = { outcome: 'route', confidence: 0, ranked: [], entries: [], topics: [] };

// What was done instead of asking the FAQ (an emergency, small talk) counts as no answer from it.
function verdictOf({ outcome, confidence, shown, ranked }: Tried): Verdict {
  const scored = (id: string) => ({ id, score: 0 });
  const asked = outcome === 'answer' || outcome === 'suggest' || outcome === 'clarify' ? outcome : 'route';
  return { outcome: asked, confidence, ranked: ranked.map(scored), entries: shown.map(scored), topics: [] };
}

function isRight({ expected }: Tried, id: string | undefined): boolean {
  return expected.kind === 'entries' && id !== undefined && expected.ids.includes(id);
}

function wasShown(one: Tried): boolean {
  return one.shown.some((id) => isRight(one, id));
}

/** The place of the right entry among the ten best, counted from 1; 0 when it is not there. */
export function rankOf(one: Tried): number {
  return one.ranked.findIndex((id) => isRight(one, id)) + 1;
}

/** Whether all is as it should be: the right entry shown, or the expected outcome. */
export function isAsExpected(one: Tried): boolean {
  if (one.expected.kind === 'outcome') return one.outcome === one.expected.outcome;
  return one.outcome === 'answer' ? isRight(one, one.shown[0]) : wasShown(one);
}

/** What to look at first: wrong direct answers, the surest first; then right entries that were not shown, the lowest first. */
export function worstMisses(tried: readonly Tried[]): Tried[] {
  const weight = (one: Tried): number => {
    if (one.outcome === 'answer') return 2 + one.confidence;
    const rank = rankOf(one);
    return rank === 0 ? 1 : rank / 20;
  };
  return tried.filter((one) => !isAsExpected(one)).sort((a, b) => weight(b) - weight(a));
}

/** Two entries of which one came first though the other was right. */
export interface MixedUp {
  readonly right: string;
  readonly came: string;
  readonly times: number;
}

/** Pairs of entries that were mixed up at least twice, the most often first. */
export function mixedUp(tried: readonly Tried[]): MixedUp[] {
  const pairs = new Map<string, MixedUp>();
  for (const one of tried) {
    const [came] = one.ranked;
    const right = one.expected.kind === 'entries' ? one.expected.ids[0] : undefined;
    if (came === undefined || right === undefined || rankOf(one) === 1) continue;
    const key = `${right} ${came}`;
    pairs.set(key, { right, came, times: (pairs.get(key)?.times ?? 0) + 1 });
  }
  return [...pairs.values()].filter(({ times }) => times > 1).sort((a, b) => b.times - a.times);
}

/** Entries that were right at least twice and never among the three best. */
export function notFound(tried: readonly Tried[]): string[] {
  const ranks = new Map<string, number[]>();
  for (const one of tried) {
    if (one.expected.kind !== 'entries' || one.expected.ids.length !== 1) continue;
    const [id = ''] = one.expected.ids;
    ranks.set(id, [...(ranks.get(id) ?? []), rankOf(one)]);
  }
  return [...ranks]
    .filter(([, all]) => all.length > 1 && all.every((rank) => rank === 0 || rank > 3))
    .map(([id]) => id);
}
