import { expect, test } from 'vitest';
import { wordHash } from '../../src/answer/reading/grams.ts';
import { saidBy, saidToo, strangersIn } from '../../src/answer/rows/said.ts';
import { finished } from '../../src/answer/steps.ts';

const words = (text: string) => Int32Array.from(text.split(' '), wordHash);

// Three entries: two of them write of letters in their answers, one of cases alone.
const wordings = ['send letter', 'letter wrong', 'close case'].map(words);
const answers = ['press letter', 'letter again', 'press close'].map(words);
const said = finished(saidBy([...wordings, words('weather today')], [0, 1, 2, 3], answers));

/** As rare as a word that so many of three entries say. */
const rare = (entries: number) => 1 - Math.log(entries + 1) / Math.log(4);

test.each([
  ['the same words', 'send letter', 0, 0, 0],
  ['a word that only this wording has', 'letter', 0, rare(1), 0],
  ['a word that two entries say', 'send', 0, rare(2), 0],
  ['the rarest of several', 'nothing here', 0, rare(1), 1],
  ['a word that no entry says', 'send letter tomorrow', 0, 0, 1],
  ['a word that only an answer has', 'close case press', 2, 0, rare(2)],
])('strangersIn() finds %s', (_, text, row, unsaid, unmet) => {
  const found = strangersIn(said, words(text))(row);
  expect(found.unsaid).toBeCloseTo(unsaid, 10);
  expect(found.unmet).toBeCloseTo(unmet, 10);
});

test('a text without a nearest wording lacks nothing and meets nothing', () => {
  expect(strangersIn(said, words('send letter'))(-1)).toEqual({ unsaid: 0, unmet: rare(1) });
});

test('saidToo() adds rows and leaves what was said as it was', () => {
  const more = saidToo(said, [words('send parcel')]);
  expect(strangersIn(more, words('send'))(4)).toEqual({ unsaid: 1, unmet: 0 });
  for (const row of [0, 1, 2, 3])
    expect(strangersIn(said, words('send parcel'))(row)).toEqual(
      strangersIn(more, words('send parcel'))(row),
    );
});
