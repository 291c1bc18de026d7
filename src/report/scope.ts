import type { Unit } from '../organisation/index.ts';
import { adviceOf } from './advising/advice.ts';
import type { Situation } from './advising/candidates.ts';
import { saidDidOf } from './advising/said-did.ts';
import { previousWeek } from './due.ts';
import type { WeekFacts } from './facts.ts';
import type { Figures } from './figures/figures.ts';
import { hasManual } from './figures/manual.ts';
import { countedMeasures, type Figure, type Found } from './figures/measures.ts';
import type { Week } from './figures/week.ts';
import type { Goal } from './goals.ts';
import { headlineOf } from './headline.ts';
import { lightOf } from './lights.ts';
import { everybody } from './readers.ts';
import type { DecidedAction } from './records.ts';
import type { Topics } from './topics.ts';
import type { GoalReading, MeasureName, ScopeReport } from './week-report.ts';

/** What every scope's report is made from. */
export interface Making {
  readonly facts: WeekFacts;
  readonly week: Week;
  /** Those that have a light. */
  readonly goals: readonly Goal[];
  readonly figures: Figures;
  readonly topics: Topics;
  readonly decided: ReadonlyMap<string, DecidedAction['decision']>;
}

/** So many reports back a light remembers what set it: half a year. */
const reportsBack = 26;

const measures: readonly MeasureName[] = [...countedMeasures, 'participation'];

/** The report of a unit that is shown, or of everybody together. */
export function scopeReport(making: Making, unit?: Unit): ScopeReport {
  const { facts, figures, week } = making;
  const scope = unit?.id ?? everybody;
  const past = facts.earlier.slice(-reportsBack).map((report) => ({
    week: report.week,
    scope: report.scopes.find((one) => one.scope === scope),
  }));
  const last = past.findLast((report) => report.week === previousWeek(week.label))?.scope;
  const since = sinceGoLive(making, unit);
  const goals = goalReadings(
    making,
    scope,
    since,
    past.map((report) => report.scope),
  );
  const pulse = pulseOf(making, scope);
  const counted = countsOf(making, scope, last);
  const topics = unit === undefined ? making.topics.all : making.topics.of(unit.id);
  const situation: Situation = {
    goals,
    items: pulse.shown,
    measure: (name) => figureIn(figures.measure(name, scope)),
    moved: (goal) => (before) => figureIn(figures.cause(goal, scope))?.moved(before) ?? 'same',
    topics: unit === undefined ? [...topics] : [],
  };
  const gain = facts.gains.findLast(
    ({ picked, text }) => picked?.week === week.label && picked.scope === scope && text !== null,
  );
  const hasFigures = pulse.shown.length > 0 || counted.shown.some(({ reading }) => reading.value > 0);
  return {
    scope,
    name: unit?.name ?? facts.organisation.name,
    ...(unit !== undefined && { sinceGoLive: since }),
    headline: headlineOf(goals, since, hasFigures),
    goals,
    pulse: pulse.shown.map(({ item, figure }) => ({
      item: item.id,
      da: item.da,
      en: item.en,
      reading: figure.reading,
    })),
    measures: counted.shown,
    topics: [...topics],
    newEntries: facts.learned.map(({ id, question }) => ({ id, question })),
    advice: adviceOf(week.label, scope, situation, { report: last, decided: making.decided }),
    saidDid: saidDidOf(scope, facts.earlier, making.decided, (cause) => figures.cause(cause, scope)),
    ...(gain?.text != null && { gain: gain.text }),
    hidden: [...(unit === undefined ? hiddenUnits(making) : []), ...pulse.hidden, ...counted.hidden],
  };
}

/** Weeks since the unit's go-live on the week's last day; of everybody together, since the first unit's. */
function sinceGoLive({ facts, week }: Making, unit: Unit | undefined): number {
  const first = facts.organisation.units.map(({ goLive }) => goLive).sort()[0];
  const goLive = unit?.goLive ?? first;
  return goLive === undefined ? 0 : facts.calendar.weeksSince(goLive, week.end - 1);
}

function goalReadings(
  { facts, figures, goals }: Making,
  scope: string,
  since: number,
  past: readonly (ScopeReport | undefined)[],
): GoalReading[] {
  // A unit has a manual goal only where somebody types in the unit's own figure; else it would be grey for ever.
  const own = goals.filter(
    (goal) =>
      goal.measure.kind !== 'manual' || scope === everybody || hasManual(goal, scope, facts.goalValues),
  );
  return own.map((goal) => {
    // Newest first.
    const history = past
      .flatMap((one) => one?.goals.filter((reading) => reading.goal === goal.id) ?? [])
      .reverse();
    const lit = lightOf(goal, figures.goal(goal, scope), history, since);
    const { id, title, focus, measure, direction, baseline, target, tolerance } = goal;
    const before = history.find(({ reading }) => reading !== undefined && reading.week !== lit.reading?.week);
    return {
      goal: id,
      title,
      focus,
      measure,
      direction,
      ...(baseline !== undefined && { baseline }),
      target,
      tolerance,
      light: lit.light,
      why: lit.why,
      ...(lit.since !== undefined && { since: lit.since }),
      ...(lit.reading !== undefined && {
        reading: changed(lit.reading, figures.goal(goal, scope), before?.reading),
      }),
    };
  });
}

/** Items of the last round, and why the others of it are not shown here. */
function pulseOf({ figures }: Making, scope: string) {
  const { last, asked } = figures.rounds;
  const unit = scope === everybody ? undefined : scope;
  const found = asked.map((item) => ({ item, found: figures.rounds.item(item.id, unit) }));
  return {
    shown: found.flatMap(({ item, found: one }) => {
      const figure = figureIn(one);
      return figure === undefined || figure.reading.week !== last?.week ? [] : [{ item, figure }];
    }),
    hidden: found.flatMap(({ item, found: one }) => hiddenAs(item.id, one)),
  };
}

function countsOf({ facts, figures, week }: Making, scope: string, last: ScopeReport | undefined) {
  const found = measures.map((name) => ({ name, found: figures.measure(name, scope) }));
  const before = new Map(last?.measures.map(({ name, reading }) => [name, reading]));
  const shown: ScopeReport['measures'] = found.flatMap(({ name, found: one }) => {
    const figure = figureIn(one);
    return figure === undefined ? [] : [{ name, reading: changed(figure.reading, one, before.get(name)) }];
  });
  const learned = { name: 'newEntries' as const, reading: { value: facts.learned.length, week: week.label } };
  return {
    shown: scope === everybody ? [...shown, learned] : shown,
    hidden: found.flatMap(({ name, found: one }) => hiddenAs(name, one)),
  };
}

/** A reading with its change since an earlier one, unless it says that itself. */
function changed(reading: GoalReading['reading'] & object, found: Found, before: GoalReading['reading']) {
  const figure = figureIn(found);
  if (reading.change !== undefined || before === undefined || figure === undefined) return reading;
  if (before.week === reading.week) return reading;
  return { ...reading, change: figure.moved(before) };
}

function hiddenUnits({ facts, week }: Making): ScopeReport['hidden'] {
  return facts.organisation.units
    .filter(({ id }) => !week.shown.units.has(id))
    .map(({ id, name }) => ({
      what: name,
      why: (week.people.get(id)?.size ?? 0) < week.k ? 'few' : 'protects',
    }));
}

function hiddenAs(what: string, found: Found): ScopeReport['hidden'] {
  return found !== undefined && 'hidden' in found ? [{ what, why: found.hidden }] : [];
}

function figureIn(found: Found): Figure | undefined {
  return found !== undefined && 'reading' in found ? found : undefined;
}
