import type { ChartSpec, ReportPage, WeekReport } from '../report/index.ts';

/** Finds a text of the bot's by its key and fills in its placeholders. */
export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** What an export is made of: a frozen week, which of its scopes, and that scope's page in the reader's language. */
export interface ExportParts {
  readonly report: WeekReport;
  /** A unit's id, or `all`. */
  readonly scope: string;
  readonly page: ReportPage;
  /** Speaks the page's language. */
  readonly say: Say;
  /** Draws a chart as a PNG for the PDF; without it the chart's table stands there instead. */
  readonly draw?: (chart: ChartSpec) => Promise<Uint8Array>;
}

/** A file, ready to be saved or sent. */
export interface ExportFile {
  /** Such as `medvind-2026-W47-familie.pdf`. */
  readonly name: string;
  /** Its media type, with the character set where it has one. */
  readonly type: string;
  readonly bytes: Uint8Array;
}
