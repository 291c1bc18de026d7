import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatNumber } from '../../src/calendar/index.ts';
import { numberFrom } from '../../src/dialogue/report/number.ts';

describe('a number that somebody wrote', () => {
  test.each([
    ['3,2', 3.2],
    ['3.2', 3.2],
    ['1.250', 1250],
    ['1.250,5', 1250.5],
    ['12.345.678', 12_345_678],
    ['85 %', 85],
    ['85%', 85],
    ['−4', -4],
    ['–0,5', -0.5],
    ['+7', 7],
    [' 1 250 ', 1250],
    ['0', 0],
    ['-0', 0],
    ['007', 7],
  ])('"%s" is read the Danish way', (written, value) => {
    expect(numberFrom(written, 'da')).toBe(value);
  });

  test.each([
    ['3.2', 3.2],
    ['3,2', 3.2],
    ['1,250', 1250],
    ['1,250.5', 1250.5],
    ['3.125', 3.125],
  ])('"%s" is read the English way', (written, value) => {
    expect(numberFrom(written, 'en')).toBe(value);
  });

  test.each([
    '',
    ' ',
    'tre',
    '3,2,1',
    '1.25.0',
    '3-4',
    '1e5',
    'NaN',
    'Infinity',
    '--3',
    '0x10',
    '3 dage',
    '9999999999',
  ])('"%s" is none', (written) => {
    expect(numberFrom(written, 'da')).toBeUndefined();
  });

  test('what we write ourselves is read as what it was, in both languages', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -99_999_999, max: 99_999_999 }),
        fc.constantFrom('da', 'en'),
        (n, lang) => {
          expect(numberFrom(formatNumber(n / 100, lang, 2), lang)).toBeCloseTo(n / 100, 6);
        },
      ),
    );
  });
});
