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

/** Longest text in words that is tried as a whole; small talk and vague texts are short. */
const mostWords = 14;

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
  const lexicon = createLexicon([...numbers.keys()], []);
  const longestFirst = phrases.toSorted((a, b) => b.ids.length - a.ids.length);

  function at(words: readonly Word[], index: number): { group: string; length: number } | undefined {
    const fits = (phrase: { ids: readonly number[] }): boolean =>
      phrase.ids.every((id, offset) => {
        const word = words[index + offset];
        return word !== undefined && lexicon.find(word).has(id);
      });
    const hit = longestFirst.find(fits);
    return hit && { group: hit.group, length: hit.ids.length };
  }

  return {
    at,
    whole(words) {
      if (words.length === 0 || words.length > mostWords) return undefined;
      const groups: string[] = [];
      let index = 0;
      while (index < words.length) {
        const hit = at(words, index);
        if (!hit) return undefined;
        groups.push(hit.group);
        index += hit.length;
      }
      return groups;
    },
  };
}
