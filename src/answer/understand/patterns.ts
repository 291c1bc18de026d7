import * as z from 'zod';
import { createLexicon, type Lexicon } from './lexicon.ts';
import { readWords, type Word } from './read.ts';

/**
 * One rule as people write it: words in the order they must come, with at most three other words between
 * neighbours (`…` allows twelve). `{name}` stands for any of a word list, `a|b` for either, `_` binds words
 * that must stand side by side, `*` at the end of a word stands for all its endings.
 */
export const patternSchema = z
  .string()
  .trim()
  .min(2)
  .regex(
    /^[\p{L}\p{N}{}|_*\-… ]+$/u,
    'must be words, {word lists}, and the signs | _ * … only, such as "{voksen} slår|slog {barn}"',
  );

const oneWord = z
  .union([z.string(), z.number(), z.boolean()])
  .transform(String)
  .pipe(z.string().trim().min(1));

/**
 * Words (or several words that stand side by side) with commas between them, or as a YAML list, where a bare 112
 * or true is read as the word it looks like.
 */
export const wordsSchema = z.union([
  z.array(oneWord),
  oneWord.transform((text) =>
    text
      .split(',')
      .map((word) => word.trim())
      .filter(Boolean),
  ),
]);

/** Word lists by name, used in rules as `{name}`; an item may be several words side by side. */
export const listsSchema = z.record(
  z.string().regex(/^[a-zæøå0-9-]+$/, 'must be lower-case letters, digits and hyphens'),
  wordsSchema.refine((words) => words.length > 0, 'must hold at least one word'),
);

/** The rule that fired, as it stands in the file. */
export interface Fired {
  readonly group: string;
  readonly pattern: string;
}

/** Rules ready for use: finds which groups of rules a text fires, in time linear in its length. */
export interface Matcher {
  match(text: string): ReadonlyMap<string, Fired>;
}

interface Element {
  /** Which of the alternatives it is about; elements of the same words share the number. */
  readonly part: number;
  /** Most words that may stand between the element before and this one. */
  readonly gap: number;
}

interface Rule extends Fired {
  readonly elements: readonly Element[];
}

/** One alternative of an element: the numbers of words that stand side by side. */
type Option = readonly number[];

interface Compiled {
  readonly words: readonly string[];
  readonly rules: readonly Rule[];
  /** Where a rule word begins an alternative: the parts it belongs to, with the alternative. */
  readonly begins: ReadonlyMap<number, readonly { readonly part: number; readonly option: Option }[]>;
}

const usualGap = 3;
const wideGap = 12;

interface Source {
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly groups: Readonly<Record<string, readonly string[]>>;
  readonly lookalikes: readonly string[];
}

function compile(source: Source): Compiled {
  const numbers = new Map<string, number>();
  const parts = new Map<string, number>();
  const begins = new Map<number, { part: number; option: Option }[]>();
  const number = (word: string): number => {
    const known = numbers.get(word) ?? numbers.size;
    numbers.set(word, known);
    return known;
  };
  const option = (text: string): number[] =>
    text
      .toLowerCase()
      .split(/[\s_-]+/u)
      .filter(Boolean)
      .map(number);
  const options = (text: string): number[][] =>
    text.split('|').flatMap((piece) => {
      const list = /^\{(.+)\}$/u.exec(piece)?.[1];
      if (list === undefined) return [option(piece)];
      const items = source.lists[list];
      if (!items)
        throw new Error(`Cannot use the word list {${list}}: no list has that name. Add it under "lists".`);
      return items.map(option);
    });
  const partOf = (text: string): number => {
    const known = parts.get(text);
    if (known !== undefined) return known;
    const part = parts.size;
    parts.set(text, part);
    for (const words of options(text)) {
      const [first] = words;
      if (first === undefined) continue;
      begins.set(first, [...(begins.get(first) ?? []), { part, option: words }]);
    }
    return part;
  };
  const rules: Rule[] = [];
  for (const [group, patterns] of Object.entries(source.groups)) {
    for (const pattern of patterns) {
      const elements: Element[] = [];
      let gap = usualGap;
      for (const text of pattern.split(/\s+/u).filter(Boolean)) {
        if (text !== '…') elements.push({ part: partOf(text), gap });
        gap = text === '…' ? wideGap : usualGap;
      }
      rules.push({ group, pattern, elements });
    }
  }
  return { words: [...numbers.keys()], rules, begins };
}

/**
 * Makes a matcher of word lists and groups of rules. Tolerates one slip of the finger in words of five letters
 * or more, æ ø å in other spellings, words split in two and two words run together.
 * Throws a sentence when a rule names a word list that does not exist.
 */
