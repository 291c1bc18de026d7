import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { guard, isStopped } from '../../src/privacy/index.ts';
import { DATE_SEPARATORS, type ImpossiblePerson, inScript, SEPARATORS, ZEROS } from './forms.ts';

const stops = (text: string) => isStopped(guard(text));

describe('stopped', () => {
  test.each([
    ['with a hyphen', '150360-5123'],
    ['in one', '1503605123'],
    ['after the word', 'cpr150360-5123'],
    ['after the word and a colon', 'CPR: 1503605123'],
    ['with an en dash', '150360–5123'],
    ['with a hyphen that does not break', '150360‑5123'],
    ['with a space', '150360 5123'],
    ['with a space that does not break', '150360\u00a05123'],
    ['with dots', '15.03.60.5123'],
    ['with dots and a hyphen', '15.03.60-5123'],
    ['with slashes', '15/03/60-5123'],
    ['as 15/03-60', '15/03-60 5123'],
    ['with spaces in odd places', '15 03 60 5123'],
    ['with spaces in odder places', '1503 605 123'],
    ['with a space after each digit', '1 5 0 3 6 0 5 1 2 3'],
    ['with the last four in pairs', '150360-51 23'],
    ['in pairs', '15 03 60 51 23'],
    ['with a space and a hyphen', '15 0360-5123'],
    ['over two lines', 'nummeret er 150360-\n5123'],
    ['over two quoted lines', '> 150360-\n> 5123'],
    ['over four lines', '15\n03\n60\n5123'],
    ['in an address', 'https://sag.example/person/1503605123?vis=1'],
    ['in an address with %2D', 'https://sag.example/?q=150360%2D5123'],
    ['in an address with a coded dash', 'https://sag.example/?q=150360%E2%80%935123'],
    ['as HTML', '150360&nbsp;5123'],
    ['as HTML with a numbered dash', '150360&#8209;5123'],
    ['between tags', '150360<b>-5123</b>'],
    ['glued to letters', 'sag1503605123barn'],
    ['in full-width digits', '１５０３６０－５１２３'],
    ['in circled digits', '①⑤⓪③⑥⓪-⑤①②③'],
    ['in key caps', '1️⃣5️⃣0️⃣3️⃣6️⃣0️⃣5️⃣1️⃣2️⃣3️⃣'],
    ['in two scripts', '15٠٣60-5123'],
    ['with invisible characters', '1\u200b5\u200c0\u200d3\ufeff6\u00ad0\u2060-5123'],
    ['behind a footnote', '150360-5123¹'],
    ['as a replacement number', '750360-5123'],
    ['as the health service writes it', '150360-5AB3'],
    ['the same in one and small', '1503605ab3'],
    ['with the whole year', '15.03.1860-5123'],
    ['with the whole year in one', '15031860-5123'],
    ['with the whole year in twelve digits', '150318605123'],
    ['with the whole year in twelve digits, among words', 'se sag 150318605123 igen'],
    ['with the year first', '1860-03-15-5123'],
    ['with the year first in two', '18600315-5123'],
    ['with the year first and spaces', '1860 03 15 5123'],
    ['with the year first and slashes', '1860/3/15-5123'],
    ['with the year first in one', '186003155123'],
    ['with the year first, born in 2040', '2040-02-29-5123'],
    ['with the year first as a replacement number', '1860-03-75-5123'],
    ['after a date of birth', 'født 15/3 1860, 5123'],
    ['after a date of birth with two digits of the year', 'født d. 15/3 60 (5123)'],
    ['after a date of birth in English', 'born on 15/3 1860; 5123'],
    ['with a day of one digit', '5/3-60-5123'],
    ['on 29 February 2040', '290240-5123'],
    ['among other numbers', 'sag 4711 150360-5123 4 børn'],
    ['after a telephone number', '+45 150360-5123'],
    ['after the word, mistyped by one', 'cpr 15036-5123'],
    ['after the word, with a day that is not there', 'cpr-nummeret er 3213605123'],
    ['with the month as a word', 'født 15. marts 1860-5123'],
    ['with the month as a short word', '15. mar. 60-5123'],
    ['with a letter for a nought', '15O360-5123'],
    ['with a letter for a one', 'l50360-5l23'],
    ['as a fullwidth dot date', '15．03．60－5123'],
  ])('%s', (_, text) => {
    expect(stops(text)).toBe(true);
  });
});

