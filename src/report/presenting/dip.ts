import { formatNumber, formatWeek, weeksApart } from '../../calendar/index.ts';
import type { ChartSpec, Series } from '../chart-spec.ts';
import type { Plan } from '../goals.ts';
import type { PageSection, PageTable } from '../page.ts';
import type { Reading } from '../week-report.ts';
import { amountOf, exactly } from './amount.ts';
import { phaseMarks, sinceStart } from './heading.ts';
import { type History, readingsOf } from './history.ts';
import { sizeOf } from './names.ts';
import { trendOf } from './trend.ts';
import { capital, type PageView, type Voice } from './view.ts';

/** What is followed when the municipality has typed no plan: how confident people feel. */
const confidence = 'C1';

/** One week of the curve; `since` is weeks since go-live. */
interface Step {
  readonly since: number;
  readonly plan?: number | undefined;
  readonly reference?: number | undefined;
  /** Null where a round was held whose figure may not be shown. */
  readonly actual?: Reading | null | undefined;
}

/**
 * The dip: what was planned and what was measured, by weeks since go-live. Units begin in different weeks, so `all` has
 * no such axis and no plan to be laid beside: it is shown by calendar week.
 */
export function dipSection(history: History, view: PageView): PageSection | undefined {
  const { say } = view;
  const latest = history.at(-1);
  if (latest === undefined) return undefined;
  const item = view.plan?.item ?? confidence;
  const readings = readingsOf(history, item, view);
  const measured = [...readings].some(([, reading]) => reading !== null);
  const heading = say('report.heading.dip');
  const reports = history.map(({ report }) => report);
  const { sinceGoLive } = latest.scope;
  if (sinceGoLive === undefined || (!measured && view.plan === undefined)) {
    const trend = trendOf(reports, latest.scope.scope, item, view);
    return trend && { id: 'dip', heading, lines: [say('report.dip.together')], ...trend };
  }
  const actual = new Map(
    [...readings].map(([week, reading]) => [sinceGoLive - weeksApart(week, latest.report.week), reading]),
  );
  const steps = stepsOf(actual, view.plan);
  const name = latest.scope.pulse.find((one) => one.item === item)?.[view.lang];
  const table = tableOf(steps, sinceGoLive, latest.report.week, view);
  return {
    id: 'dip',
    heading,
    lines: [
      ...(name === undefined ? [] : [say('report.dip.item', { item: name })]),
      ...linesOf(steps, view),
      ...(sinceGoLive >= 0 && sinceGoLive <= view.calendar.phases.intensiveToWeek
        ? [say('report.dip.expected')]
        : []),
    ],
    chart: chartOf(steps, { table, name, latest: sinceGoLive }, view),
    table,
  };
}

/** What a curve says in a week, on the straight line between the two points around it; nothing outside them. */
export function curveAt(points: Plan['points'], week: number): number | undefined {
  const sorted = points.toSorted((a, b) => a.week - b.week);
  const before = sorted.findLast((point) => point.week <= week);
  const after = sorted.find((point) => point.week >= week);
  if (before === undefined || after === undefined) return undefined;
  if (before.week === after.week) return after.value;
  return before.value + ((after.value - before.value) * (week - before.week)) / (after.week - before.week);
}

function stepsOf(actual: ReadonlyMap<number, Reading | null>, plan: Plan | undefined): readonly Step[] {
  const known = [...actual.keys(), ...(plan?.points ?? []).map(({ week }) => week), 0];
  const first = Math.min(...known);
  return Array.from({ length: Math.max(...known) - first + 1 }, (_, index) => {
    const since = first + index;
    return {
      since,
      plan: plan && curveAt(plan.points, since),
      reference: plan && curveAt(plan.reference, since),
      actual: actual.get(since),
    };
  });
}

function linesOf(steps: readonly Step[], view: PageView): string[] {
  const { lang, say } = view;
  const last = steps.findLast(({ actual }) => actual != null);
  const { plan } = view;
  const shown = last?.actual;
  if (last === undefined || shown == null) return [say('report.dip.notMeasured')];
  const since = capital(sinceStart(last.since, view));
  const value = amountOf(shown, 'score', view);
  if (last.plan === undefined) {
    const why = plan === undefined ? say('report.dip.noPlan') : say('report.dip.outsidePlan');
    return [say('report.dip.now', { since, value }), why];
  }
  return [
    [
      say('report.dip.nowAndPlan', { since, value, plan: exactly(last.plan, 'score', view) }),
      ...besidePlan(shown, last.plan, plan?.tolerance ?? 0, view),
    ].join(' '),
    say('report.dip.tolerance', { tolerance: formatNumber(plan?.tolerance ?? 0, lang) }),
  ];
}

