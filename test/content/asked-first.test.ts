import { expect, test } from 'vitest';
import { know, readContent, shippedContent } from '../../src/content.ts';

const read = await readContent({ shipped: shippedContent }, Date.parse('2026-11-23T10:00:00Z'));
if (!read.ok) throw new Error('Cannot read the shipped content. Run: npm run -s medvind -- check');
const { answerer } = know(read, []);

// What everybody asks on the first day, as people of both languages type it.
test.each([
  ['hvordan logger jeg ind', 'answer', 'foerste-login'],
  ['kan ikke logge ind', 'answer', 'foerste-login'],
  ['how do I log in', 'answer', 'foerste-login'],
  ['where do i log in', 'answer', 'foerste-login'],
  ['i forgot my password what do i do', 'answer', 'glemt-adgangskode'],
  ['glemt password', 'answer', 'glemt-adgangskode'],
  // One word may be about several: what it may be is offered, not guessed.
  ['login', 'suggest', 'foerste-login'],
  ['I cannot log in', 'suggest', 'foerste-login'],
] as const)('"%s" leads to the shipped %s of %s', (text, outcome, entry) => {
  const verdict = answerer.ask(text);
  expect([verdict.outcome, verdict.entries[0]?.id]).toEqual([outcome, entry]);
});

test.each(['hvordan logger jeg ud', 'how do I log out', 'how do I bake a cake', 'how do I get a divorce'])(
  '"%s" is like a first question and is not answered as one',
  (text) => {
    expect(answerer.ask(text).outcome).not.toBe('answer');
  },
);
