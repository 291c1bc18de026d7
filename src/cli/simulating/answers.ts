import { itemsFor, type Response, type Seat, type Wave } from '../../pulse/index.ts';

/** Chance that can be repeated: numbers from 0 up to 1. */
export type Chance = () => number;

/** Expected agreement by week since go-live: a dip in the first weeks and a slow climb. Invented, like the people. */
const curve: readonly (readonly [week: number, mean: number])[] = [
  [-4, 3.5],
  [-1, 3.4],
  [0, 3.0],
  [2, 2.5],
  [4, 2.7],
  [8, 3.3],
  [16, 3.9],
  [52, 4.1],
];

/** Items that the first weeks press most, and those that stay high. */
const lean: Readonly<Record<string, number>> = {
  T1: -0.4,
  P1: -0.3,
  E1: -0.2,
  H1: 0.4,
  W1: 0.5,
  V1: 0.6,
  L1: 0.3,
};

/** What an invented person answers, or undefined for the third of them who do not. */
export function pretend(wave: Wave, seat: Seat, chance: Chance): Response | undefined {
  if (chance() > 0.68) return undefined;
  const week = wave.units.find(({ id }) => id === seat.unit)?.week ?? 0;
  const values = itemsFor(wave, seat).map(({ id }) => [id, answer(expected(week) + (lean[id] ?? 0), chance)]);
  return { values: Object.fromEntries(values) };
}

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

function expected(week: number): number {
  const after = curve.findIndex(([at]) => at > week);
  const [to, high] = curve[after === -1 ? curve.length - 1 : after] ?? [0, 3];
  const [from, low] = curve[Math.max(0, (after === -1 ? curve.length : after) - 1)] ?? [0, 3];
  return to === from ? high : low + ((high - low) * (week - from)) / (to - from);
}

function answer(mean: number, chance: Chance): number {
  if (chance() < 0.04) return 0;
  // The sum of three is near enough to a bell.
  const noise = (chance() + chance() + chance() - 1.5) * 1.6;
  return Math.min(5, Math.max(1, Math.round(mean + noise)));
}
