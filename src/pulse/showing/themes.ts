import type { Theme } from '../programme.ts';

/**
 * How many comments touch each theme, most first. Undefined with fewer than `from` comments; a theme of fewer than
 * `k` comments is left out. The words themselves go no further.
 */
export function themesOf(
  comments: readonly string[],
  themes: readonly Theme[],
  { from, k }: { readonly from: number; readonly k: number },
): { id: string; n: number }[] | undefined {
  if (comments.length < from) return undefined;
  const plain = comments.map((comment) => comment.toLowerCase());
  return themes
    .map(({ id, words }) => ({
      id,
      n: plain.filter((comment) => words.some((word) => comment.includes(word.toLowerCase()))).length,
    }))
    .filter(({ n }) => n >= k)
    .sort((a, b) => b.n - a.n || (a.id < b.id ? -1 : 1));
}
