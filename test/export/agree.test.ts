import { describe, expect, test } from 'vitest';
import { reportMessage } from '../../src/dialogue/index.ts';
import { type ExportParts, exportedReportSchema, exportReport } from '../../src/export/index.ts';
import type { Lang } from '../../src/message.ts';
import {
  type ReportPage,
  type ScopeReport,
  type WeekReport,
  weekReportSchema,
} from '../../src/report/index.ts';
import { readCsv } from '../support/read-csv.ts';
import { readPdf, textOf } from '../support/read-pdf.ts';
import { readXlsx } from '../support/read-xlsx.ts';
import { partsOf } from '../support/report-parts.ts';
import { dipReports, emptyReport, fewReport, fullReport } from '../support/reports.ts';

interface Case {
  readonly name: string;
  readonly parts: ExportParts;
}

const cases = (['da', 'en'] as const).flatMap((lang): Case[] => [
  ...weekCases('full', fullReport(), lang),
  ...weekCases('few', fewReport(), lang),
  ...weekCases('empty', emptyReport(), lang),
]);

function weekCases(name: string, report: WeekReport, lang: Lang): Case[] {
  return report.scopes.map(({ scope }) => ({
    name: `${name} ${scope} ${lang}`,
    parts: partsOf(report, scope, lang, dipReports()),
  }));
}

function scopeOf({ report, scope }: ExportParts): ScopeReport {
  const found = report.scopes.find((one) => one.scope === scope);
  if (found === undefined) throw new Error(`there is no ${scope}`);
  return found;
}

/** Every figure that the frozen report has of a scope, by section and id. */
function truth(parts: ExportParts): ReadonlyMap<string, number | undefined> {
  const scope = scopeOf(parts);
  const { superusers, agreedHours, usedHours, unclaimedOverHour } = parts.report.capacity;
  return new Map([
    ...scope.goals.map(({ goal, reading }) => [`goals/${goal}`, reading?.value] as const),
    ...scope.pulse.map(({ item, reading }) => [`pulse/${item}`, reading.value] as const),
    ...scope.measures.map(({ name, reading }) => [`measures/${name}`, reading.value] as const),
    ...scope.topics.flatMap(({ topic, count, own, oldestDays }) => [
      [`topics/${topic}`, count] as const,
      ...(own === undefined ? [] : [[`topics/${topic}/own`, own] as const]),
      [`topics/${topic}/oldest`, oldestDays] as const,
    ]),
    ['capacity/superusers', superusers],
    ['capacity/agreedHours', agreedHours],
    ['capacity/usedHours', usedHours],
    ['capacity/unclaimedOverHour', unclaimedOverHour],
  ]);
}

async function csvOf(parts: ExportParts) {
  return readCsv((await exportReport('csv', parts)).bytes);
}

/** The words that the page writes figures with, as they stand beside each other on a line. */
function saidOn({ headline, sections }: ReportPage): string[] {
  return [
    headline,
    ...sections.flatMap(({ heading, lines, lights, advice, table }) => [
      heading,
      ...lines,
      ...(lights ?? []).flatMap(({ word, name, value, target, change, size, why }) =>
        [word, name, value, target, change, size, why].filter((text) => text !== ''),
      ),
      ...(advice ?? []).flatMap(({ text, why }) => [text, why]),
      ...(table?.rows.flat().filter((text) => text !== '') ?? []),
    ]),
  ];
}

function squeezed(text: string): string {
  return text.replaceAll('\\', '').replaceAll(/[\s\u00a0]+/g, '');
}

