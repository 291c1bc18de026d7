import { emptyLexicon } from '../rows/lexicon.ts';
import { flatForm, fullForm, type Spelling, squeeze } from './read.ts';
import { createStretches } from './stretches.ts';

/** The words of a rule file, ready to be recognised in a text with typing errors. */
export interface Lexicon {
  /** Numbers of the rule words that this word may be, exactly or (with `typos`) with one slip of the finger. */
  find(word: Spelling, typos?: boolean): readonly number[];
  /** The same for two words as if they were written as one. */
  findJoined(word: Spelling, next: Spelling, typos: boolean): readonly number[];
  /** The rule words that these letters are when they are taken apart, one of them of four letters or more. */
  piecesOf(letters: string): readonly string[] | undefined;
  /** Tells whether this is one of the ordinary words that are never read as something else. */
  isLookalike(word: Spelling): boolean;
}

interface Spelled {
  readonly id: number;
  readonly form: string;
}

/** Shortest word in which one slip is forgiven unless told otherwise; shorter ones have too many neighbours. */
const usualShortest = 4;

/** Shortest word in which the slip may be another letter; below it only a swapped, dropped or doubled one counts. */
const shortestWithOther = 5;

/** The same for a word that stands for all its endings; more words begin alike than are alike. */
const shortestStemWithSlip = 6;

function deletions(form: string): string[] {
  const forms = [form];
  for (let at = 0; at < form.length; at++) forms.push(form.slice(0, at) + form.slice(at + 1));
  return forms;
}

/** Tells whether two spellings differ by one letter more, less, other or swapped; linear in their length. */
export function oneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (
    tail < a.length - head &&
    tail < b.length - head &&
    a[a.length - 1 - tail] === b[b.length - 1 - tail]
  ) {
    tail++;
  }
  const restA = a.slice(head, a.length - tail);
  const restB = b.slice(head, b.length - tail);
  if (restA.length <= 1 && restB.length <= 1) return true;
  return restA.length === 2 && restA[0] === restB[1] && restA[1] === restB[0] && restB.length === 2;
}

function isSwapDropOrDouble(typed: string, meant: string): boolean {
  if (typed.length < meant.length) return true;
  if (typed.length > meant.length) return squeezeAll(typed) === squeezeAll(meant);
  return [...typed].toSorted().join('') === [...meant].toSorted().join('');
}

function squeezeAll(form: string): string {
  return form.replace(/(.)\1+/gu, '$1');
}

function likelySlip(typed: string, meant: string): boolean {
  if (!oneSlip(typed, meant)) return false;
  if (meant.length < shortestWithOther) return typed[0] === meant[0] && isSwapDropOrDouble(typed, meant);
  if (typed[0] === meant[0] || meant.length >= 7) return true;
  return typed[0] === meant[1] && typed[1] === meant[0];
}

/** Spellings of rule words by the number of their letters: other letters may have it too, so they are to be compared. */
interface Forms {
  add(letters: string, spelled: Spelled): void;
  at(number: number): readonly Spelled[];
}

const none: readonly never[] = [];

/** One reader for all: of every word all is asked before the next one is read. */
const stretches = createStretches();

function emptyForms(): Forms {
  const numbers = emptyLexicon();
  const forms: Spelled[][] = [];
  return {
    add: (letters, spelled) => {
      stretches.read(letters);
      const place = numbers.add(stretches.between(0, letters.length));
      const known = forms[place];
      if (known) known.push(spelled);
      else forms.push([spelled]);
    },
    at: (number) => {
      const place = numbers.get(number);
      return place < 0 ? none : (forms[place] ?? none);
    },
  };
}

function note(id: number, found: number[]): void {
  if (!found.includes(id)) found.push(id);
}

/** Shortest piece in letters of words run together. */
const shortestPiece = 3;

/**
 * Builds a lexicon of rule words in the order given: a word ending in `*` stands for all its endings.
 * A word that is a rule word as typed is never read as another one mistyped; `lookalikes` are ordinary words that are
 * never read as a mistyped rule word either; `shortestWithSlip` is in letters. Finding costs one pass over a word.
 */
