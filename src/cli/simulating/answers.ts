import { itemsFor, type Response, type Seat, type Wave } from '../../pulse/index.ts';
import type { Chance } from './chance.ts';
import { confidence, time, valueAt } from './shape.ts';

/** Items that the first weeks press most, and those that stay high. */
const lean: Readonly<Record<string, number>> = {
  P1: -0.3,
  E1: -0.2,
  H1: 0.5,
  W1: 0.5,
  V1: 0.6,
  L1: 0.3,
};

/** The chances of one unit's answers to one round: who answers, and what to each statement. */
export type Answering = (what: string) => Chance;

/** What an invented person answers, or undefined for the third of them who do not. */
export function pretend(wave: Wave, seat: Seat, answering: Answering): Response | undefined {
  const isAnswering = answering('who')() < 0.7;
  const week = wave.units.find(({ id }) => id === seat.unit)?.week ?? 0;
  const values = itemsFor(wave, seat).map(({ id }) => [
    id,
    answer(valueAt(confidence, week) + leaning(id, week), answering(id)),
  ]);
  return isAnswering ? { values: Object.fromEntries(values) } : undefined;
}

function leaning(item: string, week: number): number {
  return item === 'T1' ? valueAt(time, week) : (lean[item] ?? 0);
}

function answer(mean: number, chance: Chance): number {
  if (chance() < 0.04) return 0;
  // The sum of three is near enough to a bell.
  const noise = (chance() + chance() + chance() - 1.5) * 1.6;
  return Math.min(5, Math.max(1, Math.round(mean + noise)));
}
