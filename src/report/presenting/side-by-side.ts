import { formatWeek } from '../../calendar/index.ts';
import type { PageTable } from '../page.ts';
import type { ScopeReport, WeekReport } from '../week-report.ts';
import { amountOf } from './amount.ts';
import { symbolOf } from './lights.ts';
import { figureOf, measureWord, sizeOf } from './names.ts';
import { typeset, type Voice } from './view.ts';

/** So many units still stand beside one another on a page; with more, each has a row of its own. */
const mostColumns = 4;

/** What can be followed through the weeks. */
export interface Followed {
  /** A goal's id, a measure's name or a pulse item's id. */
  readonly id: string;
  readonly name: string;
}

/** Everything of a scope that has a figure: the goals first, then the pulse items, then what is counted. */
export function followed(report: WeekReport, id: string, plainVoice: Voice): readonly Followed[] {
  const voice = typeset({ lang: plainVoice.lang, say: plainVoice.say });
  const scope = report.scopes.find((one) => one.scope === id);
  if (scope === undefined) return [];
  const ids = [
    ...scope.goals.map(({ goal }) => goal),
    ...scope.pulse.map(({ item }) => item),
    ...scope.measures.map(({ name }) => name),
  ];
  return ids.map((one) => ({ id: one, name: figureOf(scope, one, voice)?.name ?? one }));
}

/**
 * The goals, the last round's pulse figures and what is counted, of several scopes side by side; a figure that may
 * not be shown is an empty cell. Scopes that the report does not tell of are left out.
 */
export function sideBySide(
  report: WeekReport,
  ids: readonly string[],
  plainVoice: Voice,
): readonly PageTable[] {
  const voice = typeset({ lang: plainVoice.lang, say: plainVoice.say });
  const scopes = ids.flatMap((id) => report.scopes.find(({ scope }) => scope === id) ?? []);
  const { say, lang } = voice;
  const round = report.round && formatWeek(report.round.week, lang);
  const parts = [
    { caption: say('report.heading.goals'), rows: goalRows(scopes, voice) },
    { caption: say('overview.compare.pulse', { week: round ?? '' }), rows: pulseRows(scopes, report, voice) },
    {
      caption: say('overview.compare.counted', { week: formatWeek(report.week, lang) }),
      rows: countedRows(scopes, voice),
    },
  ];
  return parts
    .filter(({ rows }) => rows.length > 0)
    .map(({ caption, rows }) => tableOf(caption, rows, scopes, voice));
}

/** One figure through the scopes. */
interface Row {
  readonly name: string;
  readonly cells: readonly string[];
}

function goalRows(scopes: readonly ScopeReport[], voice: Voice): Row[] {
  return named(scopes.flatMap(({ goals }) => goals.map(({ goal }) => goal))).map((id) =>
    rowOf(id, scopes, voice, (scope) => {
      const goal = scope.goals.find((one) => one.goal === id);
      if (goal === undefined) return '';
      const { light } = goal;
      return `${symbolOf(light)} ${amountIn(scope, id, voice) || voice.say(`report.light.word.${light}`)}`;
    }),
  );
}

function pulseRows(scopes: readonly ScopeReport[], report: WeekReport, voice: Voice): Row[] {
  return named(scopes.flatMap(({ pulse }) => pulse.map(({ item }) => item))).map((id) =>
    rowOf(id, scopes, voice, (scope) => {
      const reading = figureOf(scope, id, voice)?.reading;
      const size = reading && sizeOf(reading, report.round?.week ?? report.week, voice);
      return [amountIn(scope, id, voice), size && `(${size})`].filter(Boolean).join(' ');
    }),
  );
}

function countedRows(scopes: readonly ScopeReport[], voice: Voice): Row[] {
  return named(scopes.flatMap(({ measures }) => measures.map(({ name }) => name))).map((id) => ({
    ...rowOf(id, scopes, voice, (scope) => amountIn(scope, id, voice)),
    name: measureWord(id, voice),
  }));
}

function rowOf(
  id: string,
  scopes: readonly ScopeReport[],
  voice: Voice,
  cell: (scope: ScopeReport) => string,
): Row {
  const names = scopes.flatMap((scope) => figureOf(scope, id, voice)?.name ?? []);
  return { name: names[0] ?? id, cells: scopes.map(cell) };
}

function amountIn(scope: ScopeReport, id: string, voice: Voice): string {
  const figure = figureOf(scope, id, voice);
  return figure?.reading === undefined ? '' : amountOf(figure.reading, figure.unit, voice);
}

function named(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}

function tableOf(
  caption: string,
  rows: readonly Row[],
  scopes: readonly ScopeReport[],
  { say }: Voice,
): PageTable {
  const numeric = true;
  if (scopes.length <= mostColumns) {
    return {
      caption,
      columns: [{ label: say('report.figure') }, ...scopes.map(({ name }) => ({ label: name, numeric }))],
      rows: rows.map(({ name, cells }) => [name, ...cells]),
    };
  }
  return {
    caption,
    columns: [{ label: say('overview.compare.unit') }, ...rows.map(({ name }) => ({ label: name, numeric }))],
    rows: scopes.map(({ name }, at) => [name, ...rows.map(({ cells }) => cells[at] ?? '')]),
  };
}
