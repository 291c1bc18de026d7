import { expect, test } from 'vitest';
import { type ExportParts, exportReport } from '../../src/export/index.ts';
import type { PageSection, ReportPage } from '../../src/report/index.ts';
import { readPdf, textOf } from '../support/read-pdf.ts';
import { familiePage } from '../support/report-page.ts';
import { partsOf } from '../support/report-parts.ts';
import { dipReports, fullReport } from '../support/reports.ts';

/** The smallest PNG there is: one white point. */
const point = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEANl9ngAAAAABJRU5ErkJggg==',
  'base64',
);

function partsWith(page: ReportPage, more: Partial<ExportParts> = {}): ExportParts {
  return { ...partsOf(fullReport(), 'familie', page.lang, dipReports()), page, ...more };
}

async function pdfOf(parts: ExportParts) {
  return readPdf((await exportReport('pdf', parts)).bytes);
}

/** How often each kind of element stands in the structure. */
function kinds(source: string): ReadonlyMap<string, number> {
  const found = [...source.matchAll(/^\/S \/(\w+)$/gm)].map(([, kind = '']) => kind);
  return new Map(found.map((kind) => [kind, found.filter((one) => one === kind).length]));
}

test('the PDF says that it is tagged, in Danish, and what it is called', async () => {
  const { source } = await pdfOf(partsWith(familiePage()));
  expect(source).toContain('/Marked true');
  expect(source).toContain('/Lang (da-DK)');
  expect(source).toContain('/DisplayDocTitle true');
  expect(source).toContain('<pdfuaid:part>1</pdfuaid:part>');
  expect(source).toMatch(/\/StructTreeRoot \d+ 0 R/);
});

test('every heading, row, heading cell and cell of the page has its element', async () => {
  const page = familiePage();
  const { source } = await pdfOf(partsWith(page));
  const found = kinds(source);
  expect(found.get('H1')).toBe(1);
  expect(found.get('H2')).toBe(page.sections.length);
  // Without a picture the curve's table is drawn: lights, curve and topics, each with a row of headings.
  expect(found.get('Table')).toBe(3);
  expect(found.get('TR')).toBe(1 + 5 + 1 + 4 + 1 + 3);
  // A heading for each column, and one for each row.
  expect(found.get('TH')).toBe(7 + 5 + 3 + 4 + 4 + 3);
  expect(source).toContain('/Scope /Column');
  expect(source).toContain('/Scope /Row');
});

test('every table but the lights, which stand right under their heading, has its caption above it', async () => {
  const page = familiePage();
  const { pieces } = await pdfOf(partsWith(page));
  const captions = pieces
    .filter(({ tag }) => tag === 'Caption')
    .map(({ text }) => text.replaceAll(/\s/g, ''));
  const wanted = page.sections.flatMap(({ table }) => (table === undefined ? [] : [table.caption]));
  expect(captions).toEqual(wanted.map((caption) => caption.replaceAll(/\s/g, '')));
});

test('a chart is a figure with its whole content in words, and its table is left to it', async () => {
  const { source, pieces } = await pdfOf(partsWith(familiePage(), { draw: async () => point }));
  expect(kinds(source).get('Figure')).toBe(1);
  expect(kinds(source).get('Table')).toBe(2);
  const alt = /\/S \/Figure.*?\/Alt \((þÿ.*?)\)\n/s.exec(source)?.[1] ?? '';
  const bytes = Buffer.from(alt.replaceAll(/\\([()\\])/g, '$1'), 'latin1');
  expect(bytes.subarray(2).swap16().toString('utf16le')).toContain('Uge 0: 2,7.');
  expect(pieces.some(({ tag }) => tag === 'Figure')).toBe(true);
});

test('what is read aloud comes in the order of the page, and lines and symbols are passed over', async () => {
  const page = familiePage();
  const { pieces } = await pdfOf(partsWith(page));
  const headings = pieces.filter(({ tag }) => tag === 'H2').map(({ text }) => text.replaceAll(/\s/g, ''));
  expect(headings).toEqual(page.sections.map(({ heading }) => heading.replaceAll(/\s/g, '')));
  expect(pieces.filter(({ tag }) => tag === 'Artifact').map(({ text }) => text.trim())).not.toContain(
    expect.stringMatching(/./),
  );
});

test('an ordinary page loses nothing', async () => {
  const pdf = await pdfOf(partsWith(familiePage()));
  expect(pdf.pages).toBe(1);
  expect(textOf(pdf)).not.toContain('Se mere');
});

test('the longest page there can be still fits one sheet, keeps lights and suggestions, and says that more is elsewhere', async () => {
  const pdf = await pdfOf(partsWith(longestPage()));
  expect(pdf.pages).toBe(1);
  const text = textOf(pdf);
  expect(text).toContain('Se mere i overblikket');
  for (const word of ['Grøn', 'Rød', 'Gul', 'Grå', 'Forslag']) expect(text).toContain(word);
  const lowest = lowestText(pdf.source);
  expect(lowest).toBeGreaterThan(30);
});

test('a page of words without a space stays on its sheet', async () => {
  const page = familiePage();
  const word = 'undersøgelsesskabelonoverførselsfejl'.repeat(40);
  const sections = page.sections.map(
    (section): PageSection => ({ ...section, lines: [word, word, word, word] }),
  );
  const pdf = await pdfOf(partsWith({ ...page, headline: word, sections }));
  expect(pdf.pages).toBe(1);
  expect(lowestText(pdf.source)).toBeGreaterThan(30);
});

/** The lower edge of the lowest text in points from the bottom of the sheet. */
function lowestText(source: string): number {
  return Math.min(...[...source.matchAll(/1 0 0 1 [\d.]+ (-?[\d.]+) Tm/g)].map(([, y]) => Number(y)));
}

function longestPage(): ReportPage {
  const page = familiePage();
  const long =
    'Det er en meget lang sætning, som nogen har skrevet uden at tænke på, at den skal kunne stå på ét ark. ';
  return {
    ...page,
    headline: long.repeat(2),
    sections: [
      ...page.sections.map(
        (section): PageSection => ({
          ...section,
          lines: Array.from({ length: 8 }, (_, at) => `${at}. ${long.repeat(2)}`),
          ...(section.advice !== undefined && {
            advice: [...section.advice, ...section.advice]
              .slice(0, 3)
              .map((one) => ({ ...one, text: long.repeat(2), why: long.repeat(2) })),
          }),
          ...(section.table !== undefined && {
            table: { ...section.table, rows: Array.from({ length: 5 }, () => section.table?.rows[0] ?? []) },
          }),
        }),
      ),
      { id: 'operations', heading: 'Drift', lines: [long, long] },
      { id: 'hypercare', heading: 'Den ekstra støtte', lines: [long, long] },
    ],
    footer: [long, long, ...page.footer],
  };
}
