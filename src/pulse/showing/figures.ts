import type { Response } from '../wave.ts';

/** How many chose each value: places 0 to 4 for 1 to 5. "Not relevant" is not among them. */
export type Counts = [number, number, number, number, number];

/** How many have answered, told in bands so that nobody can count colleagues. */
export type Band = '5-9' | '10-19' | '20+';

/** Two-sided 90 %: the size of change that one wave in ten shows by chance alone (normal distribution). */
export const beyondNoise = 1.64;

/** Counts the answers to one item; what was not answered or not relevant is left out. */
export function countsOf(responses: readonly Response[], item: string): Counts {
  const counts: Counts = [0, 0, 0, 0, 0];
  for (const { values } of responses) {
    const value = Object.hasOwn(values, item) ? (values[item] ?? 0) : 0;
    if (value >= 1 && value <= 5) counts[value - 1] = (counts[value - 1] ?? 0) + 1;
  }
  return counts;
}

/** Adds counts together. */
export function sumOf(all: readonly Counts[]): Counts {
  const add = (place: 0 | 1 | 2 | 3 | 4) => all.reduce((sum, counts) => sum + counts[place], 0);
  return [add(0), add(1), add(2), add(3), add(4)];
}

/** How many answered. */
export function sizeOf(counts: Counts): number {
  return counts.reduce((sum, n) => sum + n, 0);
}

/** The mean, 1 to 5. Throws a RangeError when nobody answered. */
export function meanOf(counts: Counts): number {
  const n = sizeOf(counts);
  if (n === 0) throw new RangeError('Cannot take the mean of no answers. Ask sizeOf() first.');
  return counts.reduce((sum, count, place) => sum + count * (place + 1), 0) / n;
}

/** The standard deviation of the sample; 0 for fewer than two answers. */
export function spreadOf(counts: Counts): number {
  const n = sizeOf(counts);
  if (n < 2) return 0;
  const mean = meanOf(counts);
  const squares = counts.reduce((sum, count, place) => sum + count * (place + 1 - mean) ** 2, 0);
  return Math.sqrt(squares / (n - 1));
}

/** The band of a number of answers that is at least 5. */
export function bandOf(n: number): Band {
  if (n >= 20) return '20+';
  return n >= 10 ? '10-19' : '5-9';
}

/** Which way a figure has moved, when it has moved more than chance explains; else it is unchanged. */
export function changeOf(before: Counts, now: Counts): 'up' | 'down' | 'same' {
  const [first, second] = [sizeOf(before), sizeOf(now)];
  if (first === 0 || second === 0) return 'same';
  const noise = beyondNoise * Math.sqrt(spreadOf(before) ** 2 / first + spreadOf(now) ** 2 / second);
  const moved = meanOf(now) - meanOf(before);
  if (Math.abs(moved) <= noise) return 'same';
  return moved > 0 ? 'up' : 'down';
}
