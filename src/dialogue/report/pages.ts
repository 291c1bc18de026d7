import type { ChatEvent } from '../../event.ts';
import type { Message } from '../../message.ts';
import {
  type ChartSpec,
  decidesFor,
  type PageView,
  pageOf,
  type ReportPage,
  scopesFor,
  seesOperations,
  type WeekReport,
} from '../../report/index.ts';
import { command } from '../commands.ts';
import { type Facts, voice } from '../facts.ts';
import { type ReportFacts, reportsShown } from './facts.ts';
import { reportMessage } from './message.ts';

/** A week's report and the part of it that somebody may see and asks for. */
export interface Wanted {
  readonly report: WeekReport;
  readonly scope: string;
}

/** What is known of the reports; nothing where the event is about none. */
export function reportFacts(facts: Facts): ReportFacts {
  return facts.report ?? reportsShown([]);
}

/** What the pages and tables of reports are written with. */
export function pageView(facts: Facts): PageView {
  const { reports, decided } = reportFacts(facts);
  const { goals, calendar } = facts.content;
  return {
    ...voice(facts),
    earlier: reports,
    plan: goals.plan,
    decided,
    operations: seesOperations(facts.me),
    calendar,
  };
}

/** The scopes of a report that the one who acts may see. */
export function ownScopes(facts: Facts, report: Pick<WeekReport, 'scopes'>): readonly string[] {
  return scopesFor(facts.me, facts.content.organisation, report);
}

/**
 * The report that a value `<week>|<scope>` asks for: the newest week and the first scope where it names none. A
 * week may be its number alone, as people write it: the newest of that number. Nothing when there is no such report, or when it is not for the one who acts.
 */
export function wantedReport(facts: Facts, value: string): Wanted | undefined {
  const { reports } = reportFacts(facts);
  const [week = '', scope = ''] = value.split('|');
  const report =
    week === ''
      ? reports.at(-1)
      : reports.findLast((one) => one.week === week || one.week.endsWith(`-W${week}`));
  if (report === undefined) return undefined;
  const mine = ownScopes(facts, report);
  const chosen = scope === '' ? mine[0] : mine.find((one) => one === scope);
  return chosen === undefined ? undefined : { report, scope: chosen };
}

/** The page of a report in the words of the one who acts. */
export function pageFor(facts: Facts, { report, scope }: Wanted): ReportPage | undefined {
  return pageOf(report, scope, pageView(facts));
}

/** The message of a report as the one who acts sees it, with the other reports they may choose. */
export function pageMessage(facts: Facts, wanted: Wanted): Message | undefined {
  const page = pageFor(facts, wanted);
  if (page === undefined) return undefined;
  const { report, scope } = wanted;
  const mine = ownScopes(facts, report).filter((one) => one !== scope);
  return reportMessage(page, voice(facts).say, {
    png: reportFacts(facts).picture,
    decides: decidesFor(facts.me, facts.content.organisation, scope),
    others: report.scopes
      .filter((other) => mine.includes(other.scope))
      .map((other) => ({ scope: other.scope, name: other.name })),
  });
}

/** The curve of the report that an event leads to, if it has one: it must be drawn before the message is made. */
export function chartWanted(facts: Facts, event: ChatEvent): ChartSpec | undefined {
  const wanted = wantedReport(facts, reportValue(event) ?? '-');
  if (wanted === undefined) return undefined;
  return pageFor(facts, wanted)?.sections.find(({ chart }) => chart !== undefined)?.chart;
}

function reportValue(event: ChatEvent): string | undefined {
  const order = event.kind === 'said' ? command(event.text) : event.kind === 'pressed' ? event : undefined;
  if (order?.action === 'report') return order.value;
  return order?.action === 'reportDo' ? ofAdvice(order.value) : undefined;
}

/** Which report a suggestion `<week>/<scope>/<focus>` stands in, as a button's value. */
export function ofAdvice(value: string): string {
  const [week = '', scope = ''] = value.split('/');
  return `${week}|${scope}`;
}
