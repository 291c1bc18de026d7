import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { missingPrivacyFacts, privacyNotice, privacySchema } from '../../src/privacy/index.ts';

const file = parse(readFileSync(new URL('../../content/privacy.yaml', import.meta.url), 'utf8'));
const shipped = privacySchema.parse(file);

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
