import { createDays, zoned } from './days.ts';
import type { CalendarRules } from './schema.ts';
import type { Calendar, LocalTime, Phase } from './types.ts';
import { startOfWeek, weeksBetween } from './weeks.ts';
import { createWorkingTime } from './working-time.ts';

/** Makes the calendar of one set of rules. It reads no clock and no system time zone. */
export function createCalendar(rules: CalendarRules): Calendar {
  const days = createDays(rules);
  const working = createWorkingTime(days);

  function localTime(now: number): LocalTime {
    const local = zoned(now, rules.timeZone);
    const { year, month, day, dayOfWeek: weekday, hour, minute, second } = local;
    return { year, month, day, weekday, hour, minute, second };
  }

  function weeksSince(goLive: string, now: number): number {
    return weeksBetween(goLive, days.at(now).date);
  }

  function phaseOf(goLive: string, now: number): Phase {
    const week = weeksSince(goLive, now);
    if (week < 0) return 'before';
    if (week <= rules.phases.intensiveToWeek) return 'intensive';
    if (week <= rules.phases.settlingToWeek) return 'settling';
    return 'operation';
  }

  return {
    timeZone: rules.timeZone,
    phases: rules.phases,
    ...working,
    isWorkingDay: (date) => days.byDate(date).open.length > 0,
    dayInfo: (date) => days.byDate(date),
    instantOf: days.moment,
    localDate: (now) => days.at(now).date,
    localTime,
    isoWeek: (now) => days.at(now).isoWeek,
    weekStart: (label) => days.byDate(startOfWeek(label)).start,
    isHolidayWeek: (now) => rules.holidayWeeks.includes(days.at(now).isoWeek.week),
    weeksSince,
    phaseOf,
  };
}