export function createLexicon(
  words: readonly string[],
  lookalikes: readonly string[],
  shortestWithSlip: number = usualShortest,
): Lexicon {
  const exact = emptyForms();
  const stems = emptyForms();
  const slips = emptyForms();
  const stemSlips = emptyForms();
  const lengthsOfStems = new Set<number>();
  const lengthsWithSlip = new Set<number>();
  let longestWithSlip = 0;
  const honest = new Set(lookalikes.flatMap((word) => [fullForm(word), flatForm(fullForm(word))]));
  for (const [id, word] of words.entries()) {
    const open = word.endsWith('*');
    const full = fullForm(open ? word.slice(0, -1) : word);
    for (const form of new Set([full, flatForm(full)])) {
      const spelled = { id, form };
      if (open) stems.add(form, spelled);
      else for (const letters of new Set([form, squeeze(form)])) exact.add(letters, { id, form: letters });
      if (open) lengthsOfStems.add(form.length);
      if (form.length < (open ? shortestStemWithSlip : shortestWithSlip)) continue;
      if (open) lengthsWithSlip.add(form.length);
      else longestWithSlip = Math.max(longestWithSlip, form.length);
      for (const letters of deletions(form)) (open ? stemSlips : slips).add(letters, spelled);
    }
  }
  const stemLengths = [...lengthsOfStems].sort((a, b) => a - b);
  const slipLengths = [...lengthsWithSlip].sort((a, b) => a - b);

  /** Adds what the letters of one word, or of two as one, may be. */
  function collect(typed: string, next: string, typos: boolean, found: number[]): void {
    stretches.read(typed, next);
    const length = typed.length + next.length;
    for (const { id } of exactly(typed, next)) note(id, found);
    for (const stem of stemLengths) {
      if (stem > length) break;
      for (const { id, form } of stems.at(stretches.between(0, stem)))
        if ((typed + next).startsWith(form)) note(id, found);
    }
    if (!typos || found.length > 0 || length < shortestWithSlip - 1) return;
    if (length <= longestWithSlip + 1) slip(slips, typed, next, length, found);
    for (const stem of slipLengths) {
      if (stem > length) break;
      slip(stemSlips, typed, next, stem, found);
    }
  }

  function exactly(typed: string, next: string): readonly Spelled[] {
    const alike = exact.at(stretches.between(0, typed.length + next.length));
    const same = alike.length === 0 ? none : alike.filter(({ form }) => form === typed + next);
    if (same.length > 0) return same;
    const squeezed = exact.at(stretches.squeezed());
    return squeezed.length === 0 ? none : squeezed.filter(({ form }) => form === squeeze(typed + next));
  }

  /**
   * Adds what the first letters may be with one slip. Two spellings that are one slip apart are the same when each is
   * whole or lacks one letter, so whatever is a slip away has the number of one of these stretches.
   */
  function slip(forms: Forms, typed: string, next: string, length: number, found: number[]): void {
    for (let at = 0; at <= length; at++) {
      // All the letters but one, and in the end all of them.
      const number = at === length ? stretches.between(0, length) : stretches.without(at, length);
      for (const { id, form } of forms.at(number)) {
        const whole = typed + next;
        if (!honest.has(whole) && likelySlip(whole.slice(0, length), form)) note(id, found);
      }
    }
  }

  function look(word: Spelling, next: Spelling | undefined, typos: boolean): readonly number[] {
    const found: number[] = [];
    collect(word.full, next?.full ?? '', typos, found);
    if (word.flat !== word.full || (next !== undefined && next.flat !== next.full))
      collect(word.flat, next?.flat ?? '', typos, found);
    return found;
  }

  return {
    find: (word, typos = true) => look(word, undefined, typos),
    findJoined: look,
    piecesOf(letters) {
      stretches.read(letters);
      return piecesFrom(letters, 0, new Set());
    },
    isLookalike: (word) => honest.has(word.full) || honest.has(word.flat),
  };

  function piecesFrom(letters: string, from: number, deadEnds: Set<number>): string[] | undefined {
    if (from === letters.length) return [];
    if (deadEnds.has(from)) return undefined;
    for (let to = letters.length; to >= from + shortestPiece; to--) {
      const alike = exact.at(stretches.between(from, to));
      if (alike.length === 0) continue;
      const piece = letters.slice(from, to);
      const isWord = alike.some(({ form }) => form === piece);
      const rest = isWord ? piecesFrom(letters, to, deadEnds) : undefined;
      const all = rest && [piece, ...rest];
      if (all && (from > 0 || all.some(({ length }) => length >= 4))) return all;
    }
    deadEnds.add(from);
    return undefined;
  }
}
