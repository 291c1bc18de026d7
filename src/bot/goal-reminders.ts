import { type Content, goalReminder, langOf, personOf } from '../dialogue/index.ts';
import { hasRole } from '../organisation/index.ts';
import type { Outgoing } from '../outgoing.ts';
import {
  effectiveGoals,
  type Goal,
  nextWeek,
  type ReportDue,
  reportDue,
  type WeekFacts,
} from '../report/index.ts';
import type { Store } from '../store/index.ts';

/** Asks the owners of goals that are measured by hand for the figures that are missing; once for each period. */
export async function goalReminders(
  { store, content }: { readonly store: Store; readonly content: () => Content },
  due: ReportDue,
  facts: WeekFacts,
): Promise<readonly Outgoing[]> {
  const outgoing: Outgoing[] = [];
  for (const goal of effectiveGoals(facts.goals, facts.changedGoals)) {
    const period = missingPeriod(goal, due, facts);
    if (period === undefined) continue;
    for (const id of ownersOf(goal, content())) outgoing.push(await ask(store, content(), goal, period, id));
  }
  return outgoing;
}

/** The period that has ended without a figure and was not asked about with an earlier report. */
function missingPeriod(goal: Goal, due: ReportDue, facts: WeekFacts): string | undefined {
  if (goal.measure.kind !== 'manual' || !hasBegun(goal, due, facts)) return undefined;
  const period = goal.measure.every === 'week' ? due.week : monthBefore(due, facts);
  const known = facts.goalValues.some((one) => one.goal === goal.id && one.period === period);
  return known ? undefined : period;
}

function hasBegun({ fromWeek }: Goal, { at }: ReportDue, { organisation, calendar }: WeekFacts): boolean {
  return organisation.units.some(({ goLive }) => calendar.weeksSince(goLive, at) >= fromWeek);
}

/** The month before the one a report comes in, if it is the first report that does; such as `2026-10`. */
function monthBefore({ at }: ReportDue, { calendar, goals, earlier }: WeekFacts): string | undefined {
  const { year, month } = calendar.localTime(at);
  const last = earlier.at(-1);
  if (last !== undefined) {
    const before = reportDue(goals, calendar, calendar.weekStart(nextWeek(nextWeek(last.week))) - 1);
    if (monthOf(calendar.localTime(before.at)) === monthOf({ year, month })) return undefined;
  }
  return monthOf(month === 1 ? { year: year - 1, month: 12 } : { year, month: month - 1 });
}

function monthOf({ year, month }: { readonly year: number; readonly month: number }): string {
  return `${year}-${String(month).padStart(2, '0')}`;
}

/** Who answers for a goal: its owner, or every project lead where nobody is named. */
function ownersOf({ owner }: Goal, { organisation }: Content): readonly string[] {
  const person = organisation.owners.find(({ id }) => id === owner)?.person;
  if (person !== undefined) return [person];
  return organisation.people.filter((one) => hasRole(one, 'projectLead')).map(({ id }) => id);
}

async function ask(
  store: Store,
  content: Content,
  goal: Goal,
  period: string,
  id: string,
): Promise<Outgoing> {
  const person = personOf(content, id);
  const lang = person === undefined ? 'da' : langOf(person, await store.settings(id));
  return {
    key: `goal/${goal.id}/${period}/${id}`,
    to: { person: id },
    message: goalReminder(goal, period, content, lang),
    doubt: 'again',
  };
}
