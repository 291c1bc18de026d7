import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  dueAt,
  dueForErasure,
  type Kept,
  missingPrivacyFacts,
  privacyNotice,
  privacySchema,
  projectDueAt,
} from '../../src/privacy/index.ts';

const file = parse(readFileSync(new URL('../../content/privacy.yaml', import.meta.url), 'utf8'));
const shipped = privacySchema.parse(file);
const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 23, 8, 30);

describe('the shipped example', () => {
  test('is marked as one and lacks only that and the date of the works council', () => {
    expect(missingPrivacyFacts(shipped)).toEqual(['example', 'medInformed']);
  });

  test('has all six facts in both languages, with the numbers of its own rules', () => {
    const { notice } = privacyNotice(shipped);
    for (const text of Object.values(notice)) {
      expect(text.da.length).toBeGreaterThan(30);
      expect(text.en.length).toBeGreaterThan(30);
      expect(text.da + text.en).not.toMatch(/[{}]/);
    }
    expect(notice.retention.da).toContain('30 dage');
    expect(notice.retention.en).toContain('90 days');
  });
});

test('a notice follows its rules, and a placeholder nobody knows stays to be seen', () => {
  const { notice } = privacyNotice({
    ...shipped,
    facts: { ...shipped.facts, retention: { da: '{questionTextDays} og {ukendt}', en: '' } },
    retention: { ...shipped.retention, questionTextDays: 14 },
  });
  expect(notice.retention).toEqual({ da: '14 og {ukendt}', en: '' });
});

test('everything that is missing is told by its field', () => {
  const empty = { da: ' ', en: '' };
  const facts = { ...file.facts, purpose: empty };
  const settings = privacySchema.parse({
    ...file,
    example: false,
    facts,
    dpo: {},
    medInformed: '2026-10-01',
  });
  expect(missingPrivacyFacts(settings)).toEqual(['facts.purpose.da', 'facts.purpose.en', 'dpo']);
});

test.each([
  ['an unknown field', { extra: 1 }],
  ['a fact left out', { facts: { ...file.facts, purpose: undefined } }],
  ['a date that is none', { medInformed: '1. oktober' }],
  ['keeping for no time', { retention: { transcriptDays: 0 } }],
])('%s is refused', (_, change) => {
  expect(privacySchema.safeParse({ ...file, ...change }).success).toBe(false);
});

describe('how long things are kept', () => {
  const rules = shipped.retention;

  test.each<[string, Kept, number | undefined]>([
    ['a solved question', { kind: 'question', id: 'q', askedAt: NOW - 80 * DAY, solvedAt: NOW }, 30],
    ['an unsolved question', { kind: 'question', id: 'q', askedAt: NOW }, 90],
    ['a warned text nobody sent', { kind: 'unsent-text', id: 't', at: NOW }, 1],
    ['the chat', { kind: 'transcript', id: 't', at: NOW }, 30],
    ['the log of who looked', { kind: 'audit', id: 'a', at: NOW }, 183],
    ['who has answered, of a closed wave', { kind: 'participation', id: 'p', closedAt: NOW }, 0],
    ['who has answered, of an open wave', { kind: 'participation', id: 'p' }, undefined],
  ])('%s', (_, kept, days) => {
    expect(dueAt(kept, rules)).toBe(days === undefined ? undefined : NOW + days * DAY);
  });

  test('a thing is due from its moment on, not before; of a question only the words go', () => {
    const kept: Kept[] = [
      { kind: 'transcript', id: 'late', at: NOW - 30 * DAY },
      { kind: 'transcript', id: 'early', at: NOW - 30 * DAY + 1 },
      { kind: 'question', id: 'solved', askedAt: 0, solvedAt: NOW - 31 * DAY },
    ];
    expect(dueForErasure(kept, NOW, rules)).toEqual([
      { kind: 'question', id: 'solved', erase: 'words', since: NOW - DAY },
      { kind: 'transcript', id: 'late', erase: 'all', since: NOW },
    ]);
  });

  test('a year after the project the rest goes', () => {
    expect(projectDueAt(NOW, rules)).toBe(NOW + 365 * DAY);
  });
});
