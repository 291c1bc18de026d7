import { everybody } from '../report/index.ts';
import { type Figure, figuresOf } from './figures.ts';
import type { ExportParts, Say } from './parts.ts';

/** The columns of a figure, in the order they are written. */
export const figureColumns = [
  'week',
  'from',
  'to',
  'period',
  'scope',
  'scopeName',
  'section',
  'id',
  'name',
  'value',
  'unit',
  'limit',
  'cases',
  'answers',
  'change',
  'light',
  'target',
  'tolerance',
  'baseline',
  'measured',
] as const;
export type FigureColumn = (typeof figureColumns)[number];

/** What stands in a cell: a number stays one, and nothing is undefined. */
export type Cell = string | number | undefined;

/** One figure by column, in the reader's words where a column has words. */
export type FigureRecord = Readonly<Record<FigureColumn, Cell>>;

/** Every figure of a scope as a record, in the order of its page. */
export function recordsOf(parts: ExportParts): { readonly figure: Figure; readonly cells: FigureRecord }[] {
  const { report, page, say } = parts;
  const when = {
    week: report.week,
    from: report.from,
    to: report.to,
    period: page.period,
  };
  return figuresOf(parts).map((figure) => {
    const scope = figure.ofAll ? everybody : parts.scope;
    return {
      figure,
      cells: { ...when, scope, scopeName: scopeNameOf(report, scope), ...cellsOf(figure, say) },
    };
  });
}

/** What a scope is called in a report; undefined when the report does not tell of it. */
export function scopeNameOf({ scopes }: ExportParts['report'], scope: string): string | undefined {
  return scopes.find((one) => one.scope === scope)?.name;
}

/** What a column of figures is called. */
export function columnWord(column: FigureColumn, say: Say): string {
  return say(`export.column.${column}`);
}

function cellsOf({ section, unit, light, reading, ...figure }: Figure, say: Say) {
  const { limit, change } = reading ?? {};
  return {
    section: say(`export.section.${section}`),
    id: figure.id,
    name: figure.name,
    value: figure.value,
    unit: say(`export.unit.${unit}`),
    limit: limit && say(`export.limit.${limit}`),
    cases: reading?.cases,
    answers: reading?.band,
    change: change && say(`report.change.${change}`),
    light: light && say(`report.light.word.${light}`),
    target: figure.target,
    tolerance: figure.tolerance,
    baseline: figure.baseline,
    measured: reading?.week,
  };
}
