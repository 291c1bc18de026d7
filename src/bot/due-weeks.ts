import type { Calendar } from '../calendar/index.ts';
import { type GoalsFile, nextWeek, previousWeek, type ReportDue, reportDue } from '../report/index.ts';

/** So many weeks are caught up after a long silence: 8, as far back as a page looks. */
const mostWeeks = 8;

/**
 * The weeks whose reports are due and were not made, oldest first: every one since the last that was published, at
 * most 8 of them; only the newest where none has been published yet.
 */
export function dueWeeks(
  goals: Pick<GoalsFile, 'report'>,
  calendar: Calendar,
  published: readonly string[],
  now: number,
): readonly ReportDue[] {
  const newest = reportDue(goals, calendar, now);
  const last = published.at(-1);
  if (last === undefined) return [newest];
  const weeks: ReportDue[] = [];
  for (let { week } = newest; week > last && weeks.length < mostWeeks; week = previousWeek(week))
    weeks.unshift({ week, at: dueAt(goals, calendar, week, newest) });
  return weeks;
}

// Where a whole week is closed two reports come on the same day, and the older one is not the latest on any.
function dueAt(
  goals: Pick<GoalsFile, 'report'>,
  calendar: Calendar,
  week: string,
  newest: ReportDue,
): number {
  const weekEnd = calendar.weekStart(nextWeek(nextWeek(week))) - 1;
  const due = reportDue(goals, calendar, weekEnd);
  return due.week === week ? due.at : newest.at;
}
