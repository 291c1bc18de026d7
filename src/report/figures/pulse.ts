import type { Calendar } from '../../calendar/index.ts';
import {
  type Counts,
  changeOf,
  type Item,
  type Figure as PulseFigure,
  published,
  sizeOf,
  type WaveResult,
} from '../../pulse/index.ts';
import type { WeekFacts } from '../facts.ts';
import type { Reading } from '../week-report.ts';
import type { Figure, Found } from './measures.ts';
import { noUnit, showing } from './shown.ts';
import { beyond, shareMoved } from './statistics.ts';

/** A figure older than this says nothing about now: an item that takes turns comes back within so many weeks. */
const oldestWeeks = 16;
/** So many rounds back is looked for the last one that showed a figure, to say how it has changed. */
const comparedRounds = 6;

/** What the closed rounds have shown; `undefined` stands for everybody together. */
export interface Rounds {
  /** The last closed round; of several programmes' in one week the one that asked most people. */
  readonly last: WaveResult | undefined;
  /** What the rounds of that week asked, each item once. */
  readonly asked: readonly Item[];
  /** An item's figure of the last round that asked it there, up to 16 weeks back. */
  readonly item: (id: string, unit: string | undefined) => Found;
  /** The share that answered the last round, in per cent. */
  readonly participation: (unit: string | undefined) => Found;
}

interface ItemCells {
  readonly week: string;
  readonly total: { readonly figure: PulseFigure; readonly counts: Counts } | undefined;
  readonly units: ReadonlyMap<string, { readonly figure: PulseFigure; readonly counts: Counts }>;
  readonly hidden: ReadonlyMap<string, 'few' | 'protects' | 'changed'>;
}

/** Makes the rounds of a week's facts ready to look in. `k` holds where it is higher than the rounds' own. */
export function roundsOf(facts: WeekFacts, k: number): Rounds {
  const { calendar } = facts;
  const results = inOrder(facts);
  const recent = results.filter(({ week }) => weeksApart(calendar, week, facts.week) <= oldestWeeks);
  const cells = new Map<string, ItemCells[]>();
  // Newest first, and of each item no more rounds than are looked in.
  for (const result of [...recent].reverse()) {
    const before = results
      .slice(0, results.indexOf(result))
      .filter(({ programme }) => programme === result.programme)
      .slice(-comparedRounds);
    for (const [id, one] of cellsOf(result, before, k)) cells.set(id, [...(cells.get(id) ?? []), one]);
  }
  const last = lastOf(facts, results);
  const newest = results.filter(({ week }) => week === last?.week);
  const asked = new Map(newest.flatMap(({ items }) => items.map(({ item }) => [item.id, item])));
  return {
    last,
    asked: [...asked.values()],
    item: (id, unit) => itemFound(cells.get(id) ?? [], unit),
    participation: (unit) => (last === undefined ? undefined : rateFound(facts, last, k, unit)),
  };
}

/** The results by the time their rounds closed, oldest first. */
export function inOrder({ waves, results }: Pick<WeekFacts, 'waves' | 'results'>): WaveResult[] {
  const closed = new Map(waves.map(({ id, closesAt }) => [id, closesAt]));
  const at = (result: WaveResult) => closed.get(result.wave) ?? 0;
  return [...results].sort((a, b) => at(a) - at(b) || (a.wave < b.wave ? -1 : 1));
}

/** Of the newest week's rounds the one that asked most people. */
function lastOf({ waves }: Pick<WeekFacts, 'waves'>, results: readonly WaveResult[]): WaveResult | undefined {
  const week = results.at(-1)?.week;
  const size = (result: WaveResult) =>
    waves.find(({ id }) => id === result.wave)?.units.reduce((sum, unit) => sum + unit.size, 0) ?? 0;
  return results.filter((result) => result.week === week).sort((a, b) => size(b) - size(a))[0];
}

function weeksApart(calendar: Calendar, from: string, to: string): number {
  const week = 7 * 24 * 3_600_000;
  return Math.round((calendar.weekStart(to) - calendar.weekStart(from)) / week);
}

