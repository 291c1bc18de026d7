import { describe, expect, test } from 'vitest';
import { learnReranking, type SeenWording } from '../../../src/answer/index.ts';

/**
 * Wordings of which the engine has three in four right at an even chance of each; `model` says how near its cosine
 * is to the right entry and to the wrong one.
 */
function wordings(count: number, model: (at: number) => { right: number; wrong: number }): SeenWording[] {
  return Array.from({ length: count }, (_, at) => {
    const { right, wrong } = model(at);
    const rightFirst = at % 4 !== 0;
    return {
      row: at,
      verdict: {
        ranked: [
          { id: rightFirst ? 'right' : 'wrong', score: 0.5 },
          { id: rightFirst ? 'wrong' : 'right', score: 0.4 },
        ],
        confidence: 0.75,
      },
      right: 'right',
      weight: 1,
      similarities: new Map([
        ['right', right],
        ['wrong', wrong],
      ]),
    };
  });
}

describe('learnReranking()', () => {
  test('follows a model that sees what is right', () => {
    const learned = learnReranking(
      wordings(200, () => ({ right: 0.8, wrong: 0.3 })),
      'normal',
    );
    expect(learned.pull).toBeGreaterThan(0);
    expect(learned.firstBefore).toBe(0.75);
    expect(learned.firstAfter).toBe(1);
  });

  const idle: readonly (readonly [string, readonly SeenWording[]])[] = [
    ['sees no difference', wordings(200, () => ({ right: 0.5, wrong: 0.5 }))],
    ['prefers what is wrong', wordings(200, () => ({ right: 0.3, wrong: 0.8 }))],
    [
      'is as often wrong as right',
      wordings(200, (at) => (at % 3 === 0 ? { right: 1, wrong: 0 } : { right: 0, wrong: 0.5 })),
    ],
    ['was seen on too few wordings', wordings(39, () => ({ right: 0.8, wrong: 0.3 }))],
    ['was seen on none', []],
    ['has not seen the candidates', wordings(200, () => ({ right: Number.NaN, wrong: 0 }))],
  ];
  test.each(idle)('leaves everything as it is for a model that %s', (_, seen) => {
    const learned = learnReranking(seen, 'normal');
    expect(learned.pull).toBe(0);
    expect(learned.firstAfter).toBe(learned.firstBefore);
  });

  test('never learns that agreement speaks against a first place', () => {
    // The model is sure of itself wherever it is wrong.
    const boastful = wordings(200, (at) =>
      at % 8 === 0 ? { right: 0.1, wrong: 0.9 } : { right: 0.6, wrong: 0.5 },
    );
    const [, engine = 0, support = 0, similarity = 0, changed = 0] = Array.from(
      learnReranking(boastful, 'bold').weights,
    );
    expect(engine).toBeGreaterThanOrEqual(0);
    expect(support).toBeGreaterThanOrEqual(0);
    expect(similarity).toBeGreaterThanOrEqual(0);
    expect(changed).toBeLessThanOrEqual(0);
  });

  test('asks for more certainty the more careful the organisation is', () => {
    const seen = wordings(400, (at) =>
      at % 20 === 0 ? { right: 0.4, wrong: 0.5 } : { right: 0.4 + (at % 7) / 20, wrong: 0.3 },
    );
    const threshold = (caution: 'careful' | 'normal' | 'bold') => learnReranking(seen, caution).threshold;
    expect(threshold('careful')).toBeGreaterThanOrEqual(threshold('normal'));
    expect(threshold('normal')).toBeGreaterThanOrEqual(threshold('bold'));
  });
});
