import type { Calendar } from '../../calendar/index.ts';
import type { Item, Programme } from '../programme.ts';
import { isRunning, type Seat, type Wave } from '../wave.ts';
import { type AudienceFacts, audienceOf, dueUnits, sent } from './audience.ts';
import { closeTime, remindTime } from './deadlines.ts';
import { mayBegin, slotOf, weekAfter } from './slot.ts';

/** What looking at a programme now leads to. `wait`: nothing is due, or its time has not come. */
export type Planned =
  | { readonly kind: 'send'; readonly wave: Wave; readonly seats: readonly Seat[] }
  | { readonly kind: 'skip'; readonly wave: Wave }
  | { readonly kind: 'wait' };

/** A working day's grace after its own time before a round counts as missed: the tick comes every minute. */
const lateMs = 60 * 60 * 1000;

/**
 * Looks at one programme at `now`: the ledger of waves is the truth, so a late, double or missed look is harmless.
 * What the process slept over is caught up once, at the next allowed time of the same week; after that the units
 * are simply due the week after. `missing` is what must be filled in before anybody may be asked.
 */
export function plan(
  programme: Programme,
  facts: AudienceFacts,
  now: number,
  missing: readonly string[],
): Planned {
  const { calendar } = facts;
  if (!programme.active || missing.length > 0) return { kind: 'wait' };
  const week = calendar.isoWeek(now).label;
  const own = facts.waves.filter((wave) => wave.programme === programme.id);
  if (own.some((wave) => wave.week === week)) return { kind: 'wait' };
  const slot = slotOf(programme, calendar, week);
  if (slot === undefined || now < slot.at) return { kind: 'wait' };
  const due = dueUnits(programme, facts, slot.at);
  if (due.length === 0) return { kind: 'wait' };
  // A round over a holiday makes way for the next one rather than pushing it down its week.
  const nextSlot = slotOf(programme, calendar, weekAfter(calendar, now, 1))?.at ?? Number.POSITIVE_INFINITY;
  const wave = (state: Wave['state'], units: Wave['units'], why?: Wave['why']): Wave => ({
    id: `pulse/${programme.id}/${slot.slot}`,
    rev: 0,
    programme: programme.id,
    slot: slot.slot,
    week,
    state,
    ...(why !== undefined && { why }),
    items: itemsOf(programme, sent(programme, facts.waves), due),
    units,
    k: programme.k,
    comments: programme.comments.on,
    commentsFrom: programme.comments.from,
    plannedAt: now,
    remindAt: remindTime(programme, calendar, now),
    closesAt: Math.min(closeTime(programme, calendar, now), nextSlot),
    fed: { invite: 0, remind: 0 },
  });
  const running = own.some(isRunning);
  if (!running && mayBegin(programme, calendar, now)) {
    const { seats, units } = audienceOf(programme, facts, due);
    return seats.length === 0 ? { kind: 'wait' } : { kind: 'send', wave: wave('open', units), seats };
  }
  if (nextChance(programme, calendar, now) !== undefined) return { kind: 'wait' };
  return { kind: 'skip', wave: wave('skipped', [], running ? 'running' : 'down') };
}

/**
 * The items of the next wave to these units: the core, and of those that take turns the ones these units have been
 * asked least often, so that a unit asked every second week meets them all too.
 */
export function itemsOf(
  { items, rotating }: Programme,
  waves: readonly Wave[],
  due: readonly { readonly id: string; readonly week: number }[],
): Item[] {
  const latest = Math.max(...due.map(({ week }) => week));
  const times = (item: Item) =>
    waves
      .filter((wave) => wave.items.some(({ id }) => id === item.id))
      .flatMap((wave) => wave.units)
      .filter(({ id }) => due.some((unit) => unit.id === id)).length;
  const turns = items
    .filter((item) => !item.core && (item.fromWeek ?? latest) <= latest)
    .map((item) => ({ item, times: times(item) }))
    .sort((a, b) => a.times - b.times)
    .slice(0, rotating);
  return [...items.filter((item) => item.core), ...turns.map(({ item }) => item)];
}

/** The next moment of this week, after `now`, at which a round may still begin. */
function nextChance(programme: Programme, calendar: Calendar, now: number): number | undefined {
  const week = calendar.isoWeek(now).label;
  for (
    let at = calendar.nextOpening(now);
    calendar.isoWeek(at).label === week;
    at = calendar.nextOpening(at)
  ) {
    const begin = calendar.instantOf(calendar.localDate(at), programme.send.at);
    const moment = Math.max(at, begin);
    if (mayBegin(programme, calendar, moment)) return moment;
    const closes = calendar.closesAt(at);
    if (closes === undefined) return undefined;
    at = Math.max(closes, at + lateMs);
  }
  return undefined;
}
