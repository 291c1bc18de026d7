import { formatDate } from '../calendar/index.ts';
import { everybody } from '../report/index.ts';
import type { FigureSection } from './figures.ts';
import type { ExportParts } from './parts.ts';
import {
  type Cell,
  columnWord,
  type FigureColumn,
  figureColumns,
  recordsOf,
  scopeNameOf,
} from './records.ts';

/** One sheet of a workbook; its first row is the headings. */
export interface Sheet {
  readonly title: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Of which sections there is a sheet of figures, in their order. */
const figureSheets: readonly FigureSection[] = [
  'goals',
  'measures',
  'pulse',
  'capacity',
  'saidDid',
  'operations',
  'hypercare',
];
/** What the title of the sheet says already, or the first sheet; of whom a figure is, where it is not the page's own. */
const leftOut: readonly FigureColumn[] = ['scope', 'section'];

/** The workbook of a scope: what it is about, its figures by section, topics, suggestions and open hours. */
export function sheetsOf(parts: ExportParts): Sheet[] {
  const figures = figureSheets.map((section) => figureSheet(parts, section));
  const [goals, measures, pulse, ...rest] = figures;
  const all = [about(parts), goals, measures, pulse, topics(parts), advice(parts), holes(parts), ...rest];
  return all.filter((sheet) => sheet !== undefined && sheet.rows.length > 0) as Sheet[];
}

function about({ page, say }: ExportParts): Sheet {
  const rows: (readonly Cell[])[] = [
    [say('export.about.week'), page.week],
    [say('export.about.period'), page.period],
    [say('export.about.headline'), page.headline],
    ...(page.example === undefined ? [] : [[say('export.about.example'), page.example]]),
    ...page.footer.map((line) => [say('export.about.note'), line]),
  ];
  return { title: say('export.section.about'), headings: [say('export.about.what'), page.title], rows };
}

function figureSheet(parts: ExportParts, section: FigureSection): Sheet {
  const { say } = parts;
  const records = recordsOf(parts).filter(({ figure }) => figure.section === section);
  const filled = (column: FigureColumn) => records.some(({ cells }) => cells[column] !== undefined);
  const own = records.every(({ cells }) => cells.scope === parts.scope);
  const columns = figureColumns.filter(
    (column) => !leftOut.includes(column) && !(own && column === 'scopeName') && filled(column),
  );
  return {
    title: say(`export.section.${section}`),
    headings: columns.map((column) => columnWord(column, say)),
    rows: records.map(({ cells }) => columns.map((column) => cells[column])),
  };
}

function topics({ report, scope, page, say }: ExportParts): Sheet {
  const found = report.scopes.find((one) => one.scope === scope)?.topics ?? [];
  return {
    title: say('export.section.topics'),
    headings: [
      ...whenHeadings({ say }),
      columnWord('id', say),
      say('report.topics.topic'),
      say('export.unsolved'),
      say('report.topics.own'),
      say('export.oldestDays'),
    ],
    rows: found.map(({ topic, title, count, own, oldestDays }) => [
      ...when({ report, page }),
      topic,
      title,
      count,
      own,
      oldestDays,
    ]),
  };
}

function advice({ report, page, say }: ExportParts): Sheet {
  const given = page.sections.flatMap((section) => section.advice ?? []);
  return {
    title: say('export.section.advice'),
    headings: [
      ...whenHeadings({ say }),
      columnWord('id', say),
      say('export.advice.focus'),
      say('export.advice.text'),
      say('export.advice.why'),
      say('export.advice.decided'),
    ],
    rows: given.map(({ id, focus, text, why, decided }) => [
      ...when({ report, page }),
      id,
      focus,
      text,
      why,
      decided,
    ]),
  };
}

function holes({ report, page, say }: ExportParts): Sheet {
  return {
    title: say('export.section.holes'),
    headings: [
      say('export.holes.date'),
      say('export.holes.day'),
      say('export.holes.from'),
      say('export.holes.to'),
      columnWord('scopeName', say),
    ],
    rows: report.capacity.holes.map(({ date, from, to }) => [
      date,
      formatDate(date, page.lang),
      from,
      to,
      scopeNameOf(report, everybody),
    ]),
  };
}

const whenColumns = ['week', 'from', 'to', 'period'] as const;

function whenHeadings({ say }: Pick<ExportParts, 'say'>): string[] {
  return whenColumns.map((column) => columnWord(column, say));
}

function when({ report, page }: Pick<ExportParts, 'report' | 'page'>): Cell[] {
  return [report.week, report.from, report.to, page.period];
}
