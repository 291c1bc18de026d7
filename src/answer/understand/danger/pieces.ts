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
    found.add(slotOf(`${word} `));
    if (at > 0) found.add(slotOf(`${words[at - 1]} ${word}`));
    const edged = `<${word}>`;
    for (let from = 0; from + 3 <= edged.length; from++) {
      for (let to = from + 3; to <= Math.min(from + 5, edged.length); to++)
        found.add(slotOf(edged.slice(from, to)));
    }
  }
  return Uint16Array.from(found);
}

function slotOf(piece: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < piece.length; at++) hash = Math.imul(hash ^ piece.charCodeAt(at), 0x01000193);
  return ((hash ^ (hash >>> 15)) >>> 0) % slots;
}
