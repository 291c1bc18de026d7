import type { LineSeriesOption } from 'echarts/charts';
import type { GridComponentOption, TitleComponentOption } from 'echarts/components';
import type { ComposeOption } from 'echarts/core';
import { formatNumber } from '../calendar/index.ts';
import type { ChartSpec } from '../report/index.ts';
import { labelled } from './labels.ts';
import { actualLine, bandLines, markLines, quietLine } from './lines.ts';
import { isRoomy, margin, rightMargin } from './room.ts';
import { colors, fontFamily } from './theme.ts';

/** What the library is told. */
export type Option = ComposeOption<LineSeriesOption | GridComponentOption | TitleComponentOption>;

/** So many letters of a title fit on a line, and more weeks than this do not fit side by side on the axis. */
const most = { letters: 66, ticks: 14 };

/** Turns a chart into what the library draws: no legend to look up and no colour to learn, every line is named on it. */
export function optionOf(spec: ChartSpec): Option {
  const { lang, x, yMin, yMax, series } = spec;
  const title = linesOf(spec.title);
  const quiet = { color: colors.quiet, fontSize: 13, fontFamily };
  return {
    animation: false,
    backgroundColor: colors.paper,
    title: {
      text: title.join('\n'),
      subtext: spec.yLabel,
      left: 8,
      top: 6,
      padding: 0,
      itemGap: 4,
      textStyle: { color: colors.text, fontSize: 15, fontWeight: 600, lineHeight: 19, fontFamily },
      subtextStyle: quiet,
    },
    grid: { left: margin.left, right: rightMargin(spec), top: 58 + title.length * 19, bottom: 44 },
    xAxis: {
      type: 'category',
      data: [...x],
      boundaryGap: isRoomy(spec),
      name: spec.xLabel,
      nameLocation: 'middle',
      nameGap: 27,
      nameTextStyle: quiet,
      axisLine: { lineStyle: { color: colors.mark }, onZero: false },
      axisTick: { show: false },
      axisLabel: { color: colors.text, fontSize: 13, fontFamily, interval: (at: number) => isTicked(x, at) },
    },
    yAxis: {
      type: 'value',
      min: yMin,
      max: yMax,
      interval: tickOf(yMax - yMin),
      axisLabel: {
        color: colors.text,
        fontSize: 13,
        fontFamily,
        formatter: (value: number) => formatNumber(value, lang, 2),
      },
      splitLine: { lineStyle: { color: colors.grid } },
    },
    series: [
      ...series.flatMap((one) => bandLines(one, spec)),
      ...series.filter(({ style }) => style !== 'actual').map((one) => quietLine(one, spec)),
      ...series
        .filter(({ style }) => style === 'actual')
        .map((one) => actualLine(one, spec, labelled(one, spec))),
      markLines(spec),
    ],
  };
}

/** A quarter or a fifth of the axis, whichever is the rounder number. */
function tickOf(range: number): number {
  const [quarter, fifth] = [range / 4, range / 5];
  return String(fifth).length < String(quarter).length ? fifth : quarter;
}

/** Every week has its number, or every second, fourth … so that 0 is among them. */
function isTicked(x: readonly string[], at: number): boolean {
  const step = 2 ** Math.max(0, Math.ceil(Math.log2(x.length / most.ticks)));
  const from = Math.max(0, x.indexOf('0'));
  return (at - from) % step === 0;
}

/** A title on one line or two; a longer one is cut. */
function linesOf(title: string): readonly string[] {
  if (title.length <= most.letters) return [title];
  const space = title.lastIndexOf(' ', most.letters);
  const cut = space > 0 ? space : most.letters;
  const rest = title.slice(cut).trim();
  const second = rest.length <= most.letters ? rest : `${rest.slice(0, most.letters - 1)}…`;
  return [title.slice(0, cut), second];
}
