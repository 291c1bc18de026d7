import type { Lexicon } from './lexicon.ts';
import type { Spelling } from './read.ts';

/** Shortest word in letters that may be several run together. */
const shortestRunTogether = 7;

/**
 * Words run together are taken apart when all their pieces are rule words and one has at least four letters; so are
 * two unknown neighbours whose space slipped by a letter ("hart aget").
 */
export function apart(words: readonly Spelling[], lexicon: Lexicon): readonly Spelling[] {
  const result: Spelling[] = [];
  for (let at = 0; at < words.length; at++) {
    const [word, next] = [words[at], words[at + 1]];
    if (!word) continue;
    if (lexicon.isLookalike(word) || lexicon.find(word).length > 0) {
      result.push(word);
      continue;
    }
    const alone = word.full.length < shortestRunTogether ? undefined : lexicon.piecesOf(word.full);
    const isUnknown = next && !lexicon.isLookalike(next) && lexicon.find(next, false).length === 0;
    const shifted = alone || !isUnknown ? undefined : lexicon.piecesOf(word.full + next.full);
    const pieces = alone ?? shifted;
    if (pieces) for (const letters of pieces) result.push({ full: letters, flat: letters });
    else result.push(word);
    if (shifted) at++;
  }
  return result;
}
