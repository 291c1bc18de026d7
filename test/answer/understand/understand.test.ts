import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emergencySchema, understand } from '../../../src/answer/understand/index.ts';
import { createMatcher } from '../../../src/answer/understand/patterns.ts';
import { readWords } from '../../../src/answer/understand/read.ts';
import { shipped, shippedFiles } from './shipped.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({ unit: 'grapheme', maxLength: 400 }),
  fc
    .array(
      fc.constantFrom(
        'hej',
        'far',
        'slår',
        'barnet',
        'og',
        'hvordan',
        '?',
        '.',
        '\n',
        '1.',
        'ja',
        'æ\u0301',
        '\uD83D',
      ),
    )
    .map((words) => words.join(' ')),
);

describe('understand()', () => {
  test('never throws and gives the same answer twice, whatever the text', () => {
    fc.assert(
      fc.property(anyText, fc.nat(4), (text, choices) => {
        const context = { choices, lastQuestion: 'Hvordan opretter jeg en sag?' };
        expect(understand(text, shipped, context)).toEqual(understand(text, shipped, context));
      }),
      { numRuns: 300 },
    );
  });

  test('gives one to three parts, none of them empty, for every question', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const result = understand(text, shipped);
        if (result.kind !== 'question') return;
        expect(result.parts.length).toBeGreaterThan(0);
        expect(result.parts.length).toBeLessThanOrEqual(3);
        for (const part of result.parts) expect(part.trim()).not.toBe('');
      }),
    );
  });

  test('puts an emergency before everything else in the text', () => {
    const said = [
      'hej, er du en robot? barnet bliver slået',
      'hvem spørger mest? far slår drengen',
      'tak for hjælpen, nu truer han med kniv',
    ];
    for (const text of said) expect(understand(text, shipped, { choices: 3 }).kind).toBe('emergency');
  });

  test.each([
    ['one word of 40,000 letters', 'slår'.repeat(10_000)],
    ['40,000 letters a', 'a'.repeat(40_000)],
    ['13,000 times the same danger', 'far slår '.repeat(4_400)],
    ['40,000 question marks', '?'.repeat(40_000)],
    ['40,000 spaces and a word', `${' '.repeat(40_000)}x`],
    ['20,000 line breaks with numbers', '1.\n'.repeat(13_000)],
    ['8,000 joints', 'hvordan og '.repeat(3_600)],
    ['40,000 combining marks', `e${'\u0301'.repeat(40_000)}`],
    ['40,000 zero-width marks', 'a\u200B'.repeat(20_000)],
    ['40,000 hyphens after a word', `hej ${'-'.repeat(40_000)}`],
  ])('reads %s to the end', (_name, text) => {
    expect(understand(text, shipped).kind).toBeTypeOf('string');
  });
});

describe('readWords()', () => {
  test('finds every word in its place in the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let last = 0;
        for (const word of readWords(text)) {
          expect(word.start).toBeGreaterThanOrEqual(last);
          expect(word.end).toBeGreaterThan(word.start);
          last = word.end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

describe('a rule', () => {
  const source = (pattern: string, lookalikes: readonly string[] = []) =>
    createMatcher({ lists: { barn: ['barn', 'barnet'] }, groups: { it: [pattern] }, lookalikes });

  test.each([
    ['far|mor henter {barn}', 'far henter barnet', true],
    ['far|mor henter {barn}', 'barnet henter far', false],
    ['far|mor henter {barn}', 'mor en to tre henter barn', true],
    ['far|mor henter {barn}', 'mor en to tre fire henter barn', false],
    ['far … {barn}', 'far en to tre fire fem seks barn', true],
    ['lige_nu', 'lige nu', true],
    ['lige_nu', 'lige ikke nu', false],
    ['forsvund*', 'forsvundet', true],
    ['forsvinder', 'forsvnder', true],
    ['forsvinder', 'for svinder', true],
    ['far henter', 'farhenter', true],
    ['får', 'far', true],
    ['far', 'får', false],
    ['slår', 'slaar', true],
    ['slår', 'slar', true],
    ['dør', 'gør', false],
  ])('"%s" and "%s": %s', (pattern, text, fires) => {
    expect(source(pattern).match(text).of('it') !== undefined).toBe(fires);
  });

  test('does not read an ordinary word as a slip when it is listed as a lookalike', () => {
    expect(source('lokket').match('lukket').of('it')).toBeDefined();
    expect(source('lokket', ['lukket']).match('lukket').of('it')).toBeUndefined();
  });
});

describe('the content schemas', () => {
  test('refuse an unknown key and a rule with signs of its own', () => {
    expect(emergencySchema.safeParse({ ...shippedFiles.emergency, extra: 1 }).success).toBe(false);
    expect(emergencySchema.safeParse({ ...shippedFiles.emergency, danger: ['far (slår'] }).success).toBe(
      false,
    );
  });

  test('read a bare number or true in a word list as the word it looks like', () => {
    const lists = { ...shippedFiles.emergency.lists, tal: [112, true] };
    expect(emergencySchema.parse({ ...shippedFiles.emergency, lists }).lists['tal']).toEqual(['112', 'true']);
  });
});
