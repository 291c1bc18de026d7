import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mayHoldDigit } from '../../src/privacy/digits.ts';
import { type FindingKind, guard, guardForPrint } from '../../src/privacy/index.ts';
import { NAMES, THINGS } from './names.ts';
import { ORDINARY } from './ordinary.ts';

test('at least a hundred ordinary questions are in the list', () => {
  expect(ORDINARY.length).toBeGreaterThanOrEqual(100);
});

test.each(ORDINARY)('nothing is found in "%s"', (text) => {
  expect(guard(text)).toEqual([]);
});

const WARNED: readonly [FindingKind, string][] = [
  ['name-age', 'Emma på 7 år'],
  ['name-age', 'emma på 7 år har fået ny skole'],
  ['name-age', 'drengen Oliver 9 år'],
  ['name-age', 'Oliver (9) skal have kontaktperson'],
  ['name-age', 'sag om Emma Hansen, 7 år'],
  ['name-age', '7-årige Emma'],
  ['name-age', 'det gælder Xenia på 7 år'],
  ['name-age', 'Emma, 7 years old'],
  ['name', 'drengen Xerxes skal flyttes'],
  ['name', 'familien Hansen får ikke brevet'],
  ['name', 'Olivers mor kan ikke se planen'],
  ['name', 'sagen på Emma er låst'],
  ['place', 'tvillingerne fra Nordby, 7 år'],
  ['place', 'pige på 7 år fra Nordby'],
  ['place', '3.b på Nordbyskolen'],
  ['address', 'hun bor Skovvej 12'],
  ['address', 'flyttet til skovvej 12 b'],
  ['address', 'Nørre Allé 5, 2. tv'],
  ['address', 'ny adresse er 8000 Aarhus C'],
  ['address', 'postnr 5000 odense'],
  ['phone', 'ring til mor på 20 12 56 78'],
  ['phone', '+45 12 34 56 78'],
  ['phone', '+4512345678'],
  ['phone', 'tlf. 12345678'],
  ['email', 'skriv til emma.hansen@mail.example'],
  ['health', 'hans mor drikker og kan ikke svare'],
  ['health', 'drengen har adhd og får medicin'],
  ['health', 'hun er selvmordstruet'],
  ['health', 'Oliver har autisme'],
  ['crime', 'far er dømt for vold'],
  ['crime', 'han er sigtet for røveri'],
  ['crime', 'barnet er blevet slået af stedfar'],
  ['birth-date', 'han er født 15.03.2016'],
  ['birth-date', 'født den 3. maj'],
];

describe('a gentle warning', () => {
  test.each(WARNED)('%s: %s', (kind, text) => {
    const found = guard(text);
    expect(found.map((finding) => finding.kind)).toContain(kind);
    expect(found.every((finding) => finding.action === 'warn')).toBe(true);
  });

  test('stands where the passage stands, in the text as typed', () => {
    const text = 'Hej 👋 hendes nummer: 20 12 56 78 i dag';
    const [finding] = guard(text);
    expect(text.slice(finding?.start, finding?.end)).toBe('20 12 56 78');
  });

  test('stands together with a stop, which comes first', () => {
    expect(guard('Emma på 7 år, 150360-5123').map(({ action }) => action)).toEqual(['stop', 'warn']);
  });
});

describe('a name', () => {
  test.each(NAMES)('is seen in "%s"', (text) => {
    expect(guard(text).map(({ kind }) => kind)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^(name|place)$/)]),
    );
  });

  test.each(THINGS)('is not what is only a thing with a capital letter: "%s"', (text) => {
    expect(guard(text).filter(({ kind }) => kind === 'name' || kind === 'place')).toEqual([]);
  });

  test.each(['dreng 9 år fra Kolding', '7-årig pige fra Herning'])(
    'of a town is one whatever it ends in: "%s"',
    (text) => {
      expect(guard(text).map(({ kind }) => kind)).toContain('place');
    },
  );
});

describe('what is printed for others', () => {
  test.each([
    ['name', 'Mads Hansen fik sin plan samme dag'],
    ['name', 'I dag fik Anne-Sofie Lund sin plan'],
    ['address', 'familien på Elmevej fik sin plan'],
  ])('names nobody, by %s: %s', (kind, text) => {
    expect(guardForPrint(text).map((finding) => finding.kind)).toContain(kind);
    expect(guard(text)).toEqual([]);
  });

  test('is looked at for everything else too', () => {
    for (const [, text] of WARNED) expect(guardForPrint(text)).toEqual(expect.arrayContaining(guard(text)));
  });
});

describe('laws', () => {
  test('never throws on any text, and every finding lies within it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (text) => {
        for (const { start = 0, end = text.length } of guard(text)) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 100 },
    );
  });

  // A space of an em at the end changes no finding, but has the text looked at for everything.
  const whole = (text: string) => guard(`${text}\n\u2003`);

  test('a text without a digit is found the same in as one that is looked at for everything', () => {
    const digitless = [...ORDINARY, ...WARNED.map(([, text]) => text)].map((text) => text.replace(/\d/g, ''));
    for (const text of digitless) expect(guard(text)).toEqual(whole(text));
    const words = fc.constantFrom(
      ...digitless.flatMap((text) => text.split(' ')),
      '½',
      '²',
      '&#49;',
      '%31',
      '<b>',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 30 }), (some) => {
        expect(guard(some.join(' '))).toEqual(whole(some.join(' ')));
      }),
    );
  });

  test('no character that is read as a digit, alone or with others, is passed over', () => {
    for (let code = 0; code <= 0x10ffff; code++) {
      const character = String.fromCodePoint(code);
      if (!/\d/.test(character.normalize('NFKC')) && !/\p{N}|[%&<]/u.test(character)) continue;
      expect(mayHoldDigit(`hej ${character} du`)).toBe(true);
    }
  });

  test('lone surrogates and control characters are read as well', () => {
    expect(() => guard('\ud83d150360\udc4b-5123\u0000')).not.toThrow();
    expect(guard('\ud83d150360-5123\udc4b')).toEqual([{ kind: 'cpr', action: 'stop' }]);
  });

  test.each([
    'emma 7 ',
    '1 ',
    '1-',
    '15.03.',
    'cpr er ',
    'a@',
    'a.',
    'mor ',
    'Vej 1',
    '<',
    '&#',
    '%4',
    'é\u0301',
    '１',
    '\ud83d',
    'ﷺ',
    'tvilling ',
    '12 34 ',
    ' ',
    'Emma på 7 år, ',
    '150360-5123 ',
    'f',
  ])(
    'forty thousand characters of "%s" come to an end',
    (piece) => {
      const text = piece.repeat(Math.ceil(40_000 / piece.length)).slice(0, 40_000);
      expect(() => guard(text)).not.toThrow();
    },
    5000,
  );
});
