import type { ChartSpec, Series } from '../report/index.ts';
import { weekWidth } from './room.ts';

/** How wide a letter of a label is on average, commas and spaces among them, and how near labels come, in CSS pixels. */
const letter = 6;
const gap = 4;

/**
 * Which points of a line have their number beside them: the last, the lowest and the highest first, then the newest
 * for which there is room.
 */
export function labelled({ values, labels }: Series, spec: ChartSpec): ReadonlySet<number> {
  const step = weekWidth(spec);
  const points = values.flatMap((value, at) => {
    const text = labels?.[at];
    return value === null || text === null || text === undefined
      ? []
      : [{ at, value, wide: text.length * letter }];
  });
  const byValue = points.toSorted((a, b) => a.value - b.value);
  const wanted = [points.at(-1), byValue[0], byValue.at(-1), ...points.toReversed()];
  const kept: (typeof points)[number][] = [];
  for (const point of wanted) {
    if (point === undefined) continue;
    const fits = kept.every(
      (other) => Math.abs(other.at - point.at) * step >= (other.wide + point.wide) / 2 + gap,
    );
    if (fits) kept.push(point);
  }
  return new Set(kept.map(({ at }) => at));
}
