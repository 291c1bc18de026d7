// How soon the managers' pages are there, with a year of reports: `npm run -s bench:dashboard -- [--rounds 15] [--units 98] [--early]`.
// With `--early` the first page is asked for at the moment of the start, while the reports are still being read.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createDashboard } from '../adapters/web/dashboard/index.ts';
import { readContent, shippedContent } from '../src/content.ts';
import type { Content } from '../src/dialogue/index.ts';
import { createHttpServer } from '../src/http.ts';
import { createOverview, prepareOverview } from '../src/overview/index.ts';
import { createPasses } from '../src/pass.ts';
import { nextWeek, type WeekReport } from '../src/report/index.ts';
import { openLowdbStore } from '../src/store/index.ts';
import { createVisitor } from '../test/support/dashboard.ts';
import { fullReport } from '../test/support/reports.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '15' },
    early: { type: 'boolean', default: false },
    units: { type: 'string' },
  },
});
const rounds = Number(values.rounds);
const { early } = values;
const weeks = 52;
/** A small organisation, a large department, and one for each municipality of the country. */
const sizes = values.units === undefined ? [3, 20, 98] : [Number(values.units)];
const lead = 'birgitte-lauridsen';
const pages = ['', '/udvikling', '/afdelinger', '/handlinger', '/hent', '/hent/csv', '/hent/pdf'];
const quiet = { info() {}, warn() {}, error: console.error };

const read = await readContent({ own: undefined, shipped: shippedContent }, Date.now());
if (!read.ok) throw new Error('Cannot measure: the shipped content cannot be read.');
const content = read.content as unknown as Content;

/** A year of reports, each of everybody and of so many units. */
function yearOf(units: number): readonly WeekReport[] {
  const model = fullReport();
  const [all, unit] = model.scopes;
  if (all === undefined || unit === undefined) throw new Error('Cannot measure: the model has no unit.');
  const others = Array.from({ length: units }, (_, at) => ({
    ...unit,
    scope: `u-${at}`,
    name: `Afdeling ${at}`,
  }));
  const reports: WeekReport[] = [];
  for (let week = '2025-W48'; reports.length < weeks; week = nextWeek(week)) {
    const moved = JSON.parse(
      JSON.stringify({ ...model, scopes: [all, ...others] }).replaceAll(model.week, week),
    );
    reports.push(moved);
  }
  return reports;
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function measure(units: number): Promise<void> {
  const data = await mkdtemp(join(tmpdir(), 'medvind-bench-'));
  const filling = await openLowdbStore(data, { log: quiet });
  for (const report of yearOf(units)) await filling.publishWeek(report, [], 0);
  await filling.close();

  const store = await openLowdbStore(data, { log: quiet });
  const passes = await createPasses({ data, clock: Date.now });
  const overview = createOverview({
    store,
    content: () => content,
    passes,
    receive: async () => ({}),
    lang: 'da',
  });
  const server = createHttpServer({ host: '127.0.0.1', port: 0, log: quiet });
  const secret = passes.secretFor('sessions');
  createDashboard({ ...server, overview, secret, host: '127.0.0.1', now: Date.now, log: quiet });
  const { url } = await server.start();
  const visitor = createVisitor(url);
  await visitor.enter(await passes.issue(lead));

  const getReady = prepareOverview(store);
  const atOnce = early ? await milliseconds(() => visitor.get('/overblik')) : undefined;
  const preparing = await milliseconds(() => getReady);
  const first = atOnce ?? (await milliseconds(() => visitor.get('/overblik')));
  const when = early ? 'asked for at once' : `asked for after ${preparing.toFixed(0)} ms of preparing`;
  console.log(`\n${units} units, ${weeks} weeks; the very first page, ${when}: ${first.toFixed(0)} ms`);
  for (const page of pages) {
    const times: number[] = [];
    let size = 0;
    for (let round = 0; round < rounds; round += 1) {
      times.push(
        await milliseconds(async () => (size = (await visitor.get(`/overblik${page}`)).bytes.length)),
      );
    }
    times.sort((a, b) => a - b);
    const [half, worst] = [times[Math.floor(rounds / 2)] ?? 0, times.at(-1) ?? 0];
    const figures = `${half.toFixed(0).padStart(5)} ms half the time, ${worst.toFixed(0).padStart(5)} ms at worst`;
    console.log(`  ${(page || '/').padEnd(12)} ${figures}, ${(size / 1024).toFixed(0).padStart(4)} KiB`);
  }
  await server.stop();
  await store.close();
  await rm(data, { recursive: true });
}

for (const units of sizes) await measure(units);
