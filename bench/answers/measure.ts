import { rankedAbove } from '../../src/answer/evaluate.ts';
import type { Asked } from './load.ts';
import type { Find, Hit } from './peers.ts';

/** One engine's figures on one list of questions; shares from 0 to 1, times in milliseconds. */
export interface Figures {
  readonly first: number;
  readonly three: number;
  readonly reciprocal: number;
  readonly knownFromUnknown: number | undefined;
  /** Of the questions with an answer, the share rightly answered where 95 % of answers are right, at the best threshold. */
  readonly at95: number;
  readonly p50: number;
  readonly p99: number;
}

/** Puts the texts, standing for the questions, to a search. */
export async function measure(
  find: Find,
  asked: readonly Asked[],
  texts: readonly string[],
): Promise<Figures> {
  const times: number[] = [];
  const seen: { hits: readonly Hit[]; place: number; known: boolean }[] = [];
  for (let at = 0; at < asked.length; at++) {
    const { right } = asked[at] as Asked;
    const start = performance.now();
    const hits = await find(texts[at] as string);
    times.push(performance.now() - start);
    seen.push({ hits, place: hits.findIndex((hit) => right.has(hit.id)), known: right.size > 0 });
  }
  times.sort((a, b) => a - b);
  const known = seen.filter((one) => one.known);
  const share = (test: (place: number) => boolean) =>
    known.filter((one) => test(one.place)).length / known.length;
  const top = (one: { hits: readonly Hit[] }) => one.hits[0]?.score ?? 0;
  const toldKnown = (one: { hits: readonly Hit[] }) => one.hits[0]?.known ?? top(one);
  return {
    first: share((place) => place === 0),
    three: share((place) => place >= 0 && place < 3),
    reciprocal: known.reduce((sum, one) => sum + (one.place < 0 ? 0 : 1 / (one.place + 1)), 0) / known.length,
    knownFromUnknown: rankedAbove(known.map(toldKnown), seen.filter((one) => !one.known).map(toldKnown)),
    at95: coverageAt95(
      seen.map((one) => ({ score: top(one), right: one.place === 0 })),
      known.length,
    ),
    p50: times[Math.floor(times.length / 2)] ?? 0,
    p99: times[Math.floor(times.length * 0.99)] ?? 0,
  };
}

function coverageAt95(cases: { score: number; right: boolean }[], known: number): number {
  cases.sort((a, b) => b.score - a.score);
  let right = 0;
  let best = 0;
  cases.forEach((one, at) => {
    if (one.right) right++;
    const lastOfScore = cases[at + 1]?.score !== one.score;
    if (lastOfScore && one.score > 0 && right / (at + 1) >= 0.95) best = right;
  });
  return best / known;
}
