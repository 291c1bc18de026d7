import { strFromU8, unzipSync } from 'fflate';

/** One sheet as it is read back: rows of cells, numbers as numbers. */
export interface ReadSheet {
  readonly name: string;
  readonly rows: readonly (readonly (string | number | undefined)[])[];
  /** The sheet's own XML. */
  readonly xml: string;
}

/** Reads a workbook by its parts (ECMA-376): sheets in their order, shared and inline strings. */
export function readXlsx(bytes: Uint8Array): ReadSheet[] {
  const files = unzipSync(bytes);
  const text = (path: string) => {
    const file = files[path];
    return file === undefined ? '' : strFromU8(file);
  };
  const shared = [...text('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map(([, inner = '']) =>
    words(inner),
  );
  const names = [...text('xl/workbook.xml').matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, name = '']) =>
    plain(name),
  );
  return names.map((name, at) => {
    const xml = text(`xl/worksheets/sheet${at + 1}.xml`);
    const rows = [...xml.matchAll(/<row[^>]*?(?:\/>|>(.*?)<\/row>)/gs)].map(([, row = '']) => {
      const cells: (string | number | undefined)[] = [];
      for (const [, attributes = '', inner = ''] of row.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
        cells[columnOf(attributes)] = cellOf(attributes, inner, shared);
      }
      return Array.from(cells);
    });
    return { name, rows, xml };
  });
}

function columnOf(attributes: string): number {
  const letters = /r="([A-Z]+)/.exec(attributes)?.[1] ?? 'A';
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function cellOf(attributes: string, inner: string, shared: readonly string[]): string | number | undefined {
  const value = /<v>(.*?)<\/v>/s.exec(inner)?.[1];
  if (/t="s"/.test(attributes)) return shared[Number(value)];
  if (/t="inlineStr"/.test(attributes)) return words(inner);
  return value === undefined ? undefined : Number(value);
}

function words(xml: string): string {
  return plain([...xml.matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, inner]) => inner).join(''));
}

function plain(xml: string): string {
  return xml
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
