import { createLexicon } from './lexicon.ts';
import { rememberingSpellings, type Word } from './read.ts';

/** A phrase known to a cover, and the group it belongs to. */
export interface Known {
  readonly group: string;
  readonly phrase: string;
}

/** Recognises phrases at a place in a text. */
export interface Cover {
  /** The longest known phrase that starts at this word: its group and how many words it takes. */
  at(words: readonly Word[], index: number): { group: string; length: number } | undefined;
  /** The groups of the phrases that together make up the whole text; nothing when a word is left over. */
  whole(words: readonly Word[]): readonly string[] | undefined;
}

/** A phrase as the numbers of its words; of two that fit the one of the lower rank counts. */
interface Ranked {
  readonly group: string;
  readonly ids: readonly number[];
  readonly rank: number;
}

const none: readonly never[] = [];

/** Longest text in words that is tried as a whole; small talk and vague texts are short. */
const mostWords = 14;

/** Shortest word in letters in which a slip is forgiven: small talk is short words, and so is much else. */
const shortestWithSlip = 5;

/** Makes a cover of phrases; of two phrases of the same length the first given wins. */
export function createCover(known: readonly Known[]): Cover {
  const numbers = new Map<string, number>();
  const phrases = known.map(({ group, phrase }) => {
    const ids = phrase
      .toLowerCase()
      .split(/[\s-]+/u)
      .filter(Boolean)
      .map((word) => {
        const plain = word.replace(/['’]/gu, '');
        const id = numbers.get(plain) ?? numbers.size;
        numbers.set(plain, id);
        return id;
      });
    return { group, ids };
  });
  const lexicon = createLexicon([...numbers.keys()], [], shortestWithSlip);
  const find = rememberingSpellings((word) => lexicon.find(word));
  const starting = new Map<number, Ranked[]>();
  for (const [rank, phrase] of phrases.toSorted((a, b) => b.ids.length - a.ids.length).entries()) {
    const [first] = phrase.ids;
    if (first === undefined) continue;
    const known = starting.get(first);
    if (known) known.push({ ...phrase, rank });
    else starting.set(first, [{ ...phrase, rank }]);
  }

  /** The phrases that may start with a word, the longest first. */
  function startingWith(word: Word): readonly Ranked[] {
    const ids = find(word);
    const [only] = ids;
    if (only === undefined) return none;
    if (ids.length === 1) return starting.get(only) ?? none;
    const all: Ranked[] = ids.flatMap((id) => starting.get(id) ?? []);
    return all.sort((a, b) => a.rank - b.rank);
  }

  function fits(ids: readonly number[], words: readonly Word[], index: number): boolean {
    for (let offset = 1; offset < ids.length; offset++) {
      const word = words[index + offset];
      if (word === undefined || !find(word).includes(ids[offset] as number)) return false;
    }
    return true;
  }

  function from(words: readonly Word[], index: number, deadEnds: Set<number>): readonly string[] | undefined {
    const word = words[index];
    if (word === undefined) return [];
    if (deadEnds.has(index)) return undefined;
    for (const { group, ids } of startingWith(word)) {
      if (!fits(ids, words, index)) continue;
      const rest = from(words, index + ids.length, deadEnds);
      if (rest) return [group, ...rest];
    }
    deadEnds.add(index);
    return undefined;
  }

  return {
    at(words, index) {
      const word = words[index];
      const hit = word && startingWith(word).find(({ ids }) => fits(ids, words, index));
      return hit && { group: hit.group, length: hit.ids.length };
    },
    whole(words) {
      if (words.length === 0 || words.length > mostWords) return undefined;
      return from(words, 0, new Set());
    },
  };
}
