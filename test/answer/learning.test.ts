import { expect, test } from 'vitest';
import { answererOn, createAnswerer, trainEngine, withPhrasing, wouldSteal } from '../../src/answer/index.ts';
import { knowledge } from './knowledge.ts';

const engine = trainEngine(knowledge);

test('an approved phrasing is found at once, with words the content had never seen', () => {
  const text = 'hvor er den grønne knap til kvitteringer';
  expect(answererOn(engine, 'normal').ask(text).ranked[0]?.id).not.toBe('luk-sag');
  const after = withPhrasing(trainEngine(knowledge), 'luk-sag', text);
  const verdict = answererOn(after, 'normal').ask(text);
  expect(verdict.ranked[0]?.id).toBe('luk-sag');
  expect(after.knowledge.entries.find((one) => one.id === 'luk-sag')?.phrasings).toContain(text);
});

test('after a phrasing is added, every other wording still finds its own entry', () => {
  const answerer = answererOn(withPhrasing(trainEngine(knowledge), 'vagtplan', 'hvornår er I der'), 'normal');
  for (const entry of knowledge.entries) {
    for (const text of [entry.question, ...entry.phrasings])
      expect(answerer.ask(text).ranked[0]?.id, text).toBe(entry.id);
  }
});

test('a phrasing for an entry that does not exist is refused with a sentence', () => {
  expect(() => withPhrasing(engine, 'findes-ikke', 'hvad nu')).toThrow(
    /Cannot add a phrasing to "findes-ikke"/,
  );
});

test("a phrasing that lies on another entry's wording is flagged with that entry", () => {
  const stolen = wouldSteal(trainEngine(knowledge), 'luk-sag', 'hvordan opretter jeg en sag på et barn');
  expect(stolen.map((one) => one.from)).toContain('opret-sag');
});

test("a phrasing of its own entry's kind steals nothing", () => {
  expect(wouldSteal(trainEngine(knowledge), 'vagtplan', 'hvornår sidder superbrugerne klar')).toEqual([]);
});

test('asking does not change what is known', () => {
  const answerer = createAnswerer(knowledge);
  const before = answerer.ask('glemt koden');
  answerer.ask('noget helt andet');
  expect(answerer.ask('glemt koden')).toEqual(before);
});
