import type { Calendar } from '../../calendar/index.ts';
import type { Goal } from '../goals.ts';
import type { GoalValue } from '../records.ts';
import type { Found } from './measures.ts';
import { beyond } from './statistics.ts';

/** A figure for a month stands until the next one should long have come, one for a week likewise. */
const standsWeeks = { month: 9, week: 3 } as const;

/** The last typed-in figure of a goal in a scope, of a period that had ended by the end of the report's week. */
export function manualFigure(
  goal: Goal,
  scope: string,
  values: readonly GoalValue[],
  calendar: Calendar,
  week: string,
): Found {
  if (goal.measure.kind !== 'manual') return undefined;
  const { every } = goal.measure;
  let last: { week: string; value: number } | undefined;
  for (const one of values) {
    if (one.goal !== goal.id || one.scope !== scope) continue;
    const of = weekOfPeriod(one.period, calendar);
    if (of === undefined || of > week || (last !== undefined && of < last.week)) continue;
    last = { week: of, value: one.value };
  }
  if (last === undefined) return undefined;
  const age = (calendar.weekStart(week) - calendar.weekStart(last.week)) / (7 * 24 * 3_600_000);
  if (Math.round(age) > standsWeeks[every]) return undefined;
  const { value } = last;
  return { reading: last, moved: (before) => beyond(value - before.value, 0) };
}

/** The week a period ends in: itself, or that of a month's last day. */
function weekOfPeriod(period: string, calendar: Calendar): string | undefined {
  if (/^\d{4}-W\d\d$/.test(period)) return period;
  const parts = /^(\d{4})-(\d\d)$/.exec(period);
  if (parts === null) return undefined;
  const lastDay = new Date(Date.UTC(Number(parts[1]), Number(parts[2]), 0)).toISOString().slice(0, 10);
  return calendar.dayInfo(lastDay).isoWeek.label;
}

/** Whether anybody has ever typed in a figure for the scope. */
export function hasManual(goal: Goal, scope: string, values: readonly GoalValue[]): boolean {
  return values.some((one) => one.goal === goal.id && one.scope === scope);
}
