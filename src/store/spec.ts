import type * as z from 'zod';
import type { Eraser } from './erase.ts';
import type { Retention } from './port.ts';

/** One day in milliseconds. */
export const dayMs = 24 * 60 * 60 * 1000;

/** What the store must know about one kind of record to archive it, to forget it and to find it again. */
export interface Spec<R> {
  readonly schema: z.ZodType<R>;
  id(record: R): string;
  /** The time that readers ask for with `since`. */
  at(record: R): number;
  /** The time that decides which month's archive it goes to. */
  filedAt(record: R): number;
  /** The people under whom it must be found. */
  people(record: R): readonly string[];
  /** The message under which it must be found while it holds text: `place|message`. */
  message(record: R): string | undefined;
  /** Whether it is done with and may leave the live state. */
  done(record: R, now: number): boolean;
  /** When retention takes its words; undefined if there are none to take. */
  dueAt(record: R, retention: Retention): number | undefined;
  /** What is left when retention has been there; null if nothing is. */
  forget(record: R): R | null;
  /** The record without a person; the same record if the person is not in it. */
  erase(record: R, eraser: Eraser, now: number): R;
}
