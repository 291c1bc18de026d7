import { basename, join, resolve } from 'node:path';
import { type DecidedAction, type WeekReport, weekReportSchema } from '../../report/index.ts';
import { recordsIn } from '../collection.ts';
import { disk } from '../disk.ts';
import { type Format, readChecked } from '../durable-file.ts';
import { StoreError } from '../errors.ts';
import { type Layout, layoutOf } from '../folder.ts';
import { createLiveFile } from '../live-file.ts';
import { type State, stateSchema, stateVersion } from '../state.ts';

/** What a reader who keeps nothing may see of a data folder. */
export interface ReportsRead {
  /** Published weeks, oldest first. */
  readonly reports: readonly WeekReport[];
  /** What was decided lately, oldest first. */
  readonly decided: readonly DecidedAction[];
}

const live: Format<State> = { schema: stateSchema, version: stateVersion, migrations: [] };
const week: Format<WeekReport> = { schema: weekReportSchema, version: 1, migrations: [] };
/** A running Medvind may write between our look at the file and at its log; that is over at the next look. */
const looks = 5;

/**
 * Reads the published reports of a data folder without taking it or writing there, so that it works beside a running
 * Medvind. A folder that is not there or not used yet has none. Throws a `StoreError` that names the file.
 */
export async function readReports(folder: string): Promise<ReportsRead> {
  const layout = layoutOf(resolve(folder));
  const names = await disk.list(layout.root).catch((): string[] => []);
  if (!names.includes(basename(layout.marker))) return { reports: [], decided: [] };
  const state = await stateOf(layout, looks);
  const reports: WeekReport[] = [];
  for (const name of [...state.reports.keys()].sort()) {
    const path = join(layout.reports, `${name}.json`);
    const report = await readChecked(disk, path, week);
    if (report === null)
      throw new StoreError(`Cannot read ${path}: it is missing. Put it back from a backup (docs/store.md).`);
    reports.push(report);
  }
  return { reports, decided: recordsIn(state.decided).sort((a, b) => a.at - b.at) };
}

async function stateOf(layout: Layout, left: number): Promise<State> {
  try {
    return await createLiveFile(layout.live, layout.log, disk, live)
      .read()
      .then(({ state }) => state);
  } catch (cause) {
    if (left <= 1) throw cause;
    return await stateOf(layout, left - 1);
  }
}