describe('let through, being no personal number', () => {
  test.each([
    ['a day that is not there', '3203605123'],
    ['a month that is not there', '151360-5123'],
    ['29 February of a year without one', '290261-5123'],
    ['day 0', '000360-5123'],
    ['an invoice number', '451234567890'],
    ['an invoice number that begins like a date', '150399995123'],
    ['an invoice number with its date and a count', '202611290047'],
    ['a month that is not there, of twelve digits', '151318605123'],
    ['twelve digits of another century', '150318600123'],
    ['the year first of another century', '1860-03-15-0123'],
    ['a time with the year first', '2026-11-29-1200'],
    ['a time with the year first and a space', '2026-11-29 2359'],
    ['a time with the year first in one', '202611291200'],
    ['a version', '2031.03.15.5123'],
    ['a row of three times four', '1234 5678 9012'],
    ['the price on a day', 'fra 1/3 2040, 5000 kr.'],
    ['thirteen digits', '5790001234567'],
    ['eleven digits', '15036051234'],
    ['eight digits', '15036051'],
    ['a case number', '2026-004711'],
    ['an old case number', '2012-004711'],
    ['a GUID that holds ten digits', 'ab150360-5123-4abc-8def-1503605123ff'.slice(0, 36)],
    ['a checksum that holds ten digits', 'a1503605123fdefabcdefabcdefabcde'],
    ['a date and a time', '15.03.2026 10.30'],
    ['a short date and a time', '15.03.26 10.30'],
    ['a date and hours', '15.03.26 10-12'],
    ['a day and hours', '15/03 10.30-11.30'],
    ['a timestamp', '2026-11-12 10:30:45'],
    ['a timestamp with dots', '2026-11-12 10.30.45'],
    ['a range of dates', '10.12-12.12.2026'],
    ['a range of days', '15.03.2026-20.03.2026'],
    ['thousands', '1.203.456.789'],
    ['an address of a machine', '10.10.100.100'],
    ['a telephone number', '+45 12 34 56 78'],
    ['a company number and a count', '12045678 10'],
  ])('%s', (_, text) => {
    expect(stops(text)).toBe(false);
  });
});

describe('pieces are warned of', () => {
  test.each([
    'cpr slutter på 5123',
    'cpr-nummeret ender på 5123',
    'personnummer starter med 150360',
    'hendes sidste fire cifre er 5123',
    '150360-xxxx',
    '150360-****',
  ])('%s', (text) => {
    expect(guard(text).map(({ kind, action }) => `${kind} ${action}`)).toEqual(['cpr-part warn']);
  });

  test('the last digits of a case number are no piece', () => {
    expect(guard('de sidste fire cifre i sagsnummeret er 4711')).toEqual([]);
  });
});

test.each([
  ['01.01.2057-5123', true],
  ['01.01.1857-5123', false],
  ['01.01.2036-4123', true],
  ['01.01.2037-4123', false],
  ['01.01.2036-0123', false],
])('a whole year counts only if the century digit gives the same: %s is stopped: %s', (text, stopped) => {
  expect(stops(text)).toBe(stopped);
});

test('a ten-digit number without a sign is told apart as like one', () => {
  expect(guard('1503605123')).toEqual([{ kind: 'cpr-like', action: 'stop' }]);
  expect(guard('150360-5123')).toEqual([{ kind: 'cpr', action: 'stop' }]);
});

