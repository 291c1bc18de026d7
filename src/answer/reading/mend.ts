import type { Vocabulary } from './vocabulary.ts';

const SHORTEST_PART = 3;

/**
 * Mends words the content does not know: joins two that are one known word, splits one that is two known words,
 * and corrects one slip of the finger. Known words are left alone. `alone` says what a word is that joins no other.
 */
export function mend(
  words: readonly string[],
  vocabulary: Vocabulary,
  alone: (word: string) => readonly string[],
): string[] {
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
    } else mended.push(...alone(word));
  }
  return mended;
}

/** What a word is when it is mended by itself: mostly what it was, and several words when it was split. */
export function mendedAlone(word: string, vocabulary: Vocabulary): readonly string[] {
  if (vocabulary.has(word)) return [word];
  return partsOf(word, vocabulary) ?? [vocabulary.nearest(word) ?? word];
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
