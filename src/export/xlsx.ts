import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import type { ExportParts } from './parts.ts';
import type { Cell } from './records.ts';
import { type Sheet, sheetsOf } from './sheets.ts';

/** Widths in characters: a column is as wide as its longest cell, within reason. */
const narrowest = 9;
const widest = 60;
/** What a sheet's name may not hold, and how long it may be (ECMA-376 as Excel reads it). */
const forbidden = /[[\]:*?/\\]/g;
const longestName = 31;

/** The scope as an Excel workbook: numbers are numbers, the headings stay in sight, no cell is a formula. */
export async function writeXlsx(parts: ExportParts): Promise<Uint8Array> {
  const sheets = sheetsOf(parts).map((sheet) => ({
    data: dataOf(sheet),
    sheet: sheet.title.replaceAll(forbidden, ' ').slice(0, longestName),
    columns: sheet.headings.map((heading, at) => ({ width: widthOf(heading, sheet, at) })),
    stickyRowsCount: 1,
  }));
  return await writeXlsxFile(sheets, { fontFamily: 'Calibri', fontSize: 11 }).toBuffer();
}

function dataOf({ headings, rows }: Sheet): SheetData {
  const head = headings.map((value) => ({
    value,
    type: String,
    fontWeight: 'bold' as const,
    backgroundColor: '#e8ecf1',
    wrap: true,
    alignVertical: 'top' as const,
  }));
  return [head, ...rows.map((row) => row.map(cellOf))];
}

function cellOf(value: Cell): SheetData[number][number] {
  if (value === undefined) return null;
  if (typeof value === 'number') return { value, type: Number };
  return { value, type: String, wrap: value.length > widest, alignVertical: 'top' };
}

function widthOf(heading: string, { rows }: Sheet, at: number): number {
  const lengths = rows.map((row) => String(row[at] ?? '').length);
  return Math.min(widest, Math.max(narrowest, heading.length, ...lengths) + 2);
}
