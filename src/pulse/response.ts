import { itemsFor, type Response, type Seat, type Wave } from './wave.ts';

/** Adds one tap to what somebody has answered so far; undefined when the item or the value is not theirs to give. */
export function withAnswer(
  wave: Wave,
  seat: Omit<Seat, 'person'>,
  before: Response | undefined,
  item: string,
  value: string,
): Response | undefined {
  if (!itemsFor(wave, seat).some(({ id }) => id === item)) return undefined;
  const number = /^[0-5]$/.test(value) ? Number(value) : undefined;
  if (number === undefined) return undefined;
  return { ...before, values: { ...before?.values, [item]: number } };
}

/** The first item that somebody has not answered yet; undefined when all are. */
export function nextItem(
  wave: Wave,
  seat: Omit<Seat, 'person'>,
  answered: readonly string[],
): Wave['items'][number] | undefined {
  return itemsFor(wave, seat).find(({ id }) => !answered.includes(id));
}
