import * as z from 'zod';
import type { ExportParts } from './parts.ts';
import { exportedReportSchema, sliceOf } from './slice.ts';

/** One scope of a week as JSON, as `docs/report.schema.json` describes it. */
export function writeJson(parts: Omit<ExportParts, 'say'>): string {
  return `${JSON.stringify(exportedReportSchema.parse(sliceOf(parts)), null, 2)}\n`;
}

/** The JSON Schema (draft 2020-12) of the JSON export; `docs/report.schema.json` is this. */
export function jsonSchema(): object {
  return {
    ...z.toJSONSchema(exportedReportSchema),
    title: 'Medvind weekly report, one scope of one week',
    description:
      'Version 1. Times are working minutes, shares per cent, pulse means 1 to 5; what is suppressed is not there. Of all units together, whatever `scope` is of: `capacity`, `operations`, `hypercare`, and of a topic `count` and `oldestDays`.',
  };
}
