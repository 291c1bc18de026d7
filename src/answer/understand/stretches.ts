const PRIME = 0x01000193;

/** The numbers of stretches of a word's letters: equal stretches have equal numbers, unequal ones hardly ever. */
export interface Stretches {
  /** Takes a word, or two as if they were written as one; what is asked after is about it. */
  read(word: string, next?: string): void;
  /** The number of all the letters when of equal consonants side by side only the first is written. */
  squeezed(): number;
  /** The number of the letters from one place up to another. */
  between(from: number, to: number): number;
  /** The number of the letters up to a place, with the one at `at` left out. */
  without(at: number, to: number): number;
}

/**
 * Makes a reader of stretches. A word is gone through once, letter by letter; after that the number of a stretch costs
 * the same however long it is, and nothing is cut out of the word.
 */
export function createStretches(): Stretches {
  let room = 64;
  /** The number of the letters before each place. */
  let before = new Int32Array(room + 1);
  /** What a letter's code is multiplied by when so many letters come after it. */
  let powers = powersOf(room);
  let squeezed = 0;
  let last = -1;

  function grow(length: number): void {
    room = 2 * length;
    before = new Int32Array(room + 1);
    powers = powersOf(room);
  }

  function take(word: string, from: number): void {
    let number = before[from] as number;
    for (let at = 0; at < word.length; at++) {
      const code = word.charCodeAt(at);
      number = (Math.imul(number, PRIME) + code) | 0;
      before[from + at + 1] = number;
      if (code !== last || !isConsonant(code)) squeezed = (Math.imul(squeezed, PRIME) + code) | 0;
      last = code;
    }
  }

  return {
    read: (word, next = '') => {
      if (word.length + next.length > room) grow(word.length + next.length);
      squeezed = 0;
      last = -1;
      take(word, 0);
      take(next, word.length);
    },
    squeezed: () => squeezed,
    between: (from, to) =>
      ((before[to] as number) - Math.imul(before[from] as number, powers[to - from] as number)) | 0,
    without: (at, to) => {
      const after = to - at - 1;
      const [whole, head, upTo] = [before[to] as number, before[at] as number, before[at + 1] as number];
      return (
        (whole - Math.imul(upTo, powers[after] as number) + Math.imul(head, powers[after] as number)) | 0
      );
    },
  };
}

const VOWELS = new Set([...'aeiou'].map((vowel) => vowel.charCodeAt(0)));

function isConsonant(code: number): boolean {
  return code > 0x61 && code <= 0x7a && !VOWELS.has(code);
}

function powersOf(most: number): Int32Array {
  const powers = new Int32Array(most + 1).fill(1);
  for (let at = 1; at <= most; at++) powers[at] = Math.imul(powers[at - 1] as number, PRIME);
  return powers;
}
