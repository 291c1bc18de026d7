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
  readonly open: boolean;
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

/** Spellings, and the rule words they stand for. */
interface Forms {
  add(form: string, spelled: Spelled): void;
  /** Whether letters of this number may be a spelling here: so that most are turned down before they are cut out. */
  mayHave(number: number): boolean;
  get(form: string): readonly Spelled[];
}

const none: readonly never[] = [];

/** One reader for all: of every word all is asked before the next one is read. */
const stretches = createStretches();

function emptyForms(): Forms {
  const forms = new Map<string, Spelled[]>();
  const numbers = emptyLexicon();
  return {
    add: (form, spelled) => {
      const known = forms.get(form);
      if (known) known.push(spelled);
      else forms.set(form, [spelled]);
      stretches.read(form);
      numbers.add(stretches.between(0, form.length));
    },
    mayHave: (number) => numbers.get(number) >= 0,
    get: (form) => forms.get(form) ?? none,
  };
}

/** Shortest piece in letters of words run together. */
const shortestPiece = 3;

/** Words found before are remembered, up to so many. */
const mostRemembered = 5000;

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
  const slips = emptyForms();
  const stems = emptyForms();
  const lengthsOfStems = new Set<number>();
  const lengthsWithSlip = new Set<number>();
  let longestWithSlip = 0;
  const honest = new Set(lookalikes.flatMap((word) => [fullForm(word), flatForm(fullForm(word))]));
  for (const [id, word] of words.entries()) {
    const open = word.endsWith('*');
    const full = fullForm(open ? word.slice(0, -1) : word);
    for (const form of new Set([full, flatForm(full)])) {
      const spelled = { id, form, open };
      if (open) stems.add(form, spelled);
      else for (const spelling of new Set([form, squeeze(form)])) exact.add(spelling, spelled);
      if (open) lengthsOfStems.add(form.length);
      if (form.length < (open ? shortestStemWithSlip : shortestWithSlip)) continue;
      if (open) lengthsWithSlip.add(form.length);
      else longestWithSlip = Math.max(longestWithSlip, form.length);
      for (const shorter of deletions(form)) slips.add(shorter, spelled);
    }
  }
  const stemLengths = [...lengthsOfStems].sort((a, b) => a - b);
  const slipLengths = [...lengthsWithSlip].sort((a, b) => a - b);

  /** Adds what the letters of one word, or of two as one, may be. */
  function collect(typed: string, next: string, typos: boolean, found: Set<number>): void {
    stretches.read(typed, next);
    const length = typed.length + next.length;
    for (const { id } of exactly(typed, next)) found.add(id);
    for (const stem of stemLengths) {
      if (stem > length) break;
      if (!stems.mayHave(stretches.between(0, stem))) continue;
      for (const { id } of stems.get((typed + next).slice(0, stem))) found.add(id);
    }
    if (!typos || found.size > 0 || length < shortestWithSlip - 1) return;
    if (length <= longestWithSlip + 1) slip(typed, next, length, false, found);
    for (const stem of slipLengths) {
      if (stem > length) break;
      slip(typed, next, stem, true, found);
    }
  }

  function exactly(typed: string, next: string): readonly Spelled[] {
    if (exact.mayHave(stretches.between(0, typed.length + next.length))) {
      const hits = exact.get(typed + next);
      if (hits.length > 0) return hits;
    }
    return exact.mayHave(stretches.squeezed()) ? exact.get(squeeze(typed + next)) : none;
  }

  function slip(typed: string, next: string, length: number, open: boolean, found: Set<number>): void {
    for (let at = 0; at <= length; at++) {
      // All the letters, and then all but one.
      const number = at === length ? stretches.between(0, length) : stretches.without(at, length);
      if (!slips.mayHave(number)) continue;
      const whole = typed + next;
      if (honest.has(whole)) return;
      const letters = whole.slice(0, length);
      for (const hit of slips.get(letters.slice(0, at) + letters.slice(at + 1))) {
        if (hit.open === open && likelySlip(letters, hit.form)) found.add(hit.id);
      }
    }
  }

  function look(word: Spelling, next: Spelling | undefined, typos: boolean): readonly number[] {
    const found = new Set<number>();
    collect(word.full, next?.full ?? '', typos, found);
    if (word.flat !== word.full || (next !== undefined && next.flat !== next.full))
      collect(word.flat, next?.flat ?? '', typos, found);
    return found.size === 0 ? none : [...found];
  }

  const known = new Map<string, readonly number[]>();
  const knownAsTyped = new Map<string, readonly number[]>();
  return {
    isLookalike: (word) => honest.has(word.full) || honest.has(word.flat),
    find(word, typos = true) {
      const remembered = typos ? known : knownAsTyped;
      const key = word.flat === word.full ? word.full : `${word.full} ${word.flat}`;
      const before = remembered.get(key);
      if (before) return before;
      const found = look(word, undefined, typos);
      if (remembered.size > mostRemembered) remembered.clear();
      remembered.set(key, found);
      return found;
    },
    // Two words side by side are seldom met again: they are not remembered.
    findJoined: look,
    piecesOf(letters) {
      stretches.read(letters);
      return piecesFrom(letters, 0, new Set());
    },
  };

  function piecesFrom(letters: string, from: number, deadEnds: Set<number>): string[] | undefined {
    if (from === letters.length) return [];
    if (deadEnds.has(from)) return undefined;
    for (let to = letters.length; to >= from + shortestPiece; to--) {
      if (!exact.mayHave(stretches.between(from, to))) continue;
      const piece = letters.slice(from, to);
      const rest = exact.get(piece).length > 0 ? piecesFrom(letters, to, deadEnds) : undefined;
      const all = rest && [piece, ...rest];
      if (all && (from > 0 || all.some(({ length }) => length >= 4))) return all;
    }
    deadEnds.add(from);
    return undefined;
  }
}
