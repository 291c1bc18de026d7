import type { Chart } from '../../src/message.ts';
import { withoutNull } from '../text.ts';
import type { Json } from './buttons.ts';

/** More names than this do not fit side by side below a chart in a card of full width; Teams then writes a few numbers. */
const mostNames = 20;

/** Teams' own colours: blue and red have a contrast of 3 or more on a white and on a dark card; gray is as faint as in the picture. */
const colors = { actual: 'categoricalLightBlue', plan: 'divergingRed', reference: 'divergingGray' } as const;

/**
 * A chart as an element that Teams draws itself, and what a client shows that cannot. Nothing where it would be drawn
 * wrongly. It has no title: some clients show it and some do not, so it stands above as text.
 * Source: adaptivecards.microsoft.com, Chart.Line.
 */
export function chartElement(chart: Chart, fallback: Json): Json | undefined {
  const axis = axisOf(chart);
  if (axis === undefined) return undefined;
  return {
    type: 'Chart.Line',
    xAxisTitle: withoutNull(chart.xLabel),
    yAxisTitle: withoutNull(chart.yLabel),
    yMin: chart.yMin,
    yMax: chart.yMax,
    data: axis.lines.map(({ name, style, values }) => ({
      legend: withoutNull(name),
      color: colors[style],
      // A line without a value somewhere is drawn straight on to the next: there is no way to part it.
      values: values.flatMap((y, at) => (y === null ? [] : [{ x: axis.x[at], y }])),
    })),
    fallback,
  };
}

interface Axis {
  readonly x: readonly (number | string)[];
  readonly lines: Chart['lines'];
}

/**
 * Names stand in the order Teams first meets them, and only those that have a value: the first line must have them
 * all. Numbers stand where they belong, but must be numbers and rise.
 */
function axisOf({ x, lines }: Chart): Axis | undefined {
  const drawn = lines.filter(({ values }) => values.some((value) => value !== null));
  const first = drawn.find(({ values }) => x.every((_, at) => (values[at] ?? null) !== null));
  if (first && x.length <= mostNames && new Set(x).size === x.length) {
    return { x: x.map(withoutNull), lines: [first, ...drawn.filter((line) => line !== first)] };
  }
  const numbers = x.map((name) => Number(name.replace('−', '-')));
  const rising = numbers.every(
    (number, at) => Number.isInteger(number) && number > (numbers[at - 1] ?? -Infinity),
  );
  return rising && drawn.length > 0 ? { x: numbers, lines: drawn } : undefined;
}
