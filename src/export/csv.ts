import { stringify } from 'csv-stringify/sync';
import type { ExportParts } from './parts.ts';
import { columnWord, figureColumns, recordsOf } from './records.ts';

/**
 * Every figure of a scope, one a row, as Danish spreadsheets read it: semicolons, decimal comma, UTF-8 with a byte order
 * mark, CRLF. In English the decimals have a point. A text that a spreadsheet would run as a formula gets an
 * apostrophe in front; a negative number stays a number.
 */
export function writeCsv(parts: ExportParts): string {
  const { lang } = parts.page;
  return stringify(
    recordsOf(parts).map(({ cells }) => figureColumns.map((column) => cells[column])),
    {
      header: true,
      columns: figureColumns.map((column) => ({ key: column, header: columnWord(column, parts.say) })),
      delimiter: ';',
      record_delimiter: 'windows',
      bom: true,
      escape_formulas: true,
      cast: {
        number: (value) => (lang === 'da' ? String(value).replace('.', ',') : String(value)),
        string: oneLine,
      },
    },
  );
}

/** csv-stringify puts no quotes around a lone line feed, and spaces in front would hide a formula from it. */
function oneLine(text: string): string {
  return text.replaceAll(/\s*[\r\n]\s*/g, ' ').trim();
}
