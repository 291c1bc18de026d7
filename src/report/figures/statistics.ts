import { beyondNoise } from '../../pulse/index.ts';

/** Which way something has moved, when it has moved by more than chance. */
export type Direction = 'up' | 'down' | 'same';

/**
 * The `share`-th part (0 to 1) of values from the bottom, by linear interpolation between the two closest ranks: Hyndman
 * and Fan's definition 7, which is PERCENTILE.INC of a spreadsheet. Throws a RangeError when there are no values.
 */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const rank = (sorted.length - 1) * share;
  const below = sorted[Math.floor(rank)];
  const above = sorted[Math.ceil(rank)];
  if (below === undefined || above === undefined)
    throw new RangeError('Cannot take a percentile of no values. Ask how many there are first.');
  return below + (above - below) * (rank - Math.floor(rank));
}

/** Rounds to so many decimals. */
export function rounded(value: number, decimals = 0): number {
  const tens = 10 ** decimals;
  return Math.round(value * tens) / tens;
}

/** Which way a difference goes, when it is larger than chance explains; `variance` is that of the difference. */
export function beyond(difference: number, variance: number): Direction {
  if (Math.abs(difference) <= beyondNoise * Math.sqrt(variance)) return 'same';
  return difference > 0 ? 'up' : 'down';
}

/** How two counts differ, each as a Poisson count, whose variance is the count itself. */
export function countMoved(before: number, now: number): Direction {
  return beyond(now - before, before + now);
}

/** How two shares in per cent of `n` cases differ; one case on each side is added, so that 0 and 100 vary too. */
export function shareMoved(before: number, nBefore: number, now: number, n: number): Direction {
  return beyond((now - before) / 100, varianceOf(before, nBefore) + varianceOf(now, n));
}

function varianceOf(percent: number, n: number): number {
  const share = ((percent / 100) * n + 1) / (n + 2);
  return (share * (1 - share)) / Math.max(1, n);
}

/**
 * How a percentile has moved from an earlier one that was made of `nBefore` values: were it unmoved, a share of
 * 1 - `share` of the values would lie above the earlier one, give or take chance. No assumption about their form.
 */
export function percentileMoved(
  before: number,
  nBefore: number,
  values: readonly number[],
  share: number,
): Direction {
  const n = values.length;
  if (n === 0 || nBefore === 0) return 'same';
  const above = values.filter((value) => value > before).length;
  const equal = values.filter((value) => value === before).length;
  const expected = 1 - share;
  const found = (above + equal * expected) / n;
  return beyond(found - expected, share * expected * (1 / n + 1 / nBefore));
}
