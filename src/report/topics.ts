import type { Question } from '../handoff/index.ts';
import type { WeekFacts } from './facts.ts';
import { isUnsolved } from './figures/cases.ts';
import { grouped, showing } from './figures/shown.ts';
import type { Week } from './figures/week.ts';
import type { ScopeReport } from './week-report.ts';

/** So many topics are told; more is a list that nobody works through in a week. */
const mostTopics = 5;

type Topic = ScopeReport['topics'][number];

/** The unresolved topics of everybody together, and for each unit the same with how many of them are its own. */
export interface Topics {
  readonly all: readonly Topic[];
  readonly of: (unit: string) => readonly Topic[];
}

/**
 * The topics with most unsolved questions at the week's end: how many, and the oldest one's age in working days. How
 * many are a unit's own is told when k of its people have asked about the topic, and when the others' are k or none.
 */
export function topicsOf(facts: WeekFacts, week: Week): Topics {
  const open = [...week.questions].flatMap(([unit, questions]) =>
    questions.filter((one) => isUnsolved(one, week.end)).map((one) => ({ unit, question: one })),
  );
  const titles = new Map(facts.topics.map(({ id, title }) => [id, title]));
  const byTopic = new Map<string, { unit: string; question: Question }[]>();
  for (const one of open) {
    const { topic } = one.question;
    if (topic !== undefined) byTopic.set(topic, [...(byTopic.get(topic) ?? []), one]);
  }
  const ageOf = (askedAt: number) => facts.calendar.workingDaysBetween(askedAt, week.end - 1);
  const told = [...byTopic]
    .map(([topic, cases]) => ({
      topic,
      title: titles.get(topic) ?? topic,
      count: cases.length,
      oldestDays: ageOf(Math.min(...cases.map(({ question }) => question.askedAt))),
      cases,
    }))
    .sort((a, b) => b.count - a.count || b.oldestDays - a.oldestDays || (a.topic < b.topic ? -1 : 1))
    .slice(0, mostTopics)
    .map(({ cases, ...one }) => ({ one, own: ownCounts(cases, week) }));
  return {
    all: told.map(({ one }) => one),
    of: (unit) =>
      told.map(({ one, own }) => {
        const count = own.get(unit);
        return count === undefined ? one : { ...one, own: count };
      }),
  };
}

/** The counts of those units whose own may be told. */
function ownCounts(
  cases: readonly { readonly unit: string; readonly question: Question }[],
  week: Week,
): ReadonlyMap<string, number> {
  const askers = grouped(cases.map(({ unit, question }) => ({ unit, person: question.asker })));
  const shown = showing(askers, week.k, week.hidden);
  const counts = new Map<string, number>();
  for (const { unit } of cases) if (shown.units.has(unit)) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  return counts;
}
