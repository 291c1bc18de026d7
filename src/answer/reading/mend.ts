import type { Vocabulary } from './vocabulary.ts';

const SHORTEST_PART = 3;

/**
 * Mends words the content does not know: joins two that are one known word, splits one that is two known words,
 * and corrects one slip of the finger. Known words are left alone.
 */
export function mend(words: readonly string[], vocabulary: Vocabulary): string[] {
  const mended: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as string;
    const next = words[i + 1];
    if (
      next !== undefined &&
      !(vocabulary.has(word) && vocabulary.has(next)) &&
      vocabulary.has(word + next)
    ) {
      mended.push(word + next);
      i++;
      continue;
    }
    if (vocabulary.has(word)) {
      mended.push(word);
      continue;
    }
    const parts = partsOf(word, vocabulary);
    if (parts !== undefined) mended.push(...parts);
    else mended.push(vocabulary.nearest(word) ?? word);
  }
  return mended;
}

function partsOf(word: string, vocabulary: Vocabulary): readonly string[] | undefined {
  if (word.length < 2 * SHORTEST_PART) return undefined;
  for (let cut = word.length - SHORTEST_PART; cut >= SHORTEST_PART; cut--) {
    const first = word.slice(0, cut);
    const second = word.slice(cut);
    if (vocabulary.has(first) && vocabulary.has(second)) return [first, second];
  }
  return undefined;
}