describe.each(cases)('$name', ({ parts }) => {
  const sections = ['goals', 'pulse', 'measures', 'topics', 'capacity'];

  test('the CSV has every figure of the frozen report, and no other', async () => {
    const { rows } = await csvOf(parts);
    const written = rows.map((row) => ({ section: sectionIdOf(parts, row), row }));
    const found = new Map(
      written
        .filter(({ section }) => sections.includes(section))
        .map(({ section, row }) => [`${section}/${row[7]}`, numberOf(row[9], parts.page.lang)]),
    );
    expect(found).toEqual(truth(parts));
  });

  test('a row says of whom its figure is: the scope’s own, or of all units where the report counts but once', async () => {
    const { rows } = await csvOf(parts);
    const nameOf = (id: string) => parts.report.scopes.find(({ scope }) => scope === id)?.name ?? '';
    for (const row of rows) {
      const section = sectionIdOf(parts, row) ?? '';
      const ofAll =
        ['capacity', 'operations', 'hypercare'].includes(section) ||
        (section === 'topics' && !row[7]?.endsWith('/own'));
      const scope = ofAll ? 'all' : parts.scope;
      expect([row[7], row[4], row[5]]).toEqual([row[7], scope, nameOf(scope)]);
    }
  });

  test('the workbook has the same figures as numbers', async () => {
    const sheets = readXlsx((await exportReport('xlsx', parts)).bytes);
    const { say } = parts;
    const found = new Map(
      (['goals', 'pulse', 'measures', 'capacity'] as const).flatMap((section) => {
        const sheet = sheets.find(({ name }) => name === say(`export.section.${section}`));
        const [head, ...rows] = sheet?.rows ?? [];
        const id = head?.indexOf(say('export.column.id')) ?? -1;
        const value = head?.indexOf(say('export.column.value')) ?? -1;
        return rows.map((row) => [`${section}/${row[id]}`, row[value]] as const);
      }),
    );
    const known = [...truth(parts)].filter(([key]) => !key.startsWith('topics/'));
    expect(found).toEqual(new Map(known));
    const topics = sheets.find(({ name }) => name === say('export.section.topics'))?.rows.slice(1) ?? [];
    expect(topics.map((row) => [row[4], row[6], row[7], row[8]])).toEqual(
      scopeOf(parts).topics.map(({ topic, count, own, oldestDays }) => [topic, count, own, oldestDays]),
    );
  });

  test('the JSON is the frozen scope', async () => {
    const text = new TextDecoder().decode((await exportReport('json', parts)).bytes);
    const read = exportedReportSchema.parse(JSON.parse(text));
    expect(read.scope).toEqual(scopeOf(parts));
    expect(read.capacity).toEqual(parts.report.capacity);
  });

  test('the Markdown says everything the page says', async () => {
    const text = squeezed(new TextDecoder().decode((await exportReport('md', parts)).bytes));
    for (const words of saidOn(parts.page)) expect(text).toContain(squeezed(words));
  });

  test('the PDF says what the page says, and says so when something is left out', async () => {
    const pdf = readPdf((await exportReport('pdf', parts)).bytes);
    const text = squeezed(textOf(pdf));
    const missing = saidOn(parts.page).filter((words) => !text.includes(squeezed(words)));
    if (missing.length > 0) expect(text).toContain(squeezed(parts.say('export.more')));
    const lights = parts.page.sections.flatMap((section) => section.lights ?? []);
    for (const { word, name, value, target } of lights)
      expect(text).toContain(squeezed(`${word}${name}${value}${target}`));
  });

  test('no figure of another unit leaves a trace in any file', async () => {
    const { report, scope, page } = parts;
    const other = partsOf(withOthersChanged(report, scope), scope, page.lang, dipReports());
    for (const format of ['md', 'csv', 'json'] as const) {
      expect((await exportReport(format, other)).bytes).toEqual((await exportReport(format, parts)).bytes);
    }
    const [pdf, otherPdf] = [await exportReport('pdf', parts), await exportReport('pdf', other)];
    expect(textOf(readPdf(otherPdf.bytes))).toBe(textOf(readPdf(pdf.bytes)));
    const [book, otherBook] = [await exportReport('xlsx', parts), await exportReport('xlsx', other)];
    expect(readXlsx(otherBook.bytes)).toEqual(readXlsx(book.bytes));
  });

  test('the message in the chat has the lights and the suggestions of the page', () => {
    const said = squeezed(JSON.stringify(reportMessage(parts.page, parts.say)));
    for (const section of parts.page.sections) {
      for (const { word, name, value } of section.lights ?? []) {
        expect(said).toContain(squeezed(`**${word}** – ${name}`));
        expect(said).toContain(squeezed(value));
      }
      for (const { why } of section.advice ?? []) expect(said).toContain(squeezed(why));
    }
  });
});

/** The same week, with wild figures in every scope but one. */
function withOthersChanged(report: WeekReport, scope: string): WeekReport {
  return weekReportSchema.parse({
    ...report,
    scopes: report.scopes.map((one) =>
      one.scope === scope
        ? one
        : {
            ...one,
            // All units together have their name in every file.
            name: one.scope === 'all' ? one.name : 'Månebasen',
            measures: one.measures.map((measure) => ({
              ...measure,
              reading: { ...measure.reading, value: 98_765 },
            })),
            pulse: [],
            topics: [],
            goals: [],
            advice: [],
          },
    ),
  });
}

function sectionIdOf({ say }: ExportParts, row: readonly string[]): string {
  const ids = ['goals', 'pulse', 'measures', 'topics', 'capacity', 'saidDid', 'operations', 'hypercare'];
  return ids.find((id) => say(`export.section.${id}`) === row[6]) ?? '';
}

function numberOf(text: string | undefined, lang: Lang): number | undefined {
  if (text === undefined || text === '') return undefined;
  return Number(lang === 'da' ? text.replace(',', '.') : text);
}
