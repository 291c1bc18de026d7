import { scoreOf, type Weights } from './learn.ts';
import { piecesOf } from './pieces.ts';
import { bySlot, scale, start } from './weights.ts';

/**
 * From here a text is danger. In five-fold cross-validation 69 of 100 texts of danger reach it without any rule, and 18 of
 * 4,046 ordinary ones, of which a good 1,300 only sound like danger.
 */
const enough = 2;

/** The same for a sentence of several: what stands around it may say that it is a question about the work. */
const enoughAmongOthers = 3;

/** Fewer words say too little, such as "farvel". */
const fewestWords = 4;

/** What people type is no longer, in characters; a sentence of danger drowns in pasted matter, and many ordinary ones add up. */
const longestTyped = 600;

const learned: Weights = {
  bySlot: Float64Array.from(atob(bySlot), (sign) => ((sign.charCodeAt(0) << 24) >> 24) * scale),
  start,
};

/** Whether a text, or a sentence of it, is like the texts of danger that the weights were learned from. */
export function isLikeDanger(text: string): boolean {
  if (text.length > longestTyped) return false;
  if (dangerScore(text) >= enough) return true;
  return text.split(/[.!?\n]+/u).some((part) => dangerScore(part) >= enoughAmongOthers);
}

/** The log odds that a text is of danger, by the weights that come along; minus infinity for one of a few words. */
export function dangerScore(text: string): number {
  const words = text.trim().split(/\s+/u).length;
  return words < fewestWords ? Number.NEGATIVE_INFINITY : scoreOf(piecesOf(text), learned);
}
