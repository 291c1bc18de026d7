import { type Band, bandOf, type Counts, changeOf, meanOf, sizeOf, spreadOf, sumOf } from './figures.ts';
import type { ItemResult, WaveResult } from './result.ts';

/** One figure as everybody may see it. `mean` is 1.5 to 4.5 in steps of 0.1 with fewer than 10 answers. */
export interface Figure {
  readonly mean: number;
  /** Said before the mean when it is cut off, so that five equal answers give nobody away. */
  readonly limit?: 'atMost' | 'atLeast';
  /** Standard deviation; only from 10 answers. */
  readonly spread?: number;
  readonly band: Band;
  /** Against the last wave that showed this figure. */
  readonly change?: 'up' | 'down' | 'same';
}

/** An item's figures: of all together, by unit, and by week since go-live. */
export interface PublishedItem {
  readonly item: ItemResult['item'];
  readonly total?: Figure;
  readonly units: readonly { readonly unit: string; readonly week: number; readonly figure: Figure }[];
  readonly hidden: ItemResult['hidden'];
  readonly weeks: readonly { readonly week: number; readonly figure: Figure }[];
}

/** Below 10 answers no spread is shown and means are cut off. */
const manyAnswers = 10;

/** One figure, with its change since `before`. Give it counts that may be shown. */
export function figureOf(counts: Counts, before?: Counts): Figure {
  const n = sizeOf(counts);
  const few = n < manyAnswers;
  const mean = Math.round(meanOf(counts) * 10) / 10;
  const limit = few && mean <= 1.5 ? 'atMost' : few && mean >= 4.5 ? 'atLeast' : undefined;
  return {
    mean: few ? Math.min(4.5, Math.max(1.5, mean)) : mean,
    ...(limit !== undefined && { limit }),
    ...(!few && { spread: Math.round(spreadOf(counts) * 10) / 10 }),
    band: bandOf(n),
    ...(before !== undefined && { change: changeOf(before, counts) }),
  };
}

/** A wave's figures as everybody may see them; `earlier` are results of waves before it, oldest first. */
export function published(result: WaveResult, earlier: readonly WaveResult[]): PublishedItem[] {
  return result.items.map((one) => {
    const before = earlier.flatMap(({ items }) => items.filter(({ item }) => item.id === one.item.id));
    const lastTotal = before.findLast(({ total }) => total !== undefined)?.total?.counts;
    const lastOf = (unit: string) =>
      before.flatMap(({ units }) => units.filter((cell) => cell.unit === unit)).at(-1)?.counts;
    return {
      item: one.item,
      ...(one.total !== undefined && { total: figureOf(one.total.counts, lastTotal) }),
      units: one.units.map(({ unit, week, counts }) => ({
        unit,
        week,
        figure: figureOf(counts, lastOf(unit)),
      })),
      hidden: one.hidden,
      weeks: byWeek(one),
    };
  });
}

/** By week since go-live: made of the units' shown figures alone, so it tells nothing that they don't. */
function byWeek({ units }: ItemResult): { week: number; figure: Figure }[] {
  const weeks = [...new Set(units.map(({ week }) => week))].sort((a, b) => a - b);
  return weeks.map((week) => ({
    week,
    figure: figureOf(sumOf(units.filter((cell) => cell.week === week).map(({ counts }) => counts))),
  }));
}
