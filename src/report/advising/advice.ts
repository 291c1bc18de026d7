import { focusArea } from '../../pulse/index.ts';
import { isTrouble, worse } from '../lights.ts';
import type { DecidedAction } from '../records.ts';
import type { Advice, GoalReading, Reading, ScopeReport } from '../week-report.ts';
import { type Candidate, candidatesOf, type Situation } from './candidates.ts';

/** So many suggestions a week; more is not done. */
const mostAdvice = 3;

/** What was suggested in the scope the week before, and what was decided about it. */
export interface Before {
  readonly report: ScopeReport | undefined;
  /** Decisions by the action's id. */
  readonly decided: ReadonlyMap<string, DecidedAction['decision']>;
}

/**
 * One to three suggestions, the most pressing first, one for each focus area. One that was answered "not now" the week
 * before comes again only when it has become worse, one that was taken up or done not before its figure is a new one.
 * With nothing else to say, what works is kept: so there is always one as soon as there is any figure.
 */
export function adviceOf(week: string, scope: string, situation: Situation, before: Before): Advice[] {
  const found = candidatesOf(situation)
    .filter((one) => !isAnswered(one, situation, before))
    .sort((a, b) => b.severity - a.severity || order(a) - order(b) || (a.cause < b.cause ? -1 : 1));
  const chosen = found
    .filter((one, index) => found.findIndex(({ focus }) => focus === one.focus) === index)
    .slice(0, mostAdvice);
  const kept = chosen.length > 0 ? chosen : keep(situation, before);
  return kept.map(({ focus, cause, reading, target, why }) => ({
    id: `${week}/${scope}/${focus}`,
    focus,
    cause,
    reading,
    ...(target !== undefined && { target }),
    why,
  }));
}

function order({ focus }: Pick<Advice, 'focus'>): number {
  return focusArea.options.indexOf(focus);
}

function isAnswered(candidate: Candidate, { goals }: Situation, { report, decided }: Before): boolean {
  const last = report?.advice.find(
    ({ focus, cause }) => focus === candidate.focus && cause === candidate.cause,
  );
  const decision = last && decided.get(last.id);
  if (last === undefined || decision === undefined) return false;
  if (decision !== 'notNow') return last.reading.week === candidate.reading.week;
  const lightIn = (readings: readonly GoalReading[] | undefined) =>
    readings?.find(({ goal }) => goal === candidate.cause)?.light;
  const hasTurnedRed = lightIn(goals) === 'red' && lightIn(report?.goals) !== 'red';
  return !hasTurnedRed && !candidate.hasWorsened(last.reading);
}

type Kept = Pick<Advice, 'focus' | 'cause' | 'reading' | 'target' | 'why'>;

/** What works: the goal that is best off, else the share that answers, else what was asked; in turns as a gain and as a result. */
function keep({ goals, measure }: Situation, { report }: Before): Kept[] {
  const best = goals
    .filter((one): one is GoalReading & { readonly reading: Reading } => isShownGreen(one))
    .sort((a, b) => margin(b) - margin(a) || (a.goal < b.goal ? -1 : 1))[0];
  const focus = report?.advice.some((one) => one.focus === 'positiv') ? 'maaling' : 'positiv';
  if (best !== undefined)
    return [{ focus, cause: best.goal, reading: best.reading, target: best.target, why: 'keep' }];
  // Nothing is known to work here, so what there is is shown.
  const shown = (['participation', 'selfService', 'asked'] as const).find(
    (name) => (measure(name)?.reading.value ?? 0) > 0,
  );
  const figure = shown && measure(shown);
  return figure === undefined || shown === undefined
    ? worst(goals)
    : [{ focus: 'maaling', cause: shown, reading: figure.reading, why: 'show' }];
}

/** Every other way out is taken: the result of the worst goal is shown and talked about. */
function worst(goals: readonly GoalReading[]): Kept[] {
  const one = goals.find(({ light, reading }) => isTrouble(light) && reading !== undefined);
  return one?.reading === undefined
    ? []
    : [{ focus: 'maaling', cause: one.goal, reading: one.reading, target: one.target, why: 'outsideOnce' }];
}

function isShownGreen({ light, reading }: GoalReading): boolean {
  return light === 'green' && reading !== undefined;
}

function margin({ direction, target, reading }: GoalReading & { readonly reading: Reading }): number {
  return -worse(direction, target, reading.value) / Math.max(1e-9, Math.abs(target));
}
