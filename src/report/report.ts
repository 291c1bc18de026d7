import { nextWeek } from './due.ts';
import type { WeekFacts } from './facts.ts';
import type { WeekReport } from './week-report.ts';

/** Makes a week's report of stored facts; the same facts give the same report. */
export function reportOf(facts: WeekFacts): WeekReport {
  const { week, calendar, organisation } = facts;
  const end = calendar.weekStart(nextWeek(week));
  return {
    version: 1,
    week,
    from: calendar.localDate(calendar.weekStart(week)),
    to: calendar.localDate(end - 1),
    k: facts.goals.report.k,
    example: organisation.example,
    scopes: [],
    capacity: { superusers: 0, agreedHours: 0, unclaimedOverHour: 0, holes: [] },
    operations: [],
    hypercare: [],
  };
}
