import type { Theme } from '../programme.ts';
import { type GivenResponse, isAsked, type Seat, type Wave } from '../wave.ts';
import { isSafe, type Row } from './audit.ts';
import { type Counts, countsOf, sizeOf, sumOf } from './figures.ts';
import { ratesOf } from './rates.ts';
import type { ItemResult, WaveResult } from './result.ts';
import { suppress } from './suppress.ts';
import { themesOf } from './themes.ts';

/** An earlier wave whose audience is still kept, with what it showed. */
export interface Earlier {
  readonly result: WaveResult;
  readonly seats: readonly Seat[];
}

/** Everything that closing a wave needs. `earlier` are the waves of the last weeks, see `rememberRostersDays`. */
export interface Closing {
  readonly wave: Wave;
  readonly seats: readonly Seat[];
  readonly given: readonly GivenResponse[];
  readonly earlier: readonly Earlier[];
  readonly themes: readonly Theme[];
}

/**
 * How long it is remembered who was asked, in days after a wave closed: as long as people can be taken not to have
 * changed their mind, so that a unit's figures before and after somebody came or left are not held together.
 */
export const rememberRostersDays = 28;

/** From 20 answers on a mean with one decimal fits at least two sums for every number of answers, and that number is not told. */
const roundingHides = 20;

/** Makes what is left of a wave: what may be shown, and nothing else. */
export function close({ wave, seats, given, earlier, themes }: Closing): WaveResult {
  const turnout = wave.units.map(({ id }) => ({
    unit: id,
    asked: seats.filter(({ unit }) => unit === id).length,
    answered: given.filter(({ seat }) => seat.unit === id).length,
  }));
  const rates = ratesOf(turnout, wave.k);
  const comments = given.flatMap(({ comment }) => (comment === undefined ? [] : comment));
  const found = themesOf(comments, themes, { from: wave.commentsFrom, k: wave.k });
  return {
    version: 1,
    wave: wave.id,
    programme: wave.programme,
    week: wave.week,
    k: wave.k,
    items: wave.items.map((item) => itemResult({ wave, seats, given, earlier, themes }, item)),
    rate: { units: [...rates.units], ...(rates.total !== undefined && { total: rates.total }) },
    ...(wave.comments && found !== undefined && { themes: found }),
  };
}

function itemResult(closing: Closing, item: Wave['items'][number]): ItemResult {
  const { wave, given } = closing;
  const cells = wave.units
    .filter(({ week }) => week >= (item.fromWeek ?? week))
    .map(({ id, week }) => ({
      unit: id,
      week,
      counts: countsOf(
        given.filter(({ seat }) => seat.unit === id && isAsked(item, seat, week)),
        item.id,
      ),
    }));
  const siblings = cells.map(({ unit, counts }) => ({ id: unit, n: sizeOf(counts) }));
  const total = sumOf(cells.map(({ counts }) => counts));
  const changed = new Set<string>();
  let shown = suppress(siblings, wave.k);
  // Each round hides one figure more, so it ends.
  for (;;) {
    const unsafe = firstUnsafe(closing, item, cells, total, shown);
    if (unsafe === undefined) break;
    if (unsafe === null) {
      shown = { total: false, siblings: new Set() };
      break;
    }
    changed.add(unsafe);
    shown = suppress(siblings, wave.k, changed);
  }
  return {
    item,
    ...(shown.total && { total: { counts: total } }),
    units: shown.total ? cells.filter(({ unit }) => shown.siblings.has(unit)) : [],
    hidden: cells
      .filter(({ unit }) => !shown.siblings.has(unit))
      .map(({ unit, counts }) => ({
        unit,
        why: sizeOf(counts) < wave.k ? 'few' : changed.has(unit) ? 'changed' : 'protects',
      })),
  };
}

/** The first unit whose figure together with all earlier ones gives somebody away; null when it is the total. */
function firstUnsafe(
  closing: Closing,
  item: Wave['items'][number],
  cells: readonly { readonly unit: string; readonly counts: Counts }[],
  total: Counts,
  shown: { readonly total: boolean; readonly siblings: ReadonlySet<string> },
): string | null | undefined {
  const { wave, seats, earlier } = closing;
  const rows = earlier.flatMap((one) => earlierRows(one, item.id));
  if (shown.total && sizeOf(total) < roundingHides) {
    const everybody = rosterOf(wave, seats, item);
    if (!isSafe([...rows, everybody], wave.k)) return null;
    rows.push(everybody);
  }
  for (const { unit, counts } of [...cells].sort((a, b) => sizeOf(b.counts) - sizeOf(a.counts))) {
    if (!shown.siblings.has(unit) || sizeOf(counts) >= roundingHides) continue;
    const row = rosterOf(wave, seats, item, unit);
    if (!isSafe([...rows, row], wave.k)) return unit;
    rows.push(row);
  }
  return undefined;
}

function earlierRows({ result, seats }: Earlier, id: string): Row[] {
  const found = result.items.find(({ item }) => item.id === id);
  if (found === undefined) return [];
  // Every unit that was asked this item is in one of the two lists, so the week no longer matters.
  const units = new Set([...found.units, ...found.hidden].map(({ unit }) => unit));
  const asked = seats.filter((seat) => units.has(seat.unit) && isAsked(found.item, seat, Infinity));
  const rows: Row[] = [];
  if (found.total !== undefined && sizeOf(found.total.counts) < roundingHides)
    rows.push(new Set(asked.map(({ person }) => person)));
  for (const { unit, counts } of found.units) {
    if (sizeOf(counts) >= roundingHides) continue;
    rows.push(new Set(asked.filter((seat) => seat.unit === unit).map(({ person }) => person)));
  }
  return rows;
}

function rosterOf(wave: Wave, seats: readonly Seat[], item: Wave['items'][number], unit?: string): Row {
  return new Set(
    seats
      .filter((seat) => unit === undefined || seat.unit === unit)
      .filter((seat) => isAsked(item, seat, wave.units.find(({ id }) => id === seat.unit)?.week ?? 0))
      .map(({ person }) => person),
  );
}