function cellsOf(result: WaveResult, before: readonly WaveResult[], k: number): Map<string, ItemCells> {
  const counts = new Map(result.items.map((one) => [one.item.id, one]));
  return new Map(
    published(result, before).map(({ item, total, units, hidden }) => {
      const made = counts.get(item.id);
      const madeOf = new Map(made?.units.map((cell) => [cell.unit, cell.counts]));
      const all = made?.total?.counts;
      const allowed = allowedAt(k, result.k, all, madeOf);
      const shown = units.flatMap(({ unit, figure }) => {
        const its = madeOf.get(unit);
        return its !== undefined && allowed.units.has(unit) ? [[unit, { figure, counts: its }] as const] : [];
      });
      const kept = units.filter(({ unit }) => !allowed.units.has(unit)).map(({ unit }) => unit);
      return [
        item.id,
        {
          week: result.week,
          total: total && all && allowed.total ? { figure: total, counts: all } : undefined,
          units: new Map(shown),
          hidden: new Map([
            ...hidden.map(({ unit, why }) => [unit, why] as const),
            ...kept.map((unit) => [unit, 'few'] as const),
          ]),
        },
      ];
    }),
  );
}

/** A round is suppressed by its own k already; a report with a higher one suppresses again what the round shows. */
function allowedAt(
  k: number,
  own: number,
  total: Counts | undefined,
  units: ReadonlyMap<string, Counts>,
): { total: boolean; units: ReadonlySet<string> } {
  if (k <= own || total === undefined) return { total: total !== undefined, units: new Set(units.keys()) };
  const rest = sizeOf(total) - [...units.values()].reduce((sum, counts) => sum + sizeOf(counts), 0);
  const sizes = [...units].map(([unit, counts]) => [unit, crowd(unit, sizeOf(counts))] as const);
  return showing(new Map([...sizes, [noUnit, crowd(noUnit, rest)]]), k);
}

function crowd(name: string, size: number): ReadonlySet<string> {
  return new Set(Array.from({ length: size }, (_, n) => `${name}/${n}`));
}

function itemFound(rounds: readonly ItemCells[], unit: string | undefined): Found {
  for (const { week, total, units, hidden } of rounds) {
    const cell = unit === undefined ? total : units.get(unit);
    if (cell !== undefined) return itemFigure(cell.figure, cell.counts, week, rounds, unit);
    if (unit === undefined) return { hidden: 'few' };
    const why = hidden.get(unit);
    if (why !== undefined) return { hidden: why };
  }
  return undefined;
}

function itemFigure(
  { mean, limit, band, change }: PulseFigure,
  counts: Counts,
  week: string,
  rounds: readonly ItemCells[],
  unit: string | undefined,
): Figure {
  const reading: Reading = {
    value: mean,
    week,
    band,
    ...(limit !== undefined && { limit }),
    ...(change !== undefined && { change }),
  };
  return {
    reading,
    moved: (before) => {
      const round = rounds.find((one) => one.week === before.week);
      const then = unit === undefined ? round?.total : round?.units.get(unit);
      // A round that is no longer kept leaves its mean alone; then any difference counts.
      return then === undefined ? beyond(mean - before.value, 0) : changeOf(then.counts, counts);
    },
  };
}

function rateFound(facts: WeekFacts, last: WaveResult, k: number, unit: string | undefined): Found {
  const wave = facts.waves.find(({ id }) => id === last.wave);
  const sizes = new Map(wave?.units.map(({ id, size }) => [id, size]));
  const allowed =
    k <= last.k ? undefined : showing(new Map([...sizes].map(([id, n]) => [id, crowd(id, n)])), k);
  const shown = unit === undefined ? allowed?.total : allowed?.units.has(unit);
  const rate = unit === undefined ? last.rate.total : last.rate.units.find((one) => one.unit === unit)?.rate;
  if (rate === undefined || shown === false) {
    const asked = unit === undefined || sizes.has(unit);
    return asked ? { hidden: (sizes.get(unit ?? '') ?? 0) >= k ? 'protects' : 'few' } : undefined;
  }
  const n = unit === undefined ? [...sizes.values()].reduce((sum, one) => sum + one, 0) : sizes.get(unit);
  return {
    reading: { value: rate, week: last.week },
    moved: (before) => shareMoved(before.value, n ?? 1, rate, n ?? 1),
  };
}
