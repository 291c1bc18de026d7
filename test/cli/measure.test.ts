import { describe, expect, test } from 'vitest';
import { expectedOf } from '../../src/cli/evaluating/expected.ts';
import { measure, mixedUp, notFound, type Tried, worstMisses } from '../../src/cli/evaluating/measure.ts';
import { evaluationPage } from '../../src/cli/evaluating/page.ts';

function tried(
  text: string,
  right: string | null,
  outcome: Tried['outcome'],
  shown: string,
  ranked: string,
  confidence = 0.5,
): Tried {
  const ids = (list: string) => list.split(' ').filter(Boolean);
  return {
    text,
    expected: right === null ? { kind: 'outcome', outcome: 'route' } : { kind: 'entries', ids: ids(right) },
    outcome,
    confidence,
    shown: ids(shown),
    ranked: ids(ranked),
  };
}

const sample = [
  tried('answered right', 'a', 'answer', 'a', 'a b c', 0.9),
  tried('either is right', 'b a', 'answer', 'a', 'a b c', 0.9),
  tried('answered wrong', 'a', 'answer', 'b', 'b a', 0.8),
  tried('suggested', 'a', 'suggest', 'b c a', 'b c a'),
  tried('suggested others', 'd', 'suggest', 'a b c', 'a b c d'),
  tried('not ranked', 'd', 'route', '', 'a b'),
  tried('routed', null, 'route', '', 'a'),
  tried('answered what nobody knows', null, 'answer', 'c', 'c', 0.95),
];

test('measure() counts shares of what they are shares of', () => {
  const { mrr, calibrationError, knownFromUnknown, ...rest } = measure(sample);
  expect(rest).toEqual({
    questions: 8,
    withEntry: 6,
    top1: 2 / 6,
    top3: 4 / 6,
    shown: 3 / 6,
    direct: 4,
    precision: 2 / 4,
    coverage: 2 / 6,
    falseAnswers: 2,
    withOutcome: 2,
    outcomesRight: 1 / 2,
  });
  expect(mrr).toBeCloseTo((1 + 1 + 1 / 2 + 1 / 3 + 1 / 4 + 0) / 6, 12);
  expect(calibrationError).toBeGreaterThan(0);
  expect(knownFromUnknown).not.toBeNull();
});

test('measure() of nothing counts nothing', () => {
  expect(measure([])).toMatchObject({ questions: 0, top1: 0, direct: 0, knownFromUnknown: null });
  expect(evaluationPage(measure([]), []).join('\n')).toContain('nothing to count');
});

test('the worst misses begin with the surest false answer and end with the nearly found', () => {
  expect(worstMisses(sample).map(({ text }) => text)).toEqual([
    'answered what nobody knows',
    'answered wrong',
    'not ranked',
    'suggested others',
  ]);
});

test('entries are mixed up when one comes first twice though the other is right', () => {
  expect(mixedUp(sample)).toEqual([
    { right: 'a', came: 'b', times: 2 },
    { right: 'd', came: 'a', times: 2 },
  ]);
});

test('an entry is found by nobody when it is never among three', () => {
  expect(notFound(sample)).toEqual(['d']);
});

test('the page has the figures, the misses, the pairs and the lost', () => {
  const page = evaluationPage(measure(sample), sample).join('\n');
  for (const line of [
    '8 questions, 4 as expected.',
    'first                                     33.3 %',
    'right (precision)                         50.0 %',
    'false answers                             2',
    'Worst misses (4 of 4)',
    'right is a, number 2; answered with b, 80 % sure',
    '2 times  a  ←  b came first',
    'Found by nobody',
  ]) {
    expect(page).toContain(line);
  }
});

describe('expectedOf() reads what is right for a text', () => {
  const known = new Set(['foerste-login', 'opret-sag', 'answer']);
  const rows: readonly (readonly [unknown, unknown])[] = [
    ['opret-sag', { kind: 'entries', ids: ['opret-sag'] }],
    [['opret-sag', 'foerste-login'], { kind: 'entries', ids: ['opret-sag', 'foerste-login'] }],
    ['route', { kind: 'outcome', outcome: 'route' }],
    [{ outcome: 'emergency' }, { kind: 'outcome', outcome: 'emergency' }],
    ['answer', { kind: 'entries', ids: ['answer'] }],
  ];
  test.each(rows)('%j', (expect_, result) => {
    expect(expectedOf({ text: 'x', expect: expect_ as string }, known)).toEqual(result);
  });

  test('a slip is told with what was probably meant', () => {
    expect(expectedOf({ text: 'x', expect: 'opret-sga' }, known)).toContain('Did you mean "opret-sag"?');
  });
});
