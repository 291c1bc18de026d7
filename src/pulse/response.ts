import { itemsFor, type Seat, type Wave } from './wave.ts';

/** What a tap means: the item and its value, 0 for "not relevant"; undefined when it is not theirs to give. */
export function taps(
  wave: Wave,
  seat: Omit<Seat, 'person'>,
  item: string,
  value: string,
): Readonly<Record<string, number>> | undefined {
  const theirs = itemsFor(wave, seat).some(({ id }) => id === item);
  return theirs && /^[0-5]$/.test(value) ? { [item]: Number(value) } : undefined;
}

/** The first item that somebody has not answered yet; undefined when all are. */
export function nextItem(
  wave: Wave,
  seat: Omit<Seat, 'person'>,
  answered: readonly string[],
): Wave['items'][number] | undefined {
  return itemsFor(wave, seat).find(({ id }) => !answered.includes(id));
}
