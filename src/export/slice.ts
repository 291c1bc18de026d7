import * as z from 'zod';
import { type ScopeReport, type WeekReport, weekReportSchema } from '../report/index.ts';
import type { ExportParts } from './parts.ts';

const { scopes, operations, hypercare, ...shared } = weekReportSchema.shape;

/**
 * One scope of one week, as the JSON export writes it: the frozen figures without the other scopes. `operations` and
 * `hypercare` are there when the reader's page has them.
 */
export const exportedReportSchema = z.strictObject({
  ...shared,
  scope: scopes.element,
  operations: operations.optional(),
  hypercare: hypercare.optional(),
});
export type ExportedReport = z.infer<typeof exportedReportSchema>;

/** What of a week may stand in a file: one scope, and of the rest what its page shows. Throws an Error for an unknown scope. */
export function sliceOf({ report, scope, page }: Omit<ExportParts, 'say'>): ExportedReport {
  const { scopes: all, operations: counters, hypercare: support, ...rest } = report;
  const shows = (section: string) => page.sections.some(({ id }) => id === section);
  return {
    ...rest,
    scope: scopeNamed(report, all, scope),
    ...(shows('operations') && { operations: counters }),
    ...(shows('hypercare') && { hypercare: support }),
  };
}

function scopeNamed({ week }: WeekReport, scopes: readonly ScopeReport[], scope: string): ScopeReport {
  const found = scopes.find((one) => one.scope === scope);
  if (found !== undefined) return found;
  const known = scopes.map((one) => one.scope).join(', ');
  throw new Error(`Cannot export ${scope} of ${week}: the report has no such scope. It has ${known}.`);
}
