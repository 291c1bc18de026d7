import { formatWeek, weeksApart } from '../../calendar/index.ts';
import type { ChartSpec, Series } from '../chart-spec.ts';
import type { PageTable } from '../page.ts';
import type { Reading, WeekReport } from '../week-report.ts';
import { amountOf, duration, type Unit } from './amount.ts';
import { phaseMarks } from './heading.ts';
import { type History, historyOf, readingsOf, weeksThrough } from './history.ts';
import { changeWord, figureOf, lastFigureOf, sizeOf } from './names.ts';
import { capital, type PageView, typeset } from './view.ts';

/** What a trend needs to be put in words. */
export type TrendView = Pick<PageView, 'lang' | 'say' | 'calendar'>;

/**
 * One figure of a scope over calendar weeks, as chart and as table: a goal by its id, a measure by its name, or a pulse
 * item by its id. Undefined when no week has it. Weeks without it are gaps.
 */
export function trendOf(
  reports: readonly WeekReport[],
  id: string,
  measureOrGoal: string,
  plainView: TrendView,
): { readonly chart: ChartSpec; readonly table: PageTable } | undefined {
  const view = typeset(plainView);
  const history = historyOf(reports, id);
  const figure = lastFigureOf(
    history.map(({ scope }) => scope),
    measureOrGoal,
    view,
  );
  const readings = readingsOf(history, measureOrGoal, view);
  const shown = [...readings].flatMap(([, reading]) => reading ?? []);
  const latest = history.at(-1);
  if (figure === undefined || latest === undefined || shown.length === 0) return undefined;
  const weeks = weeksThrough(readings.keys());
  const targets = targetsOf(history, measureOrGoal, weeks, view);
  const { name, unit } = figure;
  const all = [...shown.map(({ value }) => value), ...targets.filter((target) => target !== null)];
  const words = weeks.map((week) => textOf(readings.get(week), unit, view));
  const table = {
    caption: `${name} · ${latest.scope.name}`,
    columns: [
      { label: view.say('report.week') },
      { label: view.say('report.figure'), numeric: true },
      { label: view.say('report.changed') },
      { label: view.say('report.madeOf') },
    ],
    rows: weeks.map((week, at) => {
      const reading = readings.get(week);
      const about = reading
        ? [changeWord(reading.change, view), sizeOf(reading, reading.week, view)]
        : ['', ''];
      return [capital(formatWeek(week, view.lang)), words[at] ?? '', ...about];
    }),
  };
  const { sinceGoLive } = latest.scope;
  const first = weeks[0] ?? latest.report.week;
  const chart: ChartSpec = {
    title: table.caption,
    alt: weeks.map((week, at) => `${formatWeek(week, view.lang)}: ${words[at] || '–'}`).join('; '),
    lang: view.lang,
    xLabel: view.say('report.week'),
    yLabel: unitLabel(unit, view),
    ...axisOf(unit, all),
    x: weeks.map((week) => String(Number(week.slice(-2)))),
    series: seriesOf({ targets, tolerance: figure.tolerance, readings, weeks, unit }, view),
    marks:
      sinceGoLive === undefined
        ? []
        : phaseMarks(view.calendar.phases, view)
            .map(({ since, label }) => ({
              at: since - sinceGoLive + weeksApart(first, latest.report.week),
              label,
            }))
            .filter(({ at }) => at >= 0 && at < weeks.length),
  };
  return { chart, table };
}

interface Lines {
  readonly weeks: readonly string[];
  readonly unit: Unit;
  readonly readings: ReadonlyMap<string, Reading | null>;
  readonly targets: readonly (number | null)[];
  readonly tolerance: number | undefined;
}

function seriesOf({ targets, tolerance, readings, weeks, unit }: Lines, view: TrendView): Series[] {
  const target: Series = {
    name: view.say('report.target'),
    style: 'plan',
    values: targets,
    ...(tolerance !== undefined && tolerance > 0 && { tolerance }),
  };
  const actual: Series = {
    name: view.say('report.dip.actual'),
    style: 'actual',
    values: weeks.map((week) => readings.get(week)?.value ?? null),
    labels: weeks.map((week) => pointText(readings.get(week), unit, view)),
  };
  return targets.some((value) => value !== null) ? [target, actual] : [actual];
}

// A target that was changed counts from the week it was changed in, so that history reads as it was.
function targetsOf(
  history: History,
  id: string,
  weeks: readonly string[],
  view: TrendView,
): (number | null)[] {
  return weeks.map((week) => {
    const report = history.findLast((one) => one.report.week <= week) ?? history[0];
    return (report && figureOf(report.scope, id, view)?.target) ?? null;
  });
}

function textOf(reading: Reading | null | undefined, unit: Unit, view: TrendView): string {
  if (reading === undefined) return '';
  return reading === null ? view.say('report.notShown') : amountOf(reading, unit, view);
}

// The axis says what is counted, so a point needs no more than its number.
function pointText(reading: Reading | null | undefined, unit: Unit, view: TrendView): string | null {
  if (reading === undefined || reading === null) return null;
  return unit === 'minutes' ? duration(reading.value, view) : amountOf(reading, unit, view);
}

function unitLabel(unit: Unit, { say }: TrendView): string {
  if (unit === 'score') return say('report.scale');
  if (unit === 'percent' || unit === 'rate') return say('report.unit.percent');
  if (unit === 'minutes') return say('report.unit.minutes');
  if (unit === 'hours') return say('report.unit.hours');
  return unit === 'days' ? say('report.unit.days') : say('report.unit.count');
}

function axisOf(unit: Unit, values: readonly number[]): { yMin: number; yMax: number } {
  if (unit === 'score') return { yMin: 1, yMax: 5 };
  const most = Math.max(...values, 0);
  const least = Math.min(...values, 0);
  if ((unit === 'percent' || unit === 'rate') && most <= 100 && least >= 0) return { yMin: 0, yMax: 100 };
  // Four steps of one, so that what is counted in wholes has an axis in wholes.
  const fewest = unit === 'count' ? 4 : 0;
  return { yMin: least < 0 ? -roundUp(-least) : 0, yMax: roundUp(Math.max(most, fewest)) };
}

/** The next of 1, 2, 2.5, 4, 5, 8 and 10 times a power of ten, which leaves quarters that are easily read. */
function roundUp(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 2.5, 4, 5, 8, 10].find((one) => one * power >= value) ?? 10;
  return step * power;
}
