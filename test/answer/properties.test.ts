import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createAnswerer } from '../../src/answer/index.ts';
import { knowledge } from './knowledge.ts';

const answerer = createAnswerer(knowledge);
const outcomes = ['answer', 'suggest', 'clarify', 'route'];
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({ unit: 'grapheme', maxLength: 400 }),
  fc.string({ maxLength: 40 }).map((text) => text.repeat(1_000)),
  fc.constantFrom(
    '\u0000',
    '\ud800',
    'a\u0301'.repeat(20_000),
    '§'.repeat(40_000),
    'å'.repeat(40_000),
    ' \n\t',
    '(.*)+$',
    '__proto__',
    'constructor',
  ),
);

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
    { numRuns: 300 },
  );
});

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

test('an unrelated entry does not change what an exact wording finds', () => {
  const letters = fc.string({
    unit: fc.constantFrom(...'bcdfghjklmnpqrstvwxz'),
    minLength: 5,
    maxLength: 12,
  });
  fc.assert(
    fc.property(fc.array(letters, { minLength: 3, maxLength: 8 }), (words) => {
      const strange = {
        id: 'q-1',
        topic: 'hjaelp',
        question: words.join(' '),
        phrasings: [],
        answer: words.join(''),
      };
      const larger = createAnswerer({ ...knowledge, entries: [...knowledge.entries, strange] });
      for (const entry of knowledge.entries) expect(larger.ask(entry.question).ranked[0]?.id).toBe(entry.id);
    }),
    { numRuns: 15 },
  );
});
