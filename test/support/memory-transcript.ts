import type { Line, Transcript } from '../../src/ports.ts';

/** Kept conversations in memory, in the order they began; made once, it outlives a restart of the server. */
export function createMemoryTranscript(): Transcript {
  const lines: Line[] = [];
  let seq = 0;
  const indexOf = (key: string) => lines.findIndex((line) => line.key === key);

  return {
    async add(line) {
      const known = lines[indexOf(line.key)];
      if (known) return known;
      seq += 1;
      const added = { ...line, seq };
      lines.push(added);
      return added;
    },
    async replace(key, message, at) {
      const old = lines[indexOf(key)];
      if (!old) return undefined;
      seq += 1;
      const changed = { ...old, message, at, seq };
      lines[indexOf(key)] = changed;
      return changed;
    },
    async read(place, after) {
      return lines.filter((line) => line.place === place && line.seq > after);
    },
  };
}
