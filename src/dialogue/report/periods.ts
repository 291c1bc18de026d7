import { type Calendar, formatMonth, formatWeek } from '../../calendar/index.ts';
import type { Lang } from '../../message.ts';
import { previousWeek } from '../../report/index.ts';

/** How many periods a figure can be typed in for: half a year of months, or six weeks. */
const mostPeriods = 6;

/** The periods that a manual figure can be about, this one first: `2026-11` by month, `2026-W47` by week. */
export function periodsOf(every: 'week' | 'month', calendar: Calendar, now: number): readonly string[] {
  const periods = [every === 'week' ? calendar.isoWeek(now).label : calendar.localDate(now).slice(0, 7)];
  while (periods.length < mostPeriods) {
    const last = periods.at(-1) ?? '';
    periods.push(every === 'week' ? previousWeek(last) : previousMonth(last));
  }
  return periods;
}

/** A period as people say it: `november 2026`, `uge 47`. */
export function periodName(period: string, lang: Lang): string {
  return period.includes('W') ? formatWeek(period, lang) : formatMonth(period, lang);
}

function previousMonth(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number > 1 ? `${year}-${String(number - 1).padStart(2, '0')}` : `${year - 1}-12`;
}
