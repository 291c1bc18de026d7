import type { Content } from '../dialogue/index.ts';
import { nextWeek, type ReportDue, type WeekFacts } from '../report/index.ts';
import type { Store } from '../store/index.ts';

/** Gathers what a week's report is made of, as it was known when the report was due. */
export async function gatherWeek(
  store: Store,
  content: Content,
  { week, at }: ReportDue,
): Promise<WeekFacts> {
  const { organisation, calendar, goals, topics } = content;
  const from = calendar.weekStart(week);
  const end = calendar.weekStart(nextWeek(week));
  const closed = (await store.waves()).filter(({ state, closesAt }) => state === 'closed' && closesAt <= at);
  const ids = new Set(closed.map(({ id }) => id));
  const programmes = [...new Set(closed.map(({ programme }) => programme))];
  const results = (await Promise.all(programmes.map((id) => store.results(id)))).flat();
  const known = <R extends { readonly at: number }>(records: readonly R[]) =>
    records.filter((record) => record.at <= at);
  return {
    week,
    organisation,
    calendar,
    goals,
    changedGoals: known(await store.changedGoals()),
    goalValues: known(await store.goalValues()),
    topics: topics.map(({ id, title }) => ({ id, title })),
    inquiries: (await store.inquiriesSince(from)).filter((inquiry) => inquiry.at < end),
    questions: (await store.questionsSince(from)).filter(({ askedAt }) => askedAt < end),
    learned: (await store.learnedSince(from))
      .filter((one) => one.at < end)
      .map(({ entry: { id, question } }) => ({ id, question })),
    counts: await store.counts(calendar.localDate(from), calendar.localDate(end - 1)),
    waves: closed,
    results: results.filter(({ wave }) => ids.has(wave)),
    decided: known(await store.decidedActions()),
    gains: known(await store.gains(0)),
    earlier: (await store.weekReports()).filter((report) => report.week < week),
  };
}

/** Whether nothing at all has happened yet: nobody asked anything and no round has closed. */
export function isEmpty({ inquiries, questions, waves }: WeekFacts): boolean {
  return inquiries.length === 0 && questions.length === 0 && waves.length === 0;
}
