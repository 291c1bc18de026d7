import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createLexicon } from '../../../src/answer/understand/lexicon.ts';
import { squeeze } from '../../../src/answer/understand/read.ts';
import { createStretches } from '../../../src/answer/understand/stretches.ts';

const letters = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'abdeiloprst'), maxLength: 14 }),
  fc.string({ unit: 'binary', maxLength: 90 }),
);

function numberOf(word: string): number {
  const alone = createStretches();
  alone.read(word);
  return alone.between(0, word.length);
}

describe('the number of a stretch', () => {
  test('is that of the same letters as a word of their own, whole or with one left out', () => {
    const stretches = createStretches();
    fc.assert(
      fc.property(letters, letters, fc.nat(), fc.nat(), (word, next, one, other) => {
        const whole = word + next;
        const [from, to] = [one % (whole.length + 1), other % (whole.length + 1)].sort((a, b) => a - b);
        stretches.read(word, next);
        expect(stretches.between(from as number, to as number)).toBe(numberOf(whole.slice(from, to)));
        if (from === to) return;
        const less = whole.slice(0, from) + whole.slice((from as number) + 1, to);
        expect(stretches.without(from as number, to as number)).toBe(numberOf(less));
      }),
    );
  });

  test('is that of the squeezed word when doubled consonants count once', () => {
    const stretches = createStretches();
    fc.assert(
      fc.property(letters, letters, (word, next) => {
        stretches.read(word, next);
        expect(stretches.squeezed()).toBe(numberOf(squeeze(word + next)));
      }),
    );
  });
});

describe('a lexicon', () => {
  const lexicon = createLexicon(['slår', 'forsvund*', 'barnet', 'bidt', 'kniv', 'tilbage'], ['lår']);

  test('finds of two words what it finds of the two written as one', () => {
    const word = fc.oneof(
      letters,
      fc.constantFrom('for', 'svunden', 'barn', 'et', 'sla', 'r', 'slaar', 'bit', 'tibl', 'age', 'kn', 'iv'),
    );
    fc.assert(
      fc.property(word, word, fc.boolean(), (one, other, typos) => {
        const [word, next] = [one, other].map((full) => ({ full, flat: full.replaceAll('aa', 'a') }));
        if (!word || !next) return;
        const whole = { full: word.full + next.full, flat: word.flat + next.flat };
        expect(lexicon.findJoined(word, next, typos)).toEqual(lexicon.find(whole, typos));
      }),
    );
  });

  test.each([
    ['slaar', [0]],
    ['slar', [0]],
    ['forsvundet', [1]],
    ['forsvudnet', [1]],
    ['banret', [2]],
    ['bitt', []],
    ['laar', []],
    ['knnivv', [4]],
    ['tilbageholdt', []],
  ])('takes "%s" for %j', (full, ids) => {
    expect(lexicon.find({ full, flat: full.replaceAll('aa', 'a') })).toEqual(ids);
  });

  test('takes apart what is run together of its words, one of four letters or more', () => {
    expect(lexicon.piecesOf('barnetbidtkniv')).toEqual(['barnet', 'bidt', 'kniv']);
    expect(lexicon.piecesOf('barnethus')).toBeUndefined();
  });
});
