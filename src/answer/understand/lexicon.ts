import { flatForm, fullForm, squeeze, type Word } from './read.ts';

/** The words of a rule file, ready to be recognised in a text with typing errors. */
export interface Lexicon {
  /** Numbers of the rule words that this word may be, exactly or (with `typos`) with one slip of the finger. */
  find(word: Word, typos?: boolean): ReadonlySet<number>;
  /** Tells whether this spelling is a whole rule word, as it is. */
  has(form: string): boolean;
  /** Tells whether this is one of the ordinary words that are never read as something else. */
  isLookalike(word: Word): boolean;
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

function add(index: Map<string, Spelled[]>, key: string, spelled: Spelled): void {
  const known = index.get(key);
  if (known) known.push(spelled);
  else index.set(key, [spelled]);
}

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
  const exact = new Map<string, Spelled[]>();
  const slips = new Map<string, Spelled[]>();
  const stems = new Map<string, Spelled[]>();
  const stemLengths = new Set<number>();
  const slipLengths = new Set<number>();
  const honest = new Set(lookalikes.flatMap((word) => [fullForm(word), flatForm(fullForm(word))]));
  for (const [id, word] of words.entries()) {
    const open = word.endsWith('*');
    const full = fullForm(open ? word.slice(0, -1) : word);
    for (const form of new Set([full, flatForm(full)])) {
      const spelled = { id, form, open };
      add(open ? stems : exact, form, spelled);
      if (!open) add(exact, squeeze(form), spelled);
      if (open) stemLengths.add(form.length);
      if (form.length < (open ? shortestStemWithSlip : shortestWithSlip)) continue;
      if (open) slipLengths.add(form.length);
      for (const shorter of deletions(form)) add(slips, shorter, spelled);
    }
  }

  function collect(typed: string, typos: boolean, found: Set<number>): void {
    for (const hit of exact.get(typed) ?? exact.get(squeeze(typed)) ?? []) found.add(hit.id);
    for (const length of stemLengths) {
      if (length > typed.length) continue;
      for (const hit of stems.get(typed.slice(0, length)) ?? []) found.add(hit.id);
    }
    if (!typos || found.size > 0 || typed.length < shortestWithSlip - 1 || honest.has(typed)) return;
    slip(typed, false, found);
    for (const length of slipLengths) if (length <= typed.length) slip(typed.slice(0, length), true, found);
  }

  function slip(typed: string, open: boolean, found: Set<number>): void {
    for (const shorter of deletions(typed)) {
      for (const hit of slips.get(shorter) ?? []) {
        if (hit.open === open && likelySlip(typed, hit.form)) found.add(hit.id);
      }
    }
  }

  const known = new Map<string, ReadonlySet<number>>();
  return {
    has: (form) => exact.has(form),
    isLookalike: (word) => honest.has(word.full) || honest.has(word.flat),
    find(word, typos = true) {
      const key = `${word.full} ${word.flat} ${typos}`;
      const before = known.get(key);
      if (before) return before;
      const found = new Set<number>();
      collect(word.full, typos, found);
      if (word.flat !== word.full) collect(word.flat, typos, found);
      if (known.size > 5000) known.clear();
      known.set(key, found);
      return found;
    },
  };
}
