import type { Line, Transcript } from '../../src/ports.ts';

/** A transcript that a test can take a conversation out of. */
interface MemoryTranscript extends Transcript {
  /** Takes a whole conversation out, as an erasure does: the next one in that place begins anew. */
  erase(place: string): void;
}

/** Kept conversations in memory, in the order they began; made once, it outlives a restart of the server. */
export function createMemoryTranscript(): MemoryTranscript {
  let lines: Line[] = [];
  const last = new Map<string, number>();
  function next(place: string): number {
    const seq = (last.get(place) ?? 0) + 1;
    last.set(place, seq);
    return seq;
  }
  const indexOf = (key: string) => lines.findIndex((line) => line.key === key);

  return {
    async add(line) {
      const known = lines[indexOf(line.key)];
      if (known) return known;
      const added = { ...line, seq: next(line.place) };
      lines.push(added);
      return added;
    },
    async replace(key, message, at) {
      const old = lines[indexOf(key)];
      if (!old) return undefined;
      const changed = { ...old, message, at, seq: next(old.place) };
      lines[indexOf(key)] = changed;
      return changed;
    },
    async read(place, after) {
      return lines.filter((line) => line.place === place && line.seq > after);
    },
    erase(place) {
      lines = lines.filter((line) => line.place !== place);
      last.delete(place);
    },
  };
}