describe('laws', () => {
  const two = (value: number) => String(value).padStart(2, '0');
  const person: fc.Arbitrary<ImpossiblePerson> = fc
    .record({
      day: fc.integer({ min: 1, max: 28 }),
      replacement: fc.boolean(),
      month: fc.integer({ min: 1, max: 12 }),
      born: fc.oneof(
        fc.record({ year: fc.integer({ min: 58, max: 65 }), century: fc.integer({ min: 5, max: 8 }) }),
        fc.record({ year: fc.integer({ min: 30, max: 57 }), century: fc.integer({ min: 5, max: 8 }) }),
        fc.record({ year: fc.integer({ min: 30, max: 36 }), century: fc.constantFrom(4, 9) }),
      ),
      serial: fc.integer({ min: 0, max: 999 }),
    })
    .map(({ day, replacement, month, born, serial }) => ({
      day: two(replacement ? day + 60 : day),
      month: two(month),
      year: two(born.year),
      four: `${born.century}${String(serial).padStart(3, '0')}`,
    }));
  const lettered = fc
    .tuple(person, fc.stringMatching(/^[A-Za-z]{2}$/))
    .map(([one, letters]) => ({ ...one, four: `${one.four[0]}${letters}${one.four[3]}` }));
  const signs = fc.tuple(fc.constantFrom(...DATE_SEPARATORS), fc.constantFrom(...SEPARATORS));
  const anyText = fc.string({ unit: 'binary', maxLength: 60 });
  const written = fc
    .tuple(fc.oneof(person, lettered), signs)
    .map(([{ day, month, year, four }, [inDate, before]]) => [day, month, year].join(inDate) + before + four);
  const digitless = fc
    .oneof(
      anyText,
      fc.constantFrom(
        'cpr ',
        'Hej,\n',
        'id=',
        '+',
        '%',
        '<',
        '&#',
        '-',
        'sag på Emma, ',
        '\u200b',
        '½'.slice(1),
      ),
    )
    .filter((text) => !/\p{N}/u.test(text) && !/\p{N}/u.test(text.normalize('NFKC')));

  test('every form of every impossible person is stopped, whatever text without digits stands around it', () => {
    fc.assert(
      fc.property(digitless, written, digitless, (before, number, after) => {
        expect(stops(before + number + after)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  test('in every script', () => {
    fc.assert(
      fc.property(person, fc.constantFrom(...ZEROS), fc.constantFrom(...SEPARATORS), (one, zero, sign) => {
        const number = `${one.day}${one.month}${one.year}${sign}${one.four}`;
        expect(stops(inScript(number, zero))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('with a space or an invisible character in any places', () => {
    const gaps = fc.array(fc.constantFrom('', '', '\u200b', ' '), { minLength: 10, maxLength: 10 });
    fc.assert(
      fc.property(person, gaps, ({ day, month, year, four }, between) => {
        const digits = [...(day + month + year + four)];
        const text = digits.map((digit, i) => (between[i] ?? '') + digit).join('');
        // Eight digits in one piece are a company number, a telephone number or a case number.
        fc.pre(!text.split(' ').some((run) => run.replace(/\D/g, '').length === 8));
        expect(stops(text)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test('text put before or after, digits too, never lets a stopped one through', () => {
    const numbers = fc.string({ unit: fc.constantFrom(...'0123456789 .-/:\n+AX'), maxLength: 30 });
    const around = fc.oneof(anyText, numbers);
    fc.assert(
      fc.property(around, written, around, (before, number, after) => {
        fc.pre(!/\p{N}[^\p{L}\s\p{P}\p{S}]*$/u.test(before) && !/^[^\p{L}\s\p{P}\p{S}]*\p{N}/u.test(after));
        expect(stops(before + number + after)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  test('nothing found repeats any of the text', () => {
    fc.assert(
      fc.property(written, (number) => {
        const told = JSON.stringify(guard(`cpr ${number}`).map(({ kind, action }) => ({ kind, action })));
        expect(told).not.toMatch(/\d/);
        expect(
          guard(number)
            .filter(({ action }) => action === 'stop')
            .every((one) => Object.keys(one).length === 2),
        ).toBe(true);
      }),
    );
  });

  test('letters of a GUID are not read as a month', () => {
    expect(stops('fejl bd4feb20-0000-1000-8000-000000000000')).toBe(false);
  });

  test('GUIDs and thirteen-digit numbers are never stopped', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.stringMatching(/^57[0-9]{11}$/), (id, ean) => {
        expect(stops(`fejl ${id} ved ${ean}`)).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });
});
