import { previousWeek } from './due.ts';
import type { Goal, GoalsFile } from './goals.ts';
import { everybody } from './readers.ts';
import type { GoalReading, WeekReport } from './week-report.ts';

/**
 * How the end of the extra support stands: for each goal named, for how many weeks in a row, this one included, its
 * light of everybody together has been green by its own figure. A week without a report, a grey light, and one that is
 * green only since chance turns no light, break the row: nobody loses support on a figure below its goal.
 */
export function hypercareOf(
  criteria: GoalsFile['hypercare'],
  goals: readonly Goal[],
  now: readonly GoalReading[],
  week: string,
  earlier: readonly WeekReport[],
): WeekReport['hypercare'] {
  return criteria.flatMap(({ goal, weeks }) => {
    const title = goals.find(({ id }) => id === goal)?.title;
    if (title === undefined) return [];
    const green = isGreen(now, goal) ? 1 + greenBefore(goal, week, earlier) : 0;
    return [{ goal, title, weeks, met: green >= weeks, green }];
  });
}

function greenBefore(goal: string, week: string, earlier: readonly WeekReport[]): number {
  let count = 0;
  let wanted = previousWeek(week);
  for (const report of [...earlier].reverse()) {
    const scope = report.scopes.find((one) => one.scope === everybody);
    if (report.week !== wanted || !isGreen(scope?.goals ?? [], goal)) break;
    count += 1;
    wanted = previousWeek(wanted);
  }
  return count;
}

function isGreen(readings: readonly GoalReading[], goal: string): boolean {
  return readings.some((one) => one.goal === goal && one.light === 'green' && one.why !== 'steady');
}