// Of a figure that was cut off only what is sure is said. Decimals are compared as they are told.
function besidePlan({ value, limit }: Reading, planned: number, tolerance: number, { say }: Voice): string[] {
  const off = Math.round((value - planned) * 10) / 10;
  if (off < -tolerance) return limit === 'atLeast' ? [] : [say('report.dip.below')];
  if (off > tolerance) return limit === 'atMost' ? [] : [say('report.dip.above')];
  return limit === undefined ? [say('report.dip.inside')] : [];
}

// Weeks in which a round was held or the municipality has typed a point; the chart has all of them.
function tableOf(steps: readonly Step[], now: number, week: string, view: PageView): PageTable {
  const { lang, say, plan } = view;
  const typed = new Set(plan?.points.map((point) => point.week));
  const marks = new Map(phaseMarks(view.calendar.phases, view).map(({ since, label }) => [since, label]));
  const shown = steps.filter(
    ({ since, actual }) => actual !== undefined || typed.has(since) || since === now,
  );
  const newest = shown.findLastIndex(({ actual }) => actual != null);
  const rows = shown.map((step) => [
    capital(sinceStart(step.since, view)),
    ...(plan === undefined ? [] : [step.plan === undefined ? '' : exactly(step.plan, 'score', view)]),
    actualText(step, view),
    step.actual ? sizeOf(step.actual, step.actual.week, view) : '',
    marks.get(step.since) ?? '',
  ]);
  return {
    ...(newest >= 0 && { newest }),
    caption: say('report.dip.caption', { week: formatWeek(week, lang) }),
    columns: [
      { label: say('report.dip.week') },
      ...(plan === undefined ? [] : [{ label: say('report.dip.plan'), numeric: true }]),
      { label: say('report.dip.actual'), numeric: true },
      { label: say('report.dip.answers') },
      { label: say('report.dip.phase') },
    ],
    rows,
  };
}

function actualText({ actual }: Step, voice: Voice): string {
  if (actual === undefined) return '';
  return actual === null ? voice.say('report.notShown') : amountOf(actual, 'score', voice);
}

function chartOf(
  steps: readonly Step[],
  about: { readonly table: PageTable; readonly name: string | undefined; readonly latest: number },
  view: PageView,
): ChartSpec {
  const { lang, say, plan } = view;
  const first = steps[0]?.since ?? 0;
  const values = (pick: (step: Step) => number | undefined) => steps.map((step) => pick(step) ?? null);
  const reference = values((step) => step.reference);
  const series: Series[] = [
    ...(reference.some((value) => value !== null)
      ? [{ name: say('report.dip.reference'), style: 'reference' as const, values: reference }]
      : []),
    ...(plan === undefined
      ? []
      : [
          {
            name: say('report.dip.plan'),
            style: 'plan' as const,
            values: values((step) => step.plan),
            tolerance: plan.tolerance,
          },
        ]),
    {
      name: say('report.dip.actual'),
      style: 'actual',
      values: values((step) => step.actual?.value),
      labels: steps.map(({ actual }) => (actual ? amountOf(actual, 'score', view) : null)),
    },
  ];
  return {
    title: about.name === undefined ? say('report.heading.dip') : say('report.item', { item: about.name }),
    alt: altOf(steps, view),
    lang,
    xLabel: say('report.dip.week'),
    yLabel: say('report.scale'),
    yMin: 1,
    yMax: 5,
    x: steps.map(({ since }) => formatNumber(since, lang).replace('-', '−')),
    series,
    marks: phaseMarks(view.calendar.phases, view)
      .map(({ since, label }) => ({ at: since - first, label }))
      .filter(({ at }) => at >= 0 && at < steps.length),
  };
}

/** Every point in words, for whoever cannot see the curve. */
function altOf(steps: readonly Step[], view: PageView): string {
  const { say } = view;
  const points = steps
    .filter(({ actual }) => actual !== undefined)
    .map((step) => {
      const since = sinceStart(step.since, view);
      const value = actualText(step, view);
      return step.plan === undefined
        ? say('report.dip.point', { since, value })
        : say('report.dip.pointAndPlan', { since, value, plan: exactly(step.plan, 'score', view) });
    });
  return points.length === 0
    ? say('report.dip.notMeasured')
    : say('report.dip.alt', { points: points.join('; ') });
}
