import * as z from 'zod';
import { createLexicon, type Lexicon } from './lexicon.ts';
import { readWords } from './read.ts';
import { type Recognised, recogniser } from './recogniser.ts';

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

/** What a text fires: of a group the first rule that holds, in the order of the file. */
export interface Firing {
  of(group: string): Fired | undefined;
}

/** Rules ready for use: finds which groups of rules a text fires, in time linear in its length. */
export interface Matcher {
  match(text: string): Firing;
}

interface Element {
  /** Which of the alternatives it is about; elements of the same words share the number. */
  readonly part: number;
  /** Most words that may stand between the element before and this one. */
  readonly gap: number;
}

interface Rule extends Fired {
  /** Its place in the file. */
  readonly at: number;
  readonly elements: readonly Element[];
}

/** One alternative of an element: the numbers of words that stand side by side. */
type Option = readonly number[];

interface Compiled {
  readonly words: readonly string[];
  readonly rules: readonly Rule[];
  /** Of each part its alternatives, by the word that they begin with. */
  readonly parts: readonly ReadonlyMap<number, readonly Option[]>[];
  /** Of each rule word the parts that have an alternative which begins with it. */
  readonly begins: ReadonlyMap<number, readonly number[]>;
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
  const partNumbers = new Map<string, number>();
  const parts: ReadonlyMap<number, readonly Option[]>[] = [];
  const begins = new Map<number, number[]>();
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
    const known = partNumbers.get(text);
    if (known !== undefined) return known;
    const part = parts.length;
    partNumbers.set(text, part);
    const alternatives = new Map<number, Option[]>();
    for (const words of options(text)) {
      const [first] = words;
      if (first !== undefined) listed(alternatives, first).push(words);
    }
    for (const first of alternatives.keys()) listed(begins, first).push(part);
    parts.push(alternatives);
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
      rules.push({ at: rules.length, group, pattern, elements });
    }
  }
  return { words: [...numbers.keys()], rules, parts, begins };
}

/**
 * Makes a matcher of word lists and groups of rules. Tolerates one slip of the finger in words of five letters
 * or more, æ ø å in other spellings, words split in two and two words run together.
 * Throws a sentence when a rule names a word list that does not exist.
 */
export function createMatcher(source: Source): Matcher {
  const { words, rules, parts, begins } = compile(source);
  const lexicon = createLexicon(words, source.lookalikes);
  const recognise = recogniser(lexicon);
  const waiting = waitingRules(rules, parts);
  // A part is seen in this text when it bears its number: nothing is wiped between two texts.
  const seenIn = new Int32Array(parts.length);
  let texts = 0;

  /** The rules of which every part has an alternative that begins somewhere, in the order of the file. */
  function possibleAt(places: Places): readonly Rule[] {
    const text = ++texts;
    const seen: number[] = [];
    for (const id of places.keys()) {
      for (const part of begins.get(id) ?? none) {
        if (seenIn[part] !== text) seen.push(part);
        seenIn[part] = text;
      }
    }
    const possible: Rule[] = [];
    for (const part of seen) {
      for (const rule of waiting[part] ?? none) {
        if (rule.elements.every((element) => seenIn[element.part] === text)) possible.push(rule);
      }
    }
    return possible.sort((a, b) => a.at - b.at);
  }

  return {
    match(text) {
      const places = locate(recognise(readWords(text)), lexicon);
      if (places.size === 0) return nothing;
      const possible = possibleAt(places);
      if (possible.length === 0) return nothing;
      return { of: (group) => possible.find((rule) => rule.group === group && holds(rule, parts, places)) };
    },
  };
}

const none: readonly never[] = [];
const nothing: Firing = { of: () => undefined };

function listed<Key, Value>(lists: Map<Key, Value[]>, key: Key): Value[] {
  const known = lists.get(key);
  if (known) return known;
  const list: Value[] = [];
  lists.set(key, list);
  return list;
}

/**
 * The rules by part, each at the one of its parts that has the fewest alternatives. A rule needs all its parts, so it
 * need only be looked at when that one is seen, which of all is the seldomest.
 */
function waitingRules(rules: readonly Rule[], parts: Compiled['parts']): readonly (readonly Rule[])[] {
  const waiting: Rule[][] = parts.map(() => []);
  for (const rule of rules) {
    const [narrowest] = rule.elements
      .map(({ part }) => part)
      .sort((a, b) => (parts[a]?.size ?? 0) - (parts[b]?.size ?? 0));
    if (narrowest !== undefined) waiting[narrowest]?.push(rule);
  }
  return waiting;
}

/** Where each rule word was seen: start → the places right after it (a word split in two takes two places). */
type Places = ReadonlyMap<number, ReadonlyMap<number, readonly number[]>>;

function locate(words: readonly Recognised[], lexicon: Lexicon): Places {
  const places = new Map<number, Map<number, number[]>>();
  const note = (id: number, start: number, end: number): void => {
    const known = places.get(id);
    if (known) listed(known, start).push(end);
    else places.set(id, new Map([[start, [end]]]));
  };
  for (let at = 0; at < words.length; at++) {
    const [one, next] = [words[at], words[at + 1]];
    if (!one) continue;
    for (const id of one.ids) note(id, at, at + 1);
    if (!next) continue;
    const length = one.word.full.length + next.word.full.length;
    if (length < 6) continue;
    for (const id of lexicon.findJoined(one.word, next.word, length >= 8)) note(id, at, at + 2);
  }
  return places;
}

function holds(rule: Rule, parts: Compiled['parts'], places: Places): boolean {
  let ends: ReadonlySet<number> | undefined;
  for (const { part, gap } of rule.elements) {
    const reached = new Set<number>();
    for (const [first, starts] of places) {
      for (const option of parts[part]?.get(first) ?? none) {
        for (const [start, after] of starts) {
          if (ends !== undefined && !follows(ends, start, gap)) continue;
          for (const end of endsOf(option, after, places)) reached.add(end);
        }
      }
    }
    if (reached.size === 0) return false;
    ends = reached;
  }
  return ends !== undefined;
}

/** Where an alternative ends whose first word stands right before these places. */
function endsOf(option: Option, after: readonly number[], places: Places): readonly number[] {
  let ends = after;
  for (let at = 1; at < option.length; at++) {
    const starts = places.get(option[at] as number);
    ends = ends.flatMap((end) => starts?.get(end) ?? none);
  }
  return ends;
}

function follows(ends: ReadonlySet<number>, start: number, gap: number): boolean {
  for (let between = 0; between <= gap; between++) if (ends.has(start - between)) return true;
  return false;
}
