import { writeCsv } from './csv.ts';
import { writeJson } from './json.ts';
import { writeMarkdown } from './markdown.ts';
import type { ExportFile, ExportParts } from './parts.ts';
import { drawPdf } from './pdf/index.ts';
import { writeXlsx } from './xlsx.ts';

export { jsonSchema } from './json.ts';
export type { ExportFile, ExportParts, Say } from './parts.ts';
export { type ExportedReport, exportedReportSchema } from './slice.ts';

/** The files a week can be had as. */
export const exportFormats = ['md', 'pdf', 'xlsx', 'csv', 'json'] as const;
export type ExportFormat = (typeof exportFormats)[number];

const types: Readonly<Record<ExportFormat, string>> = {
  md: 'text/markdown; charset=utf-8',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

/**
 * One scope of a frozen week as a file. Page and file are made of the same report, so no figure differs. Throws an
 * Error when the report has no such scope.
 */
export async function exportReport(format: ExportFormat, parts: ExportParts): Promise<ExportFile> {
  const name = `medvind-${parts.report.week}-${parts.scope}.${format}`;
  return { name, type: types[format], bytes: await bytesOf(format, parts) };
}

async function bytesOf(format: ExportFormat, parts: ExportParts): Promise<Uint8Array> {
  switch (format) {
    case 'md':
      return new TextEncoder().encode(writeMarkdown(parts));
    case 'pdf':
      return await drawPdf(parts, await picturesOf(parts));
    case 'xlsx':
      return await writeXlsx(parts);
    case 'csv':
      return new TextEncoder().encode(writeCsv(parts));
    case 'json':
      return new TextEncoder().encode(writeJson(parts));
  }
}

async function picturesOf({ page, draw }: ExportParts): Promise<ReadonlyMap<string, Uint8Array>> {
  const pictures = new Map<string, Uint8Array>();
  for (const { id, chart } of page.sections) {
    if (chart !== undefined && draw !== undefined) pictures.set(id, await draw(chart));
  }
  return pictures;
}
