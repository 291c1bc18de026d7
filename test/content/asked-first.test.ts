import { expect, test } from 'vitest';
import { understand } from '../../src/answer/index.ts';
import { know, readContent, shippedContent } from '../../src/content.ts';

const read = await readContent({ shipped: shippedContent }, Date.parse('2026-11-23T10:00:00Z'));
if (!read.ok) throw new Error('Cannot read the shipped content. Run: npm run -s medvind -- check');
const { answerer, content } = know(read, []);

// What everybody asks on the first day, as people of both languages type it.
test.each([
  ['hvordan logger jeg ind', 'answer', 'foerste-login'],
  ['kan ikke logge ind', 'answer', 'foerste-login'],
  ['how do I log in', 'answer', 'foerste-login'],
  ['where do i log in', 'answer', 'foerste-login'],
  ['i forgot my password what do i do', 'answer', 'glemt-adgangskode'],
  ['glemt password', 'answer', 'glemt-adgangskode'],
  ['I cannot log in', 'suggest', 'foerste-login'],
  ['hvordan logger jeg ud', 'answer', 'log-af'],
  ['how do I log out', 'answer', 'log-af'],
] as const)('"%s" leads to the shipped %s of %s', (text, outcome, entry) => {
  const verdict = answerer.ask(text);
  expect([verdict.outcome, verdict.entries[0]?.id]).toEqual([outcome, entry]);
});

// One word is little to be sure of: whether it is answered or only offered, it leads there.
test('"login" has the first login first', () => {
  expect(answerer.ask('login').entries[0]?.id).toBe('foerste-login');
});

// What people write in the first weeks when something hurts, and what the nearest words would wrongly lead to.
test.each([
  ['den gemmer ikke', 'support-gemmer-ikke', 'medvind-hvad-gemmes'],
  ['alt hvad jeg skrev er væk', 'support-gemmer-ikke', 'gammel-sag-ikke-fundet'],
  ['gamle journalnotater', 'dokumenter-mangler', 'skriv-journalnotat'],
  ['forkert cpr på sagen', 'rettelse-sag-forkert-person', 'medvind-cpr-stop'],
])('"%s" offers %s first, and never answers with %s', (text, wanted, wrong) => {
  const { entries, outcome } = answerer.ask(text);
  expect(entries[0]?.id).toBe(wanted);
  if (outcome === 'answer') expect(entries.map(({ id }) => id)).not.toContain(wrong);
});

test.each(['jeg magter ikke mere', 'jeg kan ikke mere', 'jeg er ved at bryde sammen', 'er så stresset'])(
  '"%s" is met with who to talk to, and not with a form',
  (text) => {
    expect(understand(text, content.understanding)).toMatchObject({
      kind: 'question',
      door: { id: 'overbelastet', strength: 'clear' },
    });
  },
);

test.each([
  'jeg kan ikke mere logge på',
  'jeg magter ikke alle de adviser',
  'jeg orker ikke flere skemaer i systemet',
])('"%s" is about the system', (text) => {
  expect(understand(text, content.understanding)).not.toMatchObject({ door: { id: 'overbelastet' } });
});

test.each(['how do I bake a cake', 'how do I get a divorce'])(
  '"%s" is like a first question and is not answered as one',
  (text) => {
    expect(answerer.ask(text).outcome).not.toBe('answer');
  },
);
