const SLOTS = 4_096;
const MOST_TIMES = 255;

/** The features of one text: each hash once, in order of first sight, and how often it occurs, up to 255. */
export interface Counts {
  readonly hashes: Int32Array;
  readonly times: Uint8Array;
}

/** Counts the hashes of one text after another. */
export interface Tally {
  add(hash: number): void;
  /** What was counted since last time; the counting starts anew. */
  take(): Counts;
}

/** Makes a tally; its space grows with the longest text it has met. */
export function createTally(): Tally {
  let slots = SLOTS;
  let shift = 32 - Math.log2(slots);
  let places = new Int32Array(slots);
  // A slot counts only if it was filled for this text: nothing is wiped between two texts.
  let rounds = new Int32Array(slots);
  let hashes = new Int32Array(slots / 2);
  let times = new Uint8Array(slots / 2);
  let round = 1;
  let count = 0;

  function slotOf(hash: number): number {
    let slot = Math.imul(hash, 0x9e3779b1) >>> shift;
    while (rounds[slot] === round && hashes[places[slot] as number] !== hash) slot = (slot + 1) & (slots - 1);
    return slot;
  }

  function grow(): void {
    slots *= 2;
    shift--;
    places = new Int32Array(slots);
    rounds = new Int32Array(slots);
    const before = hashes;
    hashes = new Int32Array(slots / 2);
    hashes.set(before);
    const timesBefore = times;
    times = new Uint8Array(slots / 2);
    times.set(timesBefore);
    for (let place = 0; place < count; place++) {
      const slot = slotOf(hashes[place] as number);
      rounds[slot] = round;
      places[slot] = place;
    }
  }

  return {
    add: (hash) => {
      const slot = slotOf(hash);
      if (rounds[slot] === round) {
        const place = places[slot] as number;
        times[place] = Math.min(MOST_TIMES, (times[place] as number) + 1);
        return;
      }
      rounds[slot] = round;
      places[slot] = count;
      hashes[count] = hash;
      times[count] = 1;
      count++;
      if (count === hashes.length) grow();
    },
    take: () => {
      const counts = { hashes: hashes.slice(0, count), times: times.slice(0, count) };
      round++;
      count = 0;
      return counts;
    },
  };
}
