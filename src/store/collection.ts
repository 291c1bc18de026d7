import { OrderedMap } from 'immutable';
import * as z from 'zod';

/**
 * Records by id, in the order they came. A change makes a new collection that shares with the old one all that stays,
 * so it costs the same however many there are, and whoever reads the old one is not disturbed.
 */
export type Collection<R> = OrderedMap<string, R>;

/** The schema of a collection, which lies in a file as an object of records by id. */
export function collection<R extends z.ZodType>(record: R) {
  return z.record(z.string(), record).transform((records) => collectionOf(Object.entries(records)));
}

/** A collection of these records, each with its id. */
export function collectionOf<R>(records: Iterable<[string, R]>): Collection<R> {
  return OrderedMap(records);
}

/** The records of a collection, as a list of the caller's own. */
export function recordsIn<R>(records: Collection<R>): R[] {
  return records.valueSeq().toArray();
}

/** The archived records with the live ones behind them; what a crash left in both counts as it lies in the live state. */
export function withArchived<R>(
  live: Collection<R>,
  archived: readonly R[],
  idOf: (record: R) => string,
): R[] {
  return [...archived.filter((record) => !live.has(idOf(record))), ...recordsIn(live)];
}

/** Whether a part of a state is a collection. */
export function isCollection(part: unknown): part is Collection<unknown> {
  return OrderedMap.isOrderedMap(part);
}

/** Which records may have changed, by the name of their collection. */
export type Touched = Map<string, Set<string>>;
