import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Nearness, reranked, type Verdict } from '../../../src/answer/index.ts';

/** Sure as the engine, drawn up by support and down by a change. */
const reranking = { pull: 8, weights: [0, 1, 0.5, 0.5, -1], threshold: 0.8 };

function verdict(
  outcome: Verdict['outcome'],
  confidence: number,
  scores: Readonly<Record<string, number>>,
): Verdict {
  const ranked = Object.entries(scores).map(([id, score]) => ({ id, score }));
  const shown = { answer: 1, suggest: 3, clarify: 0, route: 0 }[outcome];
  const topics = outcome === 'clarify' ? ['adgang', 'sager'] : [];
  return { outcome, confidence, known: 0.7, ranked, entries: ranked.slice(0, shown), topics };
}

function near(
  similarities: Readonly<Record<string, number>>,
  more: Partial<Nearness['reranking']> = {},
): Nearness {
  return { reranking: { ...reranking, ...more }, similarities: new Map(Object.entries(similarities)) };
}

const scores = { a: 0.5, b: 0.3, c: 0.1, d: 0.05 };

describe('what re-ranking makes of a verdict', () => {
  const rules: readonly (readonly [string, Verdict, Nearness, Verdict['outcome'], string, string])[] = [
    [
      'the model agrees with an answer',
      verdict('answer', 0.9, scores),
      near({ a: 0.8, b: 0.2, c: 0.2, d: 0 }),
      'answer',
      'abcd',
      'a',
    ],
    [
      'the model agrees with a suggestion',
      verdict('suggest', 0.75, scores),
      near({ a: 0.8, b: 0.2, c: 0.2, d: 0 }),
      'answer',
      'abcd',
      'a',
    ],
    [
      'the model prefers the second',
      verdict('answer', 0.85, scores),
      near({ a: 0.3, b: 0.5, c: 0.2, d: 0.1 }),
      'suggest',
      'bacd',
      'bac',
    ],
    [
      'the model prefers the last',
      verdict('suggest', 0.5, scores),
      near({ a: 0, b: 0, c: 0, d: 0.9 }),
      'suggest',
      'dabc',
      'dab',
    ],
    [
      'the model sees no difference',
      verdict('suggest', 0.6, scores),
      near({ a: 0.4, b: 0.4, c: 0.4, d: 0.4 }),
      'suggest',
      'abcd',
      'abc',
    ],
    [
      'two become too close to tell apart',
      verdict('answer', 0.99, { a: 0.5, b: 0.3 }),
      near({ a: 0.3, b: 0.3 + Math.log(0.5 / 0.3) / 8 - 0.005 }),
      'suggest',
      'ab',
      'ab',
    ],
    [
      'what was handed over stays so',
      verdict('route', 0.2, scores),
      near({ a: 0.5, b: 0.4, c: 0.4, d: 0.4 }),
      'route',
      'abcd',
      '',
    ],
    [
      'what was handed over is answered when it is sure now',
      verdict('route', 0.78, scores),
      near({ a: 0.9, b: 0.1, c: 0.1, d: 0 }),
      'answer',
      'abcd',
      'a',
    ],
    [
      'a question back stays one',
      verdict('clarify', 0.2, scores),
      near({ a: 0.5, b: 0.4, c: 0.4, d: 0.4 }),
      'clarify',
      'abcd',
      '',
    ],
  ];
  test.each(rules)('%s', (_, before, nearness, outcome, order, shown) => {
    const after = reranked(before, nearness);
    expect(after.outcome).toBe(outcome);
    expect(after.ranked.map(({ id }) => id).join('')).toBe(order);
    expect(after.entries.map(({ id }) => id).join('')).toBe(shown);
    expect(after.topics).toEqual(outcome === 'clarify' ? before.topics : []);
    expect(after.known).toBe(before.known);
  });

  const untouched: readonly (readonly [string, Nearness | undefined])[] = [
    ['without a model', undefined],
    ['with a model that is of no help', near({ a: 0, b: 1, c: 1, d: 1 }, { pull: 0 })],
    ['when the model has not seen a candidate', near({ a: 0.1, b: 0.9, c: 0.3 })],
    ['when a similarity is no number', near({ a: 0.1, b: Number.NaN, c: 0.3, d: 0 })],
  ];
  test.each(untouched)('nothing changes %s', (_, nearness) => {
    const before = verdict('suggest', 0.6, scores);
    expect(reranked(before, nearness)).toBe(before);
  });

  test('a verdict without candidates stays as it is', () => {
    const empty = verdict('route', 0, {});
    expect(reranked(empty, near({}))).toBe(empty);
  });
});

describe('laws of re-ranking', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const cosine = fc.double({ min: -1, max: 1, noNaN: true });
  const anyVerdict = fc
    .tuple(
      fc.constantFrom('answer', 'suggest', 'clarify', 'route'),
      share,
      fc.array(fc.tuple(share, cosine), { minLength: 1, maxLength: 10 }),
      fc.constantFrom(1, 8, 64),
    )
    .map(([outcome, confidence, candidates, pull]) => {
      const sorted = candidates.toSorted(([a], [b]) => b - a);
      const ids = sorted.map(([score], at) => [`e${at}`, score / candidates.length] as const);
      return {
        before: verdict(outcome as Verdict['outcome'], confidence, Object.fromEntries(ids)),
        nearness: near(Object.fromEntries(sorted.map(([, similarity], at) => [`e${at}`, similarity])), {
          pull,
        }),
      };
    });

  test('the entries stay the engine’s own, whole and in order', () => {
    fc.assert(
      fc.property(anyVerdict, ({ before, nearness }) => {
        const after = reranked(before, nearness);
        const ids = (ranked: Verdict['ranked']) => ranked.map(({ id }) => id).toSorted();
        expect(ids(after.ranked)).toEqual(ids(before.ranked));
        expect(after.entries).toEqual(after.ranked.slice(0, after.entries.length));
        expect(after.ranked.map(({ score }) => score)).toEqual(
          after.ranked.map(({ score }) => score).toSorted((a, b) => b - a),
        );
        expect(after.confidence).toBeGreaterThanOrEqual(0);
        expect(after.confidence).toBeLessThanOrEqual(1);
        if (after.outcome === 'answer') expect(after.confidence).toBeGreaterThanOrEqual(reranking.threshold);
        const whole = (ranked: Verdict['ranked']) => ranked.reduce((sum, { score }) => sum + score, 0);
        expect(whole(after.ranked)).toBeCloseTo(whole(before.ranked), 9);
      }),
    );
  });

  test('a model that sees no difference changes no order', () => {
    fc.assert(
      fc.property(anyVerdict, cosine, ({ before, nearness }, same) => {
        const similarities = new Map(before.ranked.map(({ id }) => [id, same]));
        const after = reranked(before, { ...nearness, similarities });
        expect(after.ranked.map(({ id }) => id)[0]).toBe(before.ranked[0]?.id);
      }),
    );
  });

  test('the nearer the first is, the surer it is', () => {
    fc.assert(
      fc.property(anyVerdict, share, ({ before, nearness }, more) => {
        const after = reranked(before, nearness);
        const first = after.ranked[0]?.id ?? '';
        const similarities = new Map(nearness.similarities);
        similarities.set(first, Math.min(1, (similarities.get(first) ?? 0) + more));
        const nearer = reranked(before, { ...nearness, similarities });
        expect(nearer.ranked[0]?.id).toBe(first);
        expect(nearer.confidence).toBeGreaterThanOrEqual(after.confidence - 1e-9);
      }),
    );
  });
});
