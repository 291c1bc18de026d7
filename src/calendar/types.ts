/** A text in the two languages of the product. */
export interface Bilingual {
  readonly da: string;
  readonly en: string;
}

/** The four phases of an implementation, counted from a unit's go-live. */
export type Phase = 'before' | 'intensive' | 'settling' | 'operation';

/** The last whole week after go-live of the two phases that end. */
export interface Phases {
  readonly intensiveToWeek: number;
  readonly settlingToWeek: number;
}

/** An opening within one day: local clock times and the same as epoch milliseconds, `end` not included. */
export interface OpenSpan {
  readonly from: string;
  readonly to: string;
  readonly start: number;
  readonly end: number;
}

/** What the calendar says of one local date (`YYYY-MM-DD`). */
export interface DayInfo {
  readonly date: string;
  /** 1 is Monday, 7 is Sunday. */
  readonly weekday: number;
  /** Local midnight and the next, in epoch milliseconds: 23, 24 or 25 hours apart. */
  readonly start: number;
  readonly end: number;
  /** In order; empty on a closed day. */
  readonly open: readonly OpenSpan[];
  /** The public holiday's name. */
  readonly holiday?: Bilingual;
  /** Why a rule of content changed the day's hours. */
  readonly reason?: Bilingual;
  readonly isoWeek: IsoWeek;
}

/** A week by ISO 8601; `label` such as `2026-W47`. */
export interface IsoWeek {
  readonly year: number;
  readonly week: number;
  readonly label: string;
}

/** A moment as the local clock and calendar show it; `weekday` 1 is Monday. */
export interface LocalTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly weekday: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** One municipality's working time. Every `now` and result is epoch milliseconds, every date `YYYY-MM-DD`. */
export interface Calendar {
  /** The zone all of this is told in, such as `Europe/Copenhagen`. */
  readonly timeZone: string;
  readonly phases: Phases;
  /** Whether `now` is in opening time; the closing moment itself is closed. */
  isOpen(now: number): boolean;
  /** The first open moment from `now` on: `now` itself when open. Throws a RangeError if none comes in two years. */
  nextOpening(now: number): number;
  /** The end of the opening that `now` is in; undefined when closed. */
  closesAt(now: number): number | undefined;
  /** Open minutes from `a` to `b`, with fractions; negative when `b` is before `a`. */
  workingMinutesBetween(a: number, b: number): number;
  /** The earliest moment by which `minutes` (0 or more) open minutes have passed. Throws a RangeError below 0. */
  addWorkingMinutes(now: number, minutes: number): number;
  /** Working days after `a`'s date up to and with `b`'s date; negative when `b` is earlier. Friday to Monday is 1. */
  workingDaysBetween(a: number, b: number): number;
  /** The same clock time on the `days`-th (0 or more) working day after `now`'s date. Throws a RangeError below 0. */
  addWorkingDays(now: number, days: number): number;
  /** Whether the date has any opening, half days included. Throws a RangeError for an impossible date. */
  isWorkingDay(date: string): boolean;
  /** Openings, holiday and reason of a date. Throws a RangeError for an impossible date. */
  dayInfo(date: string): DayInfo;
  /** The moment a clock time (`09:30`) falls on a date; a time skipped by the clock change moves on an hour. */
  instantOf(date: string, time: string): number;
  /** The local date of a moment. */
  localDate(now: number): string;
  /** The local clock and date of a moment. */
  localTime(now: number): LocalTime;
  /** The ISO week of a moment. */
  isoWeek(now: number): IsoWeek;
  /** Local midnight of the Monday of a week such as `2026-W47`. Throws a RangeError for a week that is not there. */
  weekStart(label: string): number;
  /** Whether the moment lies in one of the weeks in which no pulse is sent. */
  isHolidayWeek(now: number): boolean;
  /** Whole weeks since the go-live date: 0 for its first seven days, -1 for the seven before. */
  weeksSince(goLive: string, now: number): number;
  /** The phase of a unit with this go-live date. */
  phaseOf(goLive: string, now: number): Phase;
}
