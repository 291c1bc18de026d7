import { fullForm } from '../read.ts';

/** How many slots the pieces of words share: enough that few that matter meet in one. */
export const slots = 2 ** 14;

/**
 * The slots of what a text is made of, each once: its words, pairs of neighbouring words, and the pieces of 3 to 5
 * letters of each, in which a typing error leaves most as they were.
 */
export function piecesOf(text: string): Uint16Array {
  const words = fullForm(text)
    .split(/[^a-z0-9]+/u)
    .filter((word) => word !== '');
  const found = new Set<number>();
  for (const [at, word] of words.entries()) {
    found.add(slotAt(hashed(' ', hashed(word))));
    if (at > 0) found.add(slotAt(hashed(word, hashed(' ', hashed(words[at - 1] ?? '')))));
    const edged = `<${word}>`;
    for (let from = 0; from + shortest <= edged.length; from++) {
      const end = Math.min(from + longest, edged.length);
      // Each piece goes on from the shorter one that it begins with: nothing is cut out of the word.
      let hash = emptyHash;
      for (let at = from; at < end; at++) {
        hash = withLetter(hash, edged.charCodeAt(at));
        if (at - from + 1 >= shortest) found.add(slotAt(hash));
      }
    }
  }
  return Uint16Array.from(found);
}

const shortest = 3;
const longest = 5;

/** FNV-1a of 32 bits (Fowler, Noll and Vo, 1991), over the letters’ codes. */
const emptyHash = 0x811c9dc5;

function withLetter(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193);
}

function hashed(text: string, from = emptyHash): number {
  let hash = from;
  for (let at = 0; at < text.length; at++) hash = withLetter(hash, text.charCodeAt(at));
  return hash;
}

function slotAt(hash: number): number {
  return ((hash ^ (hash >>> 15)) >>> 0) % slots;
}
