import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answererOn, createAnswerer, trainEngine, withEntry } from '../../src/answer/index.ts';
import { wordsOf } from '../../src/answer/reading/letters.ts';
import { knowledge } from './knowledge.ts';

const answerer = createAnswerer(knowledge);
const outcomes = ['answer', 'suggest', 'clarify', 'route'];
/** Any code point of Unicode, lone surrogates and unassigned ones too, spread over all seventeen planes. */
const anyPoint = fc
  .tuple(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 0, max: 0xffff }))
  .map(([plane, point]) => String.fromCodePoint(plane * 0x1_0000 + point));
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({ unit: 'grapheme', maxLength: 400 }),
  fc.array(anyPoint, { maxLength: 60 }).map((points) => points.join('')),
  fc
    .tuple(fc.array(anyPoint, { minLength: 1, maxLength: 8 }), fc.integer({ min: 1, max: 2_500 }))
    .map(([points, times]) => points.join('').repeat(times)),
  fc
    .array(fc.constantFrom(...knowledge.entries.map(({ question }) => question)), { maxLength: 40 })
    .map((all) => all.join(' ')),
  fc.constantFrom(
    '\u0000',
    '\ud800',
    'a\u0301'.repeat(20_000),
    '§'.repeat(40_000),
    'å'.repeat(40_000),
    'ab '.repeat(13_000),
    ' \n\t',
    '(.*)+$',
    '__proto__',
    'constructor',
  ),
);

test('of any text at most 160 words of at most 40 letters are read, and none from beyond 2,000 characters', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const words = wordsOf(text);
      expect(words.length).toBeLessThanOrEqual(160);
      for (const word of words) expect(word.length).toBeLessThanOrEqual(40);
      expect(wordsOf(`${text.slice(0, 2_000).padEnd(2_000)} og så videre`)).toEqual(words);
    }),
    { numRuns: 1_000 },
  );
});

test('no text makes the engine throw, and every verdict is whole', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const verdict = answerer.ask(text);
      expect(outcomes).toContain(verdict.outcome);
      expect(verdict.confidence).toBeGreaterThanOrEqual(0);
      expect(verdict.confidence).toBeLessThanOrEqual(1);
      expect(verdict.entries.length).toBe(
        { answer: 1, suggest: verdict.entries.length, clarify: 0, route: 0 }[verdict.outcome],
      );
      expect(verdict.entries.length).toBeLessThanOrEqual(3);
      expect(verdict.topics.length).toBeLessThanOrEqual(4);
    }),
    { numRuns: 10_000 },
  );
}, 120_000);

test('the same text gets the same verdict, whatever was asked between', () => {
  fc.assert(
    fc.property(anyText, anyText, (text, other) => {
      const before = answerer.ask(text);
      answerer.ask(other);
      expect(answerer.ask(text)).toEqual(before);
    }),
    { numRuns: 100 },
  );
});

const spelling: readonly ((text: string) => string)[] = [
  (text) => text.toUpperCase(),
  (text) => text.replaceAll('æ', 'ae').replaceAll('ø', 'oe').replaceAll('å', 'aa'),
  (text) => text.replace(/[æå]/g, 'a').replaceAll('ø', 'o'),
  (text) => text.normalize('NFD'),
  (text) => `  ${text.replaceAll(' ', '   ')} ?!`,
];
for (const entry of knowledge.entries) {
  test(`${entry.id} is ranked the same however its question is spelled`, () => {
    const plain = answerer.ask(entry.question).ranked;
    for (const spell of spelling) expect(answerer.ask(spell(entry.question)).ranked).toEqual(plain);
  });
}

const letters = fc.string({
  unit: fc.constantFrom(...'bcdfghjklmnpqrstvwxz'),
  minLength: 5,
  maxLength: 12,
});
const strangeEntry = fc.array(letters, { minLength: 3, maxLength: 8 }).map((words) => ({
  id: 'q-1',
  topic: 'hjaelp',
  question: words.join(' '),
  phrasings: [],
  answer: words.join(''),
}));
const exact = knowledge.entries.flatMap(({ id, question, phrasings }) =>
  [question, ...phrasings].map((text) => ({ id, text })),
);
const engine = trainEngine(knowledge);
/** Answered directly, and not only by a hair: every entry more takes a little of everybody's certainty. */
const direct = exact.filter(({ text }) => {
  const { outcome, confidence } = answererOn(engine, 'normal').ask(text);
  return outcome === 'answer' && confidence > engine.calibration.thresholds.normal + 0.02;
});

test('an unrelated entry does not change what an exact wording finds, nor that it is answered', () => {
  expect(direct.length).toBeGreaterThan(exact.length / 2);
  fc.assert(
    fc.property(strangeEntry, (strange) => {
      const larger = answererOn(withEntry(engine, strange), 'normal');
      for (const { id, text } of exact) expect(larger.ask(text).ranked[0]?.id, text).toBe(id);
      for (const { text } of direct) expect(larger.ask(text).outcome, text).toBe('answer');
    }),
    { numRuns: 100 },
  );
});

test('an unrelated entry that is there from the start does not change what an exact wording finds', () => {
  fc.assert(
    fc.property(strangeEntry, (strange) => {
      const larger = createAnswerer({ ...knowledge, entries: [...knowledge.entries, strange] });
      for (const { id, text } of exact) expect(larger.ask(text).ranked[0]?.id, text).toBe(id);
    }),
    { numRuns: 15 },
  );
});

test('taking an entry in leaves the engine it is taken into as it was', () => {
  fc.assert(
    fc.property(strangeEntry, (strange) => {
      const before = exact.map(({ text }) => answererOn(engine, 'normal').ask(text));
      const unread = answererOn(engine, 'normal').ask(strange.question);
      const larger = withEntry(engine, strange);
      expect(answererOn(larger, 'normal').ask(strange.question).ranked[0]?.id).toBe('q-1');
      expect(exact.map(({ text }) => answererOn(engine, 'normal').ask(text))).toEqual(before);
      expect(answererOn(engine, 'normal').ask(strange.question)).toEqual(unread);
    }),
    { numRuns: 20 },
  );
});
