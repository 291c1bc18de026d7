import { zoned } from './days.ts';
import type { Calendar, IsoWeek, LocalTime } from './types.ts';

/** The languages of the product. */
export type Language = 'da' | 'en';

/** A clock time: the parts `localTime()` gives, or `09:30`. */
type Clock = Pick<LocalTime, 'hour' | 'minute'> | string;

/** A local day: the parts `localTime()` gives, or `YYYY-MM-DD`. */
export type Day = Pick<LocalTime, 'year' | 'month' | 'day'> | string;

const MONTHS = {
  da: 'januar februar marts april maj juni juli august september oktober november december'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
};
const WEEKDAYS = {
  da: 'mandag tirsdag onsdag torsdag fredag lørdag søndag'.split(' '),
  en: 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' '),
};
const LOCALES = { da: 'da-DK', en: 'en-GB' };

/** A day in words: `23. november 2026`, `23 November 2026`. */
export function formatDate(day: Day, lang: Language): string {
  return `${formatDayAndMonth(day, lang)} ${partsOf(day).year}`;
}

/** A day of this year in words: `23. november`, `23 November`. */
export function formatDayAndMonth(day: Day, lang: Language): string {
  const parts = partsOf(day);
  const month = MONTHS[lang][parts.month - 1] ?? '';
  return lang === 'da' ? `${parts.day}. ${month}` : `${parts.day} ${month}`;
}

/** The weekday's name, `mandag`, from 1 (Monday) to 7. */
export function formatWeekday(weekday: number, lang: Language): string {
  return WEEKDAYS[lang][weekday - 1] ?? '';
}

/** A clock time as it is written in running text: `kl. 9.30`, `9:30`. Takes parts or a text such as `09:30`. */
export function formatTime(time: Clock, lang: Language): string {
  return lang === 'da' ? `kl. ${formatClock(time, lang)}` : formatClock(time, lang);
}

/** A clock time alone, as in a roster: `9.30`, `9:30`. */
export function formatClock(time: Clock, lang: Language): string {
  const [hour = 0, minute = 0] =
    typeof time === 'string' ? time.split(':').map(Number) : [time.hour, time.minute];
  return `${hour}${lang === 'da' ? '.' : ':'}${String(minute).padStart(2, '0')}`;
}

/** A moment (epoch milliseconds) in words: `23. november 2026 kl. 9.30`, `23 November 2026 at 9:30`. */
export function formatDateTime(now: number, lang: Language, timeZone: string): string {
  const at = zoned(now, timeZone);
  return `${formatDate(at, lang)} ${clock(at, lang)}`;
}

/** A week as people say it: `uge 47`, `week 47`. Takes a week or a label such as `2026-W47`. */
export function formatWeek(week: Pick<IsoWeek, 'week'> | string, lang: Language): string {
  const number = typeof week === 'string' ? Number(week.slice(-2)) : week.week;
  return lang === 'da' ? `uge ${number}` : `week ${number}`;
}

/** A month such as `2026-11` in words: `november 2026`, `November 2026`. */
export function formatMonth(month: string, lang: Language): string {
  return `${MONTHS[lang][Number(month.slice(5)) - 1] ?? ''} ${month.slice(0, 4)}`;
}

/** A number with the language's comma and thousands: `1.234,5`, `1,234.5`. Up to `decimals`, or exactly if `fixed`. */
export function formatNumber(value: number, lang: Language, decimals = 1, fixed = false): string {
  return new Intl.NumberFormat(LOCALES[lang], {
    maximumFractionDigits: decimals,
    ...(fixed && { minimumFractionDigits: decimals }),
  }).format(value);
}

/**
 * When the calendar opens next, to stand after "åbner": `i dag kl. 12.30`, `i morgen kl. 8.00`, `mandag kl. 8.00`
 * within six days, else `mandag den 4. januar kl. 8.00`; `nu` when it is open.
 */
export function describeOpening(
  calendar: Pick<Calendar, 'nextOpening' | 'localTime' | 'localDate' | 'dayInfo'>,
  now: number,
  lang: Language,
): string {
  const opening = calendar.nextOpening(now);
  if (opening === now) return lang === 'da' ? 'nu' : 'now';
  const at = calendar.localTime(opening);
  const away = daysApart(calendar, now, opening);
  if (away === 0) return `${lang === 'da' ? 'i dag' : 'today'} ${clock(at, lang)}`;
  if (away === 1) return `${lang === 'da' ? 'i morgen' : 'tomorrow'} ${clock(at, lang)}`;
  const weekday = formatWeekday(at.weekday, lang);
  if (away < 7) return `${weekday} ${clock(at, lang)}`;
  return `${weekday} ${lang === 'da' ? 'den ' : ''}${formatDayAndMonth(at, lang)} ${clock(at, lang)}`;
}

function clock(at: Pick<LocalTime, 'hour' | 'minute'>, lang: Language): string {
  return lang === 'da' ? formatTime(at, lang) : `at ${formatTime(at, lang)}`;
}

/** Whole local dates from one moment to a later one; rounding absorbs the hour of a clock change. */
function daysApart(calendar: Pick<Calendar, 'localDate' | 'dayInfo'>, from: number, to: number): number {
  const startOf = (now: number) => calendar.dayInfo(calendar.localDate(now)).start;
  return Math.round((startOf(to) - startOf(from)) / 86_400_000);
}

function partsOf(day: Day): Pick<LocalTime, 'year' | 'month' | 'day'> {
  if (typeof day !== 'string') return day;
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return { year, month, day: date };
}
