export { createCalendar } from './calendar.ts';
export {
  type Day,
  describeOpening,
  formatClock,
  formatDate,
  formatDateTime,
  formatDayAndMonth,
  formatMonth,
  formatNumber,
  formatTime,
  formatWeek,
  formatWeekday,
  type Language,
} from './format.ts';
export { type CalendarRules, calendarSchema } from './schema.ts';
export type { Bilingual, Calendar, DayInfo, IsoWeek, LocalTime, OpenSpan, Phase, Phases } from './types.ts';
export { weekAfter, weekdayOf, weeksApart } from './weeks.ts';
