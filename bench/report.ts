// A week's report of a large municipality: time and memory, and how they grow: `npm run -s bench:report -- [--rounds 5]`.
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { drawPng } from '../src/chart/index.ts';
import { readContent, shippedContent } from '../src/content.ts';
import { speaker } from '../src/dialogue/index.ts';
import { exportReport } from '../src/export/index.ts';
import {
  pageOf,
  previousWeek,
  type ReportPage,
  reportOf,
  type WeekFacts,
  type WeekReport,
} from '../src/report/index.ts';
import { factsOfWeek, organisationOf, roundOf } from './report-town.ts';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' } } });
const rounds = Number(values.rounds);
const units = 98;
const mostStaff = 5000;
const mostWeeks = 52;

setFlagsFromString('--expose-gc');
const gc = runInNewContext('gc') as () => void;

const read = await readContent({ own: undefined, shipped: shippedContent }, Date.UTC(2026, 10, 23));
if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join('\n'));
const { calendar, texts, goals } = read.content;
const say = speaker(texts.da);

/** A municipality with its last week's facts, of which the reports of the weeks before are a part. */
interface Series {
  readonly facts: WeekFacts;
  readonly reports: readonly WeekReport[];
}

function weeksBack(count: number): string[] {
  const weeks = ['2026-W47'];
  while (weeks.length <= count) weeks.unshift(previousWeek(weeks[0] ?? ''));
  return weeks;
}

function seriesOf(staff: number, weeks: number): Series {
  const organisation = organisationOf(units, staff);
  const all = weeksBack(weeks).map((week) => ({ week, round: roundOf(organisation, week, calendar) }));
  const reports: WeekReport[] = [];
  let facts: WeekFacts | undefined;
  for (const [at, { week }] of all.entries()) {
    const known = all.slice(0, at + 1).map(({ round }) => round);
    facts = factsOfWeek({ organisation, calendar, goals, week, rounds: known, earlier: [...reports] });
    if (at < weeks) reports.push(reportOf(facts));
  }
  if (facts === undefined) throw new Error('there is no week');
  return { facts, reports };
}

/** The same last week, with only so many weeks before it. */
function lately({ facts, reports }: Series, weeks: number): Series {
  const earlier = reports.slice(-weeks);
  const [waves, results] = [facts.waves.slice(-weeks - 1), facts.results.slice(-weeks - 1)];
  return { facts: { ...facts, earlier, waves, results }, reports: earlier };
}

function pagesOf(report: WeekReport, earlier: readonly WeekReport[]): ReportPage[] {
  const view = {
    earlier,
    plan: goals.plan,
    decided: [],
    lang: 'da',
    say,
    operations: true,
    calendar,
  } as const;
  return report.scopes.flatMap(({ scope }) => pageOf(report, scope, view) ?? []);
}

interface Took {
  readonly report: number;
  readonly pages: number;
}

function once({ facts, reports }: Series): Took {
  const start = performance.now();
  const report = reportOf(facts);
  const made = performance.now();
  pagesOf(report, reports);
  return { report: made - start, pages: performance.now() - made };
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

/** Measures each in turn, round after round, so that what else the machine does hits all alike. */
function compare(name: string, series: readonly (readonly [number, Series])[]): void {
  const took = new Map<number, Took[]>(series.map(([size]) => [size, []]));
  for (const [, one] of series) once(one);
  for (let round = 0; round < rounds; round += 1) {
    for (const [size, one] of series) took.get(size)?.push(once(one));
  }
  console.log(`\n| ${name} | report, ms | all pages, ms | together ÷ the one before |\n|--:|--:|--:|--:|`);
  let before: number | undefined;
  for (const [size, times] of took) {
    const report = median(times.map((one) => one.report));
    const pages = median(times.map((one) => one.pages));
    const growth = before === undefined ? '' : ((report + pages) / before).toFixed(2);
    before = report + pages;
    console.log(`| ${size.toLocaleString('en')} | ${report.toFixed(0)} | ${pages.toFixed(0)} | ${growth} |`);
  }
}

const megabytes = (bytes: number) => (bytes / 1_000_000).toFixed(1);
gc();
const empty = process.memoryUsage().heapUsed;
const whole = seriesOf(mostStaff, mostWeeks);
gc();
const held = process.memoryUsage().heapUsed - empty;
const report = reportOf(whole.facts);
console.log(
  `${units} units, ${mostStaff} staff, ${mostWeeks} weeks before: ${report.scopes.length} scopes, ` +
    `${whole.facts.inquiries.length} texts and ${whole.facts.questions.length} questions in the week.`,
);
console.log(
  `One report as JSON: ${megabytes(JSON.stringify(report).length)} MB. The year in memory: ${megabytes(held)} MB.`,
);

gc();
const before = process.memoryUsage().heapUsed;
const made = reportOf(whole.facts);
const pages = pagesOf(made, whole.reports);
const after = process.memoryUsage().heapUsed;
gc();
const left = process.memoryUsage().heapUsed - before;
console.log(
  `Making one with its ${pages.length} pages: at most ${megabytes(after - before)} MB before the next collection, ${megabytes(left)} MB of it is the result.`,
);

compare(
  'weeks before',
  [13, 26, 52].map((weeks) => [weeks, lately(whole, weeks)] as const),
);
compare(
  'staff (13 weeks)',
  [1250, 2500, mostStaff].map((staff) => [staff, seriesOf(staff, 13)] as const),
);

const page = pagesOf(report, whole.reports).at(-1);
if (page === undefined) throw new Error('there is no page');
for (const format of ['pdf', 'xlsx', 'csv', 'json', 'md'] as const) {
  const times: number[] = [];
  let size = 0;
  for (let round = 0; round <= rounds; round += 1) {
    const start = performance.now();
    const file = await exportReport(format, { report, scope: page.scope, page, say, draw: drawPng });
    times.push(performance.now() - start);
    size = file.bytes.length;
  }
  // The first one loads fonts and libraries.
  const [first = 0, ...rest] = times;
  console.log(
    `${format}: first ${first.toFixed(0)} ms, then ${median(rest).toFixed(1)} ms, ${size.toLocaleString('en')} bytes`,
  );
}
console.log(
  `Most memory that the process ever had: ${(process.resourceUsage().maxRSS / 1000).toFixed(0)} MB.`,
);
