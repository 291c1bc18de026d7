import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cut, pieces, withoutNull } from '../../adapters/text.ts';

const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;
const words = fc.string({ unit: 'grapheme', maxLength: 200 });
const length = fc.integer({ min: 2, max: 50 });

describe('cut()', () => {
  test('leaves what fits, and ends what does not in an ellipsis', () => {
    expect(cut('Første login', 12)).toBe('Første login');
    expect(cut('Første login', 11)).toBe('Første log…');
    expect(cut('ab👋', 3)).toBe('ab…');
  });

  test('is never too long and never tears a sign in two', () => {
    fc.assert(
      fc.property(words, length, (text, most) => {
        expect(cut(text, most).length).toBeLessThanOrEqual(most);
        expect(cut(text, most)).not.toMatch(loneSurrogate);
      }),
    );
  });
});

describe('pieces()', () => {
  test.each([
    ['et afsnit', 'Først det.\n\nSå dette her.', 20, ['Først det.\n\n', 'Så dette her.']],
    ['en linje', 'Først det her\nså dette', 20, ['Først det her\n', 'så dette']],
    ['en sætning', 'Først det her. Så dette.', 20, ['Først det her. ', 'Så dette.']],
    ['et ord', 'Først det her så dette', 20, ['Først det her så ', 'dette']],
    ['ingenting', 'x'.repeat(25), 20, ['x'.repeat(20), 'x'.repeat(5)]],
    ['slutningen', 'x'.repeat(20), 20, ['x'.repeat(20)]],
    ['intet', '', 20, ['']],
  ])('breaks at %s', (_, text, most, wanted) => {
    expect(pieces(text, most)).toEqual(wanted);
  });

  test('of a long text without a space make it up again', () => {
    for (const text of ['x'.repeat(7001), '👩‍👧'.repeat(1500), `${'a'.repeat(2999)}👍`]) {
      const found = pieces(text, 3000);
      expect(found.join('')).toBe(text);
      for (const piece of found) expect(piece).not.toMatch(loneSurrogate);
    }
  });

  test('lose nothing, are never too long and never tear a sign in two', () => {
    fc.assert(
      fc.property(words, length, (text, most) => {
        const found = pieces(text, most);
        expect(found.join('')).toBe(text);
        for (const piece of found) {
          expect(piece.length).toBeLessThanOrEqual(most);
          expect(piece).not.toMatch(loneSurrogate);
        }
      }),
    );
  });
});

test('withoutNull() puts the replacement character for NUL and leaves the rest', () => {
  expect(withoutNull('a\0b\nc')).toBe('a\uFFFDb\nc');
});
