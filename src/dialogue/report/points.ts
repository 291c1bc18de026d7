import { formatNumber } from '../../calendar/index.ts';
import type { Chart } from '../../message.ts';
import type { ChartSpec, Series } from '../../report/index.ts';

/**
 * A chart's points for a platform that draws them itself, with the one decimal that is told; nothing where a point is
 * told as more than its number, such as `højst 1,5`, since such a platform would show it as exact.
 */
export function pointsOf({ xLabel, yLabel, yMin, yMax, x, series, lang }: ChartSpec): Chart | undefined {
  const shown = series.filter(({ values }) => values.some((value) => value !== null));
  if (shown.length === 0 || !shown.every((one) => isTold(one, lang))) return undefined;
  const lines = shown.map(({ name, style, values }) => ({ name, style, values: values.map(rounded) }));
  return { xLabel, yLabel, yMin, yMax, x: [...x], lines };
}

/** Whether what was measured is written at each of its points, as the number it is and nothing before it. */
function isTold({ style, values, labels }: Series, lang: ChartSpec['lang']): boolean {
  return values.every(
    (value, at) =>
      value === null || style !== 'actual' || labels?.[at]?.startsWith(formatNumber(value, lang)) === true,
  );
}

function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 10) / 10;
}
