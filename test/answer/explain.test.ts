import { expect, test } from 'vitest';
import { evaluate, explain, reviewContent, selfEstimate, trainEngine } from '../../src/answer/index.ts';
import { knowledge } from './knowledge.ts';

const engine = trainEngine(knowledge);

test('an explanation names the words as typed, as read, and the wording that decided', () => {
  const told = explain(engine, 'skrive jounalnotat');
  expect(told.typed).toEqual(['skrive', 'jounalnotat']);
  expect(told.read).toContain('journalnotat');
  expect(told.entries[0]?.id).toBe('journalnotat');
  expect(told.entries[0]?.nearestWording).toMatch(/journalnotat/i);
  expect(told.entries[0]?.sharedWords).toContain('journalnotat');
});

test('the signals of an explanation add up to the score', () => {
  for (const entry of explain(engine, 'ny sag på en dreng').entries) {
    const sum = entry.signals.reduce((total, share) => total + share.value, 0);
    expect(sum).toBeCloseTo(entry.score, 6);
  }
});

test('evaluation tells right, missed and wrongly answered apart', () => {
  const result = evaluate(knowledge, [
    { text: 'Hvordan logger jeg på første gang?', right: new Set(['foerste-login']) },
    { text: 'glemt adgangskode', right: new Set(['vagtplan']) },
    { text: 'hvem vandt kampen i går', right: new Set() },
  ]);
  expect(result.questions).toBe(3);
  expect(result.first).toBe(0.5);
  expect(result.worst[0]).toMatchObject({
    text: 'glemt adgangskode',
    got: 'nyt-password',
    wanted: ['vagtplan'],
  });
  expect(result.knownFromUnknown).toBe(1);
});

test('the self-estimate answers no less the bolder it is', () => {
  const [careful, normal, bold] = selfEstimate(engine);
  expect(careful?.answered).toBeLessThanOrEqual(normal?.answered ?? 0);
  expect(normal?.answered).toBeLessThanOrEqual(bold?.answered ?? 0);
  for (const one of [careful, normal, bold]) expect(one?.wrong).toBeGreaterThanOrEqual(0);
});

test('a review lists entries with too few wordings to be tried', () => {
  expect(reviewContent(engine).fewWordings).toContain('vagtplan');
  expect(reviewContent(engine).fewWordings).not.toContain('opret-sag');
});
