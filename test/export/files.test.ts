import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { exportFormats, exportReport, jsonSchema } from '../../src/export/index.ts';
import { type WeekReport, weekReportSchema } from '../../src/report/index.ts';
import { readCsv } from '../support/read-csv.ts';
import { readXlsx } from '../support/read-xlsx.ts';
import { partsOf } from '../support/report-parts.ts';
import { fullReport } from '../support/reports.ts';

const parts = partsOf(fullReport(), 'familie', 'da');

/** A week in which somebody has written a topic's title, and a figure is below zero. */
function withTopic(title: string, count = 1): WeekReport {
  const report = fullReport();
  return weekReportSchema.parse({
    ...report,
    scopes: report.scopes.map((scope) => ({
      ...scope,
      topics: [{ topic: 'emne', title, count, oldestDays: 2 }],
    })),
  });
}

async function topicRows(report: WeekReport) {
  const { rows } = readCsv((await exportReport('csv', partsOf(report, 'familie', 'da'))).bytes);
  return rows.filter((row) => row[6] === 'Emner');
}

test.each(exportFormats)('a %s is named after week and scope and says what it is', async (format) => {
  const file = await exportReport(format, parts);
  expect(file.name).toBe(`medvind-2026-W47-familie.${format}`);
  expect(file.type).toMatch(/^(text|application)\/[\w.+-]+(; charset=utf-8)?$/);
  expect(file.bytes.length).toBeGreaterThan(1000);
});

test.each(['=1+1', '+45 12 34', '-2 dage', '@SUM(A1)', '\t=1', '\r=1', '＝1+1'])(
  'a text that begins as %j is no formula in the CSV',
  async (title) => {
    const [row] = await topicRows(withTopic(title));
    expect(row?.[8]).toBe(`'${title.trim()}`);
  },
);

test('a negative figure stays a number in the CSV', async () => {
  const [row] = await topicRows(withTopic('Emne', -3));
  expect(row?.[9]).toBe('-3');
});

test.each([
  ['a;b', 'a;b'],
  ['a"b', 'a"b'],
  ['a\nb', 'a b'],
  ['a\rb', 'a b'],
  ['a\r\n b', 'a b'],
])('a text such as %j stays one field on one line', async (title, read) => {
  const [row] = await topicRows(withTopic(title));
  expect(row?.[8]).toBe(read);
});

test('decimals have a comma in Danish and a point in English, and every row has every column', async () => {
  const da = readCsv((await exportReport('csv', parts)).bytes);
  const en = readCsv((await exportReport('csv', partsOf(fullReport(), 'familie', 'en'))).bytes);
  expect(da.rows[0]?.[9]).toBe('3,2');
  expect(en.rows[0]?.[9]).toBe('3.2');
  for (const row of [...da.rows, ...en.rows]) expect(row).toHaveLength(da.head.length);
  expect(da.head.slice(0, 4)).toEqual(['Uge', 'Fra', 'Til', 'Periode']);
});

test('the workbook keeps its headings in sight, has widths, and runs no formula', async () => {
  const file = await exportReport('xlsx', partsOf(withTopic('=HYPERLINK("http://a")'), 'familie', 'da'));
  const sheets = readXlsx(file.bytes);
  expect(sheets.map(({ name }) => name).slice(0, 6)).toEqual([
    'Om rapporten',
    'Mål',
    'Målinger',
    'Puls',
    'Emner',
    'Forslag',
  ]);
  for (const { xml, rows } of sheets) {
    expect(xml).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/);
    expect(xml).toContain('<col ');
    expect(xml).not.toContain('<f>');
    for (const row of rows) expect(row.length).toBeLessThanOrEqual(rows[0]?.length ?? 0);
  }
});

test('docs/report.schema.json is the schema of the JSON export, as npm run -s schema writes it', () => {
  const file = readFileSync(new URL('../../docs/report.schema.json', import.meta.url), 'utf8');
  expect(JSON.parse(file)).toEqual(JSON.parse(JSON.stringify(jsonSchema())));
});

test('what no page shows is in no file: a unit that is not there is refused with those that are', async () => {
  await expect(exportReport('json', { ...parts, scope: 'unge' })).rejects.toThrow(
    'Cannot export unge of 2026-W47: the report has no such scope. It has all, familie, modtagelse.',
  );
});

test('counters and criteria are in the JSON only when the page has them', async () => {
  const sections = parts.page.sections.filter(({ id }) => id !== 'operations' && id !== 'hypercare');
  const bare = await exportReport('json', { ...parts, page: { ...parts.page, sections } });
  const read = JSON.parse(new TextDecoder().decode(bare.bytes)) as object;
  expect(Object.keys(read)).not.toContain('operations');
  expect(Object.keys(read)).not.toContain('hypercare');
});
