import type { Lexicon } from './lexicon.ts';
import { rememberingSpellings, type Spelling } from './read.ts';

/** Shortest word in letters that may be several run together. */
const shortestRunTogether = 7;

/** A word of a text with the numbers of the rule words that it may be. */
export interface Recognised {
  readonly word: Spelling;
  readonly ids: readonly number[];
}

/** What can be told of a word by itself. */
interface Alone {
  readonly ids: readonly number[];
  /** It may be a rule word, or is an ordinary word that is never read as another. */
  readonly isKnown: boolean;
  /** The same without a slip of the finger. */
  readonly isKnownAsTyped: boolean;
  /** The rule words it is made of, when it is not known. */
  readonly pieces: readonly Recognised[] | undefined;
}

/**
 * Makes what recognises rule words in a text. Words run together are taken apart when all their pieces are rule words
 * and one has at least four letters; so are two unknown neighbours whose space slipped by a letter ("hart aget").
 */
export function recogniser(lexicon: Lexicon): (words: readonly Spelling[]) => readonly Recognised[] {
  const alone = rememberingSpellings((word): Alone => {
    const ids = lexicon.find(word);
    const isLookalike = lexicon.isLookalike(word);
    const isKnown = isLookalike || ids.length > 0;
    const mayBeSeveral = !isKnown && word.full.length >= shortestRunTogether;
    return {
      ids,
      isKnown,
      isKnownAsTyped: isLookalike || (isKnown && lexicon.find(word, false).length > 0),
      pieces: mayBeSeveral ? piecesOf(word.full) : undefined,
    };
  });

  function piecesOf(letters: string): readonly Recognised[] | undefined {
    return lexicon.piecesOf(letters)?.map((piece) => {
      const word = { full: piece, flat: piece };
      return { word, ids: lexicon.find(word) };
    });
  }

  return (words) => {
    const recognised: Recognised[] = [];
    for (let at = 0; at < words.length; at++) {
      const [word, next] = [words[at], words[at + 1]];
      if (!word) continue;
      const { ids, isKnown, pieces } = alone(word);
      const isParted = isKnown || pieces || !next || alone(next).isKnownAsTyped;
      const shifted = isParted ? undefined : piecesOf(word.full + next.full);
      const found = pieces ?? shifted;
      if (found) recognised.push(...found);
      else recognised.push({ word, ids });
      if (shifted) at++;
    }
    return recognised;
  };
}
