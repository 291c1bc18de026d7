/** Chance that can be repeated: numbers from 0 up to 1. */
export type Chance = () => number;

/** A repeatable chance from a seed (mulberry32, public domain). */
export function seeded(seed: number): Chance {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * A chance that belongs to one part of the story, such as a unit's second week: the same whatever the date is, and
 * whatever happens in the other parts.
 */
export function chanceOf(...part: readonly (string | number)[]): Chance {
  // FNV-1a (Fowler, Noll, Vo), 32 bits.
  let hash = 0x811c9dc5;
  for (const letter of part.join('/')) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return seeded(hash);
}

/** One of them. Throws a RangeError when there is none. */
export function pick<T>(chance: Chance, from: readonly T[]): T {
  const found = from[Math.floor(chance() * from.length)];
  if (found === undefined) throw new RangeError('Cannot pick one of none. Give at least one.');
  return found;
}

/** A factor around 1, mostly from a half to two: how much one case is quicker or slower than another. */
export function spread(chance: Chance): number {
  return Math.exp((chance() + chance() + chance() - 1.5) * 1.2);
}
