import type { LineSeriesOption } from 'echarts/charts';
import type { ChartSpec, Series } from '../report/index.ts';
import { colors, fontFamily } from './theme.ts';

/** White around letters, so that they are read where a line runs behind them. */
const halo = { textBorderColor: colors.paper, textBorderWidth: 4, fontFamily } as const;

/** The tolerance of a line as a band: an unseen line below, and the band's height stacked on it. */
export function bandLines({ values, tolerance }: Series, { yMin, yMax }: ChartSpec): LineSeriesOption[] {
  if (tolerance === undefined || tolerance === 0) return [];
  const least = (value: number) => Math.max(yMin, value - tolerance);
  const most = (value: number) => Math.min(yMax, value + tolerance);
  const unseen = {
    type: 'line',
    stack: 'band',
    stackStrategy: 'all',
    symbol: 'none',
    silent: true,
    lineStyle: { opacity: 0 },
  } as const;
  return [
    { ...unseen, data: values.map((value) => value && least(value)) },
    {
      ...unseen,
      data: values.map((value) => value && most(value) - least(value)),
      areaStyle: { color: colors.band, opacity: 0.22 },
    },
  ];
}

/** A plan or a reference: it stays behind, and its name stands where it ends. */
export function quietLine({ name, style, values }: Series, spec: ChartSpec): LineSeriesOption {
  const color = style === 'plan' ? colors.plan : colors.reference;
  const last = values.findLastIndex((value) => value !== null);
  return {
    type: 'line',
    symbol: 'circle',
    // Only a line of one point needs a dot to be seen, but a label needs a symbol to stand beside.
    symbolSize: values.filter((value) => value !== null).length === 1 ? 5 : 0.1,
    showSymbol: true,
    silent: true,
    z: 3,
    itemStyle: { color },
    lineStyle:
      style === 'plan'
        ? { color, width: 2, type: [7, 5] }
        : { color, width: 1.5, type: [1.5, 4], cap: 'round' },
    data: values.map((value, at) => ({
      value,
      ...(at === last && {
        label: {
          show: true,
          formatter: name,
          color,
          fontSize: 13,
          position: at < spec.x.length - 1 ? 'top' : 'right',
          ...halo,
        },
      }),
    })),
  };
}

/**
 * What was measured: the one heavy line, a dot wherever something was, and gaps where nothing is. The dots in `told`
 * have their number, the last one the line's name too.
 */
export function actualLine(
  { name, values, labels }: Series,
  spec: ChartSpec,
  told: ReadonlySet<number>,
): LineSeriesOption {
  const plan = spec.series.find(({ style }) => style === 'plan');
  const last = values.findLastIndex((value) => value !== null);
  return {
    type: 'line',
    symbol: 'circle',
    symbolSize: 9,
    showSymbol: true,
    showAllSymbol: true,
    silent: true,
    connectNulls: false,
    z: 5,
    itemStyle: { color: colors.actual, borderColor: colors.paper, borderWidth: 1.5 },
    lineStyle: { color: colors.actual, width: 3, cap: 'round', join: 'round' },
    data: values.map((value, at) => {
      const text = labels?.[at];
      if (value === null || text === null || text === undefined || !told.has(at)) return { value };
      const below = isBelow(values, plan?.values, at);
      const parts = below ? [text, name] : [name, text];
      return {
        value,
        label: {
          show: true,
          position: below ? 'bottom' : 'top',
          distance: 7,
          color: colors.actual,
          fontSize: 14,
          lineHeight: 16,
          fontWeight: 600,
          formatter: at === last ? parts.join('\n') : text,
          ...halo,
        },
      };
    }),
  };
}

/** The vertical marks, each with its name at the top. */
export function markLines({ marks }: ChartSpec): LineSeriesOption {
  return {
    type: 'line',
    data: [],
    silent: true,
    markLine: {
      silent: true,
      animation: false,
      symbol: 'none',
      lineStyle: { color: colors.mark, width: 1, type: 'solid' },
      label: { position: 'end', distance: 4, color: colors.quiet, fontSize: 12, ...halo },
      data: marks.map(({ at, label }) => ({ xAxis: at, label: { formatter: label } })),
    },
  };
}

// A number stands on the side where the plan is not; without a plan, outside the bend.
function isBelow(
  values: readonly (number | null)[],
  plan: readonly (number | null)[] | undefined,
  at: number,
): boolean {
  const value = values[at] ?? 0;
  const planned = plan?.[at];
  if (planned !== null && planned !== undefined && planned !== value) return value < planned;
  const beside = [values[at - 1], values[at + 1]].filter((other) => other !== null && other !== undefined);
  return beside.length > 0 && beside.every((other) => other > value);
}
