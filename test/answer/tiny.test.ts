import { describe, expect, test } from 'vitest';
import { createAnswerer, type Entry } from '../../src/answer/index.ts';

function entry(id: string, question: string, ...phrasings: string[]): Entry {
  return { id, topic: 'start', question, phrasings, answer: `Sådan gør du (${id}).` };
}

/** What a municipality has on its first day. */
const three = [
  entry('foerste-login', 'Hvordan logger jeg på første gang?', 'hvor logger jeg ind'),
  entry('journalnotat', 'Hvordan skriver jeg et journalnotat?', 'nyt notat i journalen'),
  entry('luk-sag', 'Hvordan lukker jeg en sag?', 'afslutte en sag'),
];

const unrelated = [
  'hvad tid lukker kantinen',
  'hvordan bestiller jeg ferie',
  'hvordan melder jeg mig syg',
  'hvordan søger jeg orlov',
  'printeren virker ikke',
  'hvordan opretter jeg en ydelse på en plejefamilie',
  'hvornår skal barnets plan være færdig',
  'hvem godkender en underretning',
];

describe.each([1, 2, 3])('a municipality that begins with %i entries', (count) => {
  const entries = three.slice(0, count);
  const topics = [{ id: 'start', title: 'Kom i gang' }];
  const answerer = createAnswerer({ entries, topics, words: {} });

  test.each(unrelated)('is not sure of anything about "%s"', (text) => {
    expect(answerer.ask(text).outcome).not.toBe('answer');
  });

  const asked = entries.flatMap(({ id, question, phrasings }) =>
    [question.toLowerCase().replace('?', ''), ...phrasings].map((text) => [text, id] as const),
  );
  test.each(asked)('answers what is asked as it is written: "%s"', (text, id) => {
    const verdict = answerer.ask(text);
    expect([verdict.outcome, verdict.entries[0]?.id]).toEqual(['answer', id]);
  });
});

test.each([
  ['hvordan logger jeg på frste gang', 'foerste-login'],
  ['hvordan skriver jeg et jurnalnotat', 'journalnotat'],
  ['hvordan lukker jeg sagen', 'luk-sag'],
])('three entries are enough for a slip: "%s"', (text, id) => {
  const verdict = createAnswerer({ entries: three, topics: [], words: {} }).ask(text);
  expect(verdict.entries[0]?.id).toBe(id);
  expect(['answer', 'suggest']).toContain(verdict.outcome);
});
