import type { Library } from '../ranking/library.ts';
import type { Placed } from '../ranking/ranker.ts';

/**
 * How like a wording of the first entry a text must be to be answered directly while the content is tiny. Between what
 * unknown questions reach there (0.2 to 0.35 for 97 in 100) and one typed with a slip (0.87 and more); measured on
 * 2 to 12 shipped entries at a time, asked the others' wordings.
 */
const ENOUGH_ALIKE = 0.35;
/** Up to so many wordings the content cannot judge itself at all; from so many on it can alone. */
const TINY = 20;
const ENOUGH = 100;

/**
 * The likeness to its nearest wording, from 0 to 1, below which no entry is given as the answer: the fewer wordings
 * there are to learn one's own certainty from, the more alike it must be. 0 from 100 wordings on.
 */
export function likenessWanted(library: Pick<Library, 'owner' | 'entries' | 'company' | 'rows'>): number {
  let wordings = 0;
  for (let row = 0; row < library.rows.count; row++)
    if (library.owner[row] !== library.entries && library.company[row] !== 0) wordings++;
  return ENOUGH_ALIKE * Math.min(1, Math.max(0, (ENOUGH - wordings) / (ENOUGH - TINY)));
}

/** Whether the first entry's nearest wording is less like the text than is wanted. */
export function isUnlike([first]: readonly Placed[], wanted: number): boolean {
  return ((first?.signals[0] as number | undefined) ?? 0) < wanted;
}