export function createMatcher(source: Source): Matcher {
  const { words, rules, begins } = compile(source);
  const lexicon = createLexicon(words, source.lookalikes);
  const startingWith = Map.groupBy(rules.keys(), (at) => rules[at]?.elements[0]?.part);
  return {
    match(text) {
      const places = locate(apart(readWords(text), lexicon), lexicon.find);
      const seen = new Map<number, Option[]>();
      for (const id of places.keys()) {
        for (const { part, option } of begins.get(id) ?? [])
          seen.set(part, [...(seen.get(part) ?? []), option]);
      }
      const fired = new Map<string, Fired>();
      // In the order of the file: of a group the first pattern that holds is the one that fired.
      const possible = [...seen.keys()].flatMap((part) => startingWith.get(part) ?? []).sort((a, b) => a - b);
      for (const at of possible) {
        const rule = rules[at];
        if (rule === undefined || fired.has(rule.group) || !holds(rule, seen, places)) continue;
        fired.set(rule.group, { group: rule.group, pattern: rule.pattern });
      }
      return fired;
    },
  };
}

type Find = (word: Word, typos?: boolean) => ReadonlySet<number>;

/** Where each rule word was seen: start → the places right after it (a word split in two takes two places). */
type Places = ReadonlyMap<number, ReadonlyMap<number, readonly number[]>>;

function part(word: Word, from: number, to: number): Word {
  return { ...word, full: word.full.slice(from, to), flat: word.full.slice(from, to) };
}

/**
 * Words run together are taken apart when all their pieces are rule words and one has at least four letters; so are
 * two unknown neighbours whose space slipped by a letter ("hart aget").
 */
function apart(words: readonly Word[], lexicon: Lexicon): Word[] {
  const result: Word[] = [];
  for (let at = 0; at < words.length; at++) {
    const [word, next] = [words[at], words[at + 1]];
    if (!word) continue;
    const isKnown = (one: Word): boolean => lexicon.isLookalike(one) || lexicon.find(one).size > 0;
    if (isKnown(word)) {
      result.push(word);
      continue;
    }
    const alone = word.full.length < 7 ? undefined : pieces(word, 0, lexicon, new Set());
    const both =
      alone || !next || lexicon.isLookalike(next) || lexicon.find(next, false).size > 0 ? undefined : next;
    const shifted = both && pieces(join(word, both), 0, lexicon, new Set());
    result.push(...(alone ?? shifted ?? [word]));
    if (shifted) at++;
  }
  return result;
}

function join(word: Word, next: Word): Word {
  return { ...word, full: word.full + next.full, flat: word.flat + next.flat, end: next.end };
}

function pieces(word: Word, from: number, lexicon: Lexicon, deadEnds: Set<number>): Word[] | undefined {
  if (from === word.full.length) return [];
  if (deadEnds.has(from)) return undefined;
  for (let to = word.full.length; to >= from + 3; to--) {
    if (!lexicon.has(word.full.slice(from, to))) continue;
    const rest = pieces(word, to, lexicon, deadEnds);
    const all = rest && [part(word, from, to), ...rest];
    if (all && (from > 0 || all.some(({ full }) => full.length >= 4))) return all;
  }
  deadEnds.add(from);
  return undefined;
}

function locate(words: readonly Word[], find: Find): Places {
  const places = new Map<number, Map<number, number[]>>();
  const note = (id: number, start: number, end: number): void => {
    const starts = places.get(id) ?? new Map<number, number[]>();
    places.set(id, starts);
    starts.set(start, [...(starts.get(start) ?? []), end]);
  };
  for (const [at, word] of words.entries()) {
    for (const id of find(word)) note(id, at, at + 1);
    const next = words[at + 1];
    if (!next || word.full.length + next.full.length < 6) continue;
    const joined = join(word, next);
    for (const id of find(joined, joined.full.length >= 8)) note(id, at, at + 2);
  }
  return places;
}

function spans(options: readonly Option[], places: Places): [number, number][] {
  const found: [number, number][] = [];
  for (const [first = -1, ...rest] of options) {
    for (const [start, ends] of places.get(first) ?? []) {
      let reached: readonly number[] = ends;
      for (const id of rest) reached = reached.flatMap((end) => places.get(id)?.get(end) ?? []);
      for (const end of reached) found.push([start, end]);
    }
  }
  return found;
}

function holds(rule: Rule, seen: ReadonlyMap<number, readonly Option[]>, places: Places): boolean {
  if (!rule.elements.every(({ part }) => seen.has(part))) return false;
  let ends: ReadonlySet<number> | undefined;
  for (const { part, gap } of rule.elements) {
    const reached = new Set<number>();
    for (const [start, end] of spans(seen.get(part) ?? [], places)) {
      if (ends === undefined || follows(ends, start, gap)) reached.add(end);
    }
    if (reached.size === 0) return false;
    ends = reached;
  }
  return ends !== undefined;
}

function follows(ends: ReadonlySet<number>, start: number, gap: number): boolean {
  for (let between = 0; between <= gap; between++) if (ends.has(start - between)) return true;
  return false;
}
