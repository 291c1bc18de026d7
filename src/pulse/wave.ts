import * as z from 'zod';
import { itemSchema } from './programme.ts';

/** One sending of a programme, as the ledger of waves holds it. Everything that must not change is frozen here. */
export const waveSchema = z.strictObject({
  /** `pulse/<programme>/<local slot>`, such as `pulse/implementering/2026-11-24T09:00`: unique for ever. */
  id: z.string().max(120),
  rev: z.number().int().nonnegative(),
  programme: z.string(),
  slot: z.string(),
  /** The ISO week, such as `2026-W48`. */
  week: z.string(),
  /** `skipped`: it was due and was not sent; `why` says why. */
  state: z.enum(['open', 'paused', 'closed', 'cancelled', 'skipped']),
  why: z.enum(['down', 'closedDays', 'running']).optional(),
  items: z.array(itemSchema),
  /** The units asked, each with its week since go-live, its half where it is large, and how many were asked. */
  units: z.array(
    z.strictObject({
      id: z.string(),
      week: z.number().int(),
      half: z.enum(['a', 'b']).optional(),
      size: z.number().int().nonnegative(),
    }),
  ),
  k: z.number().int().min(5),
  comments: z.boolean(),
  commentsFrom: z.number().int().min(10),
  plannedAt: z.number(),
  remindAt: z.number(),
  closesAt: z.number(),
  /** How many of the audience have been put in the outbox, in its frozen order. */
  fed: z.strictObject({ invite: z.number().int(), remind: z.number().int() }),
});
export type Wave = z.infer<typeof waveSchema>;

/** One person in a wave's frozen audience; it never says whether they answered. */
export const seatSchema = z.strictObject({
  /** Empty when the person was erased. */
  person: z.string(),
  unit: z.string(),
  superuser: z.boolean(),
  manager: z.boolean(),
});
export type Seat = z.infer<typeof seatSchema>;

/** An answer to one item: 1 (strongly disagree) to 5 (strongly agree), or 0 for "not relevant". */
export const valueSchema = z.number().int().min(0).max(5);

/** What one person answered, by item; no person and no time in it. */
export const responseSchema = z.strictObject({
  values: z.record(z.string(), valueSchema),
  comment: z.string().max(300).optional(),
});
export type Response = z.infer<typeof responseSchema>;

/** What is known of one person in an open wave. It tells which items were answered, never how. */
export interface InWave {
  readonly wave: Wave;
  readonly seat: Seat;
  readonly answered: readonly string[];
  readonly commented: boolean;
  readonly skipped: boolean;
}

/** A response as it leaves the sealed collection when the wave closes. */
export interface GivenResponse extends Response {
  readonly seat: Pick<Seat, 'unit' | 'superuser' | 'manager'>;
}

/** Whether a wave still takes answers. */
export function isOpen(wave: Pick<Wave, 'state'>): boolean {
  return wave.state === 'open';
}

/** Whether a wave is under way, paused ones included. */
export function isRunning(wave: Pick<Wave, 'state'>): boolean {
  return wave.state === 'open' || wave.state === 'paused';
}

/** The items of a wave that somebody in this seat is asked. */
export function itemsFor(wave: Pick<Wave, 'items' | 'units'>, seat: Omit<Seat, 'person'>): Wave['items'] {
  const week = wave.units.find(({ id }) => id === seat.unit)?.week ?? 0;
  return wave.items.filter((item) => isAsked(item, seat, week));
}

/** Whether an item is asked of somebody with these roles, so many weeks after go-live. */
export function isAsked(
  item: Wave['items'][number],
  seat: Pick<Seat, 'superuser' | 'manager'>,
  week: number,
): boolean {
  if (item.fromWeek !== undefined && week < item.fromWeek) return false;
  if (item.for === 'superusers') return seat.superuser;
  return item.for === 'managers' ? seat.manager : true;
}
