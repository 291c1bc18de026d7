import { createLexicon } from './lexicon.ts';
import type { Word } from './read.ts';

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

type Meanings = (index: number) => ReadonlySet<number> | undefined;

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
  const longestFirst = phrases.toSorted((a, b) => b.ids.length - a.ids.length);

  /** What the word at a place may be, looked up once for all phrases that ask. */
  function meanings(words: readonly Word[]): Meanings {
    const known: (ReadonlySet<number> | undefined)[] = [];
    return (index) => {
      const word = words[index];
      if (word !== undefined) known[index] ??= lexicon.find(word);
      return known[index];
    };
  }

  function fits(ids: readonly number[], meaning: Meanings, index: number): boolean {
    return ids.every((id, offset) => meaning(index + offset)?.has(id) === true);
  }

  function from(meaning: Meanings, index: number, deadEnds: Set<number>): readonly string[] | undefined {
    if (meaning(index) === undefined) return [];
    if (deadEnds.has(index)) return undefined;
    for (const { group, ids } of longestFirst) {
      if (!fits(ids, meaning, index)) continue;
      const rest = from(meaning, index + ids.length, deadEnds);
      if (rest) return [group, ...rest];
    }
    deadEnds.add(index);
    return undefined;
  }

  return {
    at(words, index) {
      const meaning = meanings(words);
      const hit = longestFirst.find(({ ids }) => fits(ids, meaning, index));
      return hit && { group: hit.group, length: hit.ids.length };
    },
    whole(words) {
      if (words.length === 0 || words.length > mostWords) return undefined;
      return from(meanings(words), 0, new Set());
    },
  };
}
