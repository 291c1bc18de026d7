import { readdir, writeFile } from 'node:fs/promises';
import type { LoadedContent } from '../content.ts';
import { speaker } from '../dialogue/index.ts';
import { type ExportFile, type ExportFormat, exportFormats, exportReport } from '../export/index.ts';
import { type Lang, lang as language } from '../message.ts';
import { type ChartSpec, everybody, pageOf, type WeekReport } from '../report/index.ts';
import { type ReportsRead, readReports } from '../store/index.ts';
import { type Command, type Given, UsageError } from './command.ts';
import { contentOption, fullLine, readMeant } from './content.ts';

/** What is asked for. */
interface Wanted {
  readonly week: string | undefined;
  readonly scope: string;
  readonly lang: Lang;
  readonly format: ExportFormat;
  readonly out: string | undefined;
}

/** Writes a week's report as a file, from the data folder of a Medvind that may be running. */
export const report: Command = {
  name: 'report',
  summary: "Writes a week's report as text, PDF, workbook, CSV or JSON. It works while Medvind runs.",
  usage: '[--week 2026-W47] [--unit familie] [--lang da] [--format md] [--out FILE] [--content DIR]',
  options: [
    { name: 'week', value: 'WEEK', text: 'Which week, such as 2026-W47; else the newest.' },
    { name: 'unit', value: 'ID', text: 'Which unit; else all together.' },
    { name: 'lang', value: 'LANG', text: 'da or en; else MEDVIND_LANG.' },
    { name: 'format', value: 'FORMAT', text: `${exportFormats.join(', ')}; else md.` },
    { name: 'out', value: 'FILE', text: 'Where to write it; else standard output. pdf and xlsx need it.' },
    contentOption,
  ],
  notes: [
    'Weeks are read from the folder in MEDVIND_DATA, which is not changed. A week never changes once it was made.',
    'Exit code: 0 when it is written, 1 when there is none to write, 2 when the command was not understood.',
  ],
  async run(given, surroundings) {
    const { out, err, config } = surroundings;
    const wanted = wantedOf(given, config().lang);
    const read = await readMeant(given, surroundings);
    if (!read.ok) {
      for (const problem of read.problems) err(fullLine(problem));
      return 1;
    }
    const { data } = config();
    const unreadable = await whyUnreadable(data);
    if (unreadable !== undefined) {
      err(`Cannot read reports from ${data}: ${unreadable} Name the folder of your Medvind in MEDVIND_DATA.`);
      return 1;
    }
    const found = await readReports(data);
    if (found.reports.length === 0) {
      err(
        `There is no weekly report in ${data} yet. Medvind makes the first on the report day of goals.yaml, for the week before; name another folder in MEDVIND_DATA, or leave Medvind running.`,
      );
      return 1;
    }
    const file = await fileOf(found, wanted, read);
    if (wanted.out === undefined) {
      out(new TextDecoder().decode(file.bytes).trimEnd());
      return 0;
    }
    await written(wanted.out, file);
    err(`${file.name} is in ${wanted.out}.`);
    return 0;
  },
};

async function whyUnreadable(folder: string): Promise<string | undefined> {
  try {
    await readdir(folder);
    return undefined;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    if (code === 'ENOENT') return 'there is no such folder.';
    return code === 'ENOTDIR' ? 'it is no folder.' : `it cannot be read (${code}).`;
  }
}

function wantedOf(given: Given, usual: Lang): Wanted {
  const lang = choiceOf('lang', given.value('lang') ?? usual, language.options);
  const format = choiceOf('format', given.value('format') ?? 'md', exportFormats);
  const out = given.value('out');
  if (out === undefined && (format === 'pdf' || format === 'xlsx'))
    throw new UsageError(`Cannot print ${format}: it is no text. Write --out and the name of a file.`);
  return { week: given.value('week'), scope: given.value('unit') ?? everybody, lang, format, out };
}

function choiceOf<T extends string>(option: string, value: string, choices: readonly T[]): T {
  const found = choices.find((choice) => choice === value);
  if (found !== undefined) return found;
  throw new UsageError(`Cannot use --${option} ${value}: write one of ${choices.join(', ')}.`);
}

async function fileOf(
  { reports, decided }: ReportsRead,
  { week, scope, lang, format }: Wanted,
  { content }: Pick<LoadedContent, 'content'>,
): Promise<ExportFile> {
  const { calendar, goals, texts } = content;
  const chosen = chosenWeek(reports, week);
  const say = speaker(texts[lang]);
  const page = pageOf(chosen, scope, {
    earlier: reports,
    plan: goals.plan,
    decided,
    lang,
    say,
    operations: true,
    calendar,
  });
  if (page === undefined) {
    const known = chosen.scopes.map((one) => one.scope).join(', ');
    throw new UsageError(
      `Cannot show ${scope} in ${chosen.week}: that week has ${known}. A unit that is too small is only in ${everybody}.`,
    );
  }
  return await exportReport(format, { report: chosen, scope, page, say, draw });
}

/** The chart library is large, and only a PDF needs it. */
async function draw(chart: ChartSpec): Promise<Uint8Array> {
  const { drawPng } = await import('../chart/index.ts');
  return await drawPng(chart);
}

function chosenWeek(reports: readonly WeekReport[], week: string | undefined): WeekReport {
  const found = week === undefined ? reports.at(-1) : reports.find((one) => one.week === week);
  if (found !== undefined) return found;
  const known = reports.map((one) => one.week);
  throw new UsageError(
    `Cannot show ${week}: there is no report of that week. There are ${known.length}, from ${known[0]} to ${known.at(-1)}.`,
  );
}

async function written(path: string, { bytes }: ExportFile): Promise<void> {
  try {
    await writeFile(path, bytes);
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new Error(`the file ${path} cannot be written (${why}). Write --out and a path you may write to.`);
  }
}
