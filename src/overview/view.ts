import type { Choice, View } from '../../adapters/web/dashboard/index.ts';
import { type Content, speaker } from '../dialogue/index.ts';
import type { Lang } from '../message.ts';
import type { Person } from '../organisation/index.ts';
import {
  type DecidedAction,
  decidesFor,
  followed,
  pageOf,
  periodOf,
  type ReportPage,
  scopesFor,
  seesOperations,
  sideBySide,
  suggested,
  trendOf,
  type WeekReport,
  weekByWeek,
} from '../report/index.ts';
import { drawable, drawableSheet } from './drawn.ts';
import { wordsOf } from './words.ts';

/** What a view is made of: everything as it is at this moment. */
export interface ViewParts {
  readonly person: Person;
  readonly content: Content;
  readonly lang: Lang;
  /** Oldest first. */
  readonly reports: readonly WeekReport[];
  readonly decided: readonly DecidedAction[];
  readonly press: View['press'];
}

/** What one manager may see of the reports; every question that is not theirs to ask is answered by nothing. */
export function viewOf({ person, content, lang, reports, decided, press }: ViewParts): View {
  const { organisation, calendar, goals } = content;
  const say = speaker(content.texts[lang]);
  const voice = { lang, say, calendar };
  const theirs = new Map(reports.map((report) => [report.week, scopesFor(person, organisation, report)]));

  /** The report of a week that tells of a scope of theirs. */
  function reportOf(week: string, scope: string): WeekReport | undefined {
    if (!theirs.get(week)?.includes(scope)) return undefined;
    return reports.find((report) => report.week === week);
  }
  /** What there is to see of a scope up to a week, oldest first. */
  function until(week: string, scope: string): readonly WeekReport[] {
    return reports.filter((report) => report.week <= week && reportOf(report.week, scope));
  }

  function sheetOf(week: string, scope: string): ReportPage | undefined {
    const report = reportOf(week, scope);
    if (report === undefined) return undefined;
    const operations = seesOperations(person);
    const earlier = until(week, scope);
    return pageOf(report, scope, { ...voice, earlier, plan: goals.plan, decided, operations });
  }

  return {
    lang,
    name: person.name,
    organisation: organisation.name,
    words: wordsOf(say),
    weeks: reports
      .filter(({ week }) => (theirs.get(week) ?? []).length > 0)
      .map((report) => weekChoice(report))
      .toReversed(),

    scopes(week) {
      const report = reports.find((one) => one.week === week);
      return (theirs.get(week) ?? []).map((id) => ({
        id,
        label: report?.scopes.find(({ scope }) => scope === id)?.name ?? id,
      }));
    },

    page(week, scope) {
      const page = sheetOf(week, scope);
      return page && drawableSheet(page);
    },
    decides: (scope) => decidesFor(person, organisation, scope),

    trends(week, scope) {
      const report = reportOf(week, scope);
      return report === undefined
        ? []
        : followed(report, scope, voice).map(({ id, name }) => ({ id, label: name }));
    },

    trend(week, scope, what) {
      const trend = trendOf(until(week, scope), scope, what, voice);
      return trend && { ...trend, chart: drawable(trend.chart) };
    },

    units(week) {
      const report = reports.find((one) => one.week === week);
      return report === undefined ? [] : sideBySide(report, theirs.get(week) ?? [], voice);
    },

    actions(week, scope) {
      const shown = until(week, scope);
      return [weekByWeek(shown, scope, voice), suggested(shown, scope, decided, voice)];
    },

    async file(week, scope, format) {
      const report = reportOf(week, scope);
      const page = sheetOf(week, scope);
      if (report === undefined || page === undefined) return undefined;
      // Loaded when somebody takes a file: what draws and writes them is large.
      const [{ exportReport }, { drawPng }] = await Promise.all([
        import('../export/index.ts'),
        import('../chart/index.ts'),
      ]);
      return exportReport(format, { report, scope, page, say, draw: drawPng });
    },
    press,
  };

  function weekChoice(report: WeekReport): Choice {
    const week = String(Number(report.week.slice(-2)));
    return { id: report.week, label: say('overview.weekIs', { week, period: periodOf(report, voice) }) };
  }
}
