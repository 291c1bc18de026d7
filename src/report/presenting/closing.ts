import { formatDate, formatNumber, formatWeek } from '../../calendar/index.ts';
import type { PageSection } from '../page.ts';
import type { ScopeReport, WeekReport } from '../week-report.ts';
import { periodOf } from './heading.ts';
import { inWords, lastFigureOf } from './names.ts';
import { listed, type PageView, type Voice } from './view.ts';

/** The small win that a leader picked for the week. */
export function gainSection({ gain }: ScopeReport, { say }: Voice): PageSection | undefined {
  if (gain === undefined) return undefined;
  return { id: 'gain', heading: say('report.heading.gain'), lines: [say('report.item', { item: gain })] };
}

/** The counters that a project lead watches; one that has no name here is not shown. */
const watched = ['stopped', 'declined', 'emergency'];

/** What a counter is called; undefined when it is none that anybody watches. */
export function counterWord(what: string, { say }: Pick<Voice, 'say'>): string | undefined {
  return watched.includes(what) ? say(`report.operations.${what}`) : undefined;
}

/** How the bot itself is doing, for project leads. */
export function operationsSection({ operations }: WeekReport, { lang, say }: Voice): PageSection | undefined {
  const rows = watched.flatMap((what) =>
    operations
      .filter((one) => one.what === what)
      .map(({ n }) => [say(`report.operations.${what}`), formatNumber(n, lang)]),
  );
  if (rows.length === 0) return undefined;
  const columns = [
    { label: say('report.operations.what') },
    { label: say('report.operations.count'), numeric: true },
  ];
  const table = { caption: say('report.operations.caption'), columns, rows };
  return { id: 'operations', heading: say('report.heading.operations'), lines: [], table };
}

/** What must hold before the extra support of the first weeks ends. */
export function hypercareSection({ hypercare }: WeekReport, { lang, say }: Voice): PageSection | undefined {
  if (hypercare.length === 0) return undefined;
  const all = hypercare.every(({ met }) => met);
  return {
    id: 'hypercare',
    heading: say('report.heading.hypercare'),
    lines: [all ? say('report.hypercare.met') : say('report.hypercare.notMet')],
    table: {
      caption: say('report.hypercare.caption'),
      columns: [
        { label: say('report.hypercare.goal') },
        { label: say('report.hypercare.wanted'), numeric: true },
        { label: say('report.hypercare.green'), numeric: true },
        { label: say('report.hypercare.state') },
      ],
      rows: hypercare.map(({ title, weeks, green, met }) => [
        title[lang],
        formatNumber(weeks, lang),
        formatNumber(green, lang),
        met ? say('report.hypercare.yes') : say('report.hypercare.no'),
      ]),
    },
  };
}

/** What the figures are of, what is held back and why, what they are not, and whom to ask. */
export function footerOf(report: WeekReport, scopes: readonly ScopeReport[], view: PageView): string[] {
  const { lang, say } = view;
  const { week, round } = report;
  return [
    say('report.footer.period', { week: formatWeek(week, lang), period: periodOf(report, view) }),
    ...(round === undefined
      ? []
      : [
          say('report.footer.round', {
            week: formatWeek(round.week, lang),
            closed: formatDate(round.closed, lang),
          }),
        ]),
    say('report.footer.k', { k: report.k }),
    ...hiddenLines(report, scopes, view),
    say('report.footer.denominators'),
    say('report.footer.notProductivity'),
    say('report.footer.ask'),
  ];
}

// What no scope of the report has a name for, such as a statement to too few in all, is not worth a line.
function hiddenLines(report: WeekReport, scopes: readonly ScopeReport[], view: PageView): string[] {
  const scope = scopes.at(-1);
  if (scope === undefined) return [];
  return (['few', 'protects', 'changed'] as const).flatMap((why) => {
    const names = scope.hidden
      .filter((one) => one.why === why)
      .map(
        ({ what }) =>
          lastFigureOf([...report.scopes, ...scopes], what, view)?.name ?? inWords(what, scope, view),
      )
      .filter((name) => !/^[A-Z][A-Z0-9]{0,5}$/.test(name));
    if (names.length === 0) return [];
    return [view.say(`report.hidden.${why}`, { what: listed([...new Set(names)], view.lang) })];
  });
}
