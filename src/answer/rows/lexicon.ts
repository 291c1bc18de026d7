const SLOTS = 1_024;

/** Gives every feature a small number of its own, in order of first sight. */
export interface Lexicon {
  readonly size: number;
  /** The feature's number, or -1 when it has none. */
  get(hash: number): number;
  /** The feature's number, a new one when it has none. */
  add(hash: number): number;
}

/** A lexicon without features; takes 8 to 16 bytes for each, a fifth of what a Map takes. */
export function emptyLexicon(): Lexicon {
  let slots = SLOTS;
  let shift = 32 - Math.log2(slots);
  let hashes = new Int32Array(slots);
  /** One more than the number; 0 is nobody's. */
  let numbers = new Int32Array(slots);
  let size = 0;

  function slotOf(hash: number): number {
    let slot = Math.imul(hash, 0x9e3779b1) >>> shift;
    while (numbers[slot] !== 0 && hashes[slot] !== hash) slot = (slot + 1) & (slots - 1);
    return slot;
  }

  function grow(): void {
    const [hashesBefore, numbersBefore] = [hashes, numbers];
    slots *= 2;
    shift--;
    hashes = new Int32Array(slots);
    numbers = new Int32Array(slots);
    for (let before = 0; before < hashesBefore.length; before++) {
      if (numbersBefore[before] === 0) continue;
      const slot = slotOf(hashesBefore[before] as number);
      hashes[slot] = hashesBefore[before] as number;
      numbers[slot] = numbersBefore[before] as number;
    }
  }

  return {
    get size() {
      return size;
    },
    get: (hash) => (numbers[slotOf(hash)] as number) - 1,
    add: (hash) => {
      const slot = slotOf(hash);
      if (numbers[slot] !== 0) return (numbers[slot] as number) - 1;
      hashes[slot] = hash;
      numbers[slot] = ++size;
      if (4 * size > 3 * slots) grow();
      return size - 1;
    },
  };
}
