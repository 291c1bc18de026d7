import type { Days } from './days.ts';
import { sameClockOn } from './days.ts';
import type { Calendar, DayInfo } from './types.ts';

const MINUTE_MS = 60_000;
/** Two years: a calendar that stays closed longer has a mistake in its rules. */
const MAX_CLOSED_DAYS = 731;

type WorkingTime = Pick<
  Calendar,
  | 'isOpen'
  | 'nextOpening'
  | 'closesAt'
  | 'workingMinutesBetween'
  | 'addWorkingMinutes'
  | 'workingDaysBetween'
  | 'addWorkingDays'
>;

/** Opening time, working minutes and working days over a calendar's days. */
export function createWorkingTime(days: Days): WorkingTime {
  function spanAt(now: number) {
    return days.at(now).open.find((span) => span.start <= now && now < span.end);
  }

  function nextWorkingDay(after: DayInfo): DayInfo {
    let day = days.at(after.end);
    for (let tries = 0; day.open.length === 0; tries++) {
      if (tries > MAX_CLOSED_DAYS) throw neverOpen(after.date);
      day = days.at(day.end);
    }
    return day;
  }

  function nextOpening(now: number): number {
    const day = days.at(now);
    const span = day.open.find((each) => now < each.end) ?? nextWorkingDay(day).open[0];
    return Math.max(now, span?.start ?? now);
  }

  function openMs(from: number, to: number): number {
    let total = 0;
    for (let day = days.at(from); day.start < to; day = days.at(day.end)) {
      for (const span of day.open) {
        total += Math.max(0, Math.min(span.end, to) - Math.max(span.start, from));
      }
    }
    return total;
  }

  function workingMinutesBetween(a: number, b: number): number {
    if (b < a) return 0 - workingMinutesBetween(b, a);
    return openMs(a, b) / MINUTE_MS;
  }

  function addWorkingMinutes(now: number, minutes: number): number {
    checkAmount('minutes', minutes);
    let left = Math.round(minutes * MINUTE_MS);
    if (left === 0) return now;
    for (let day = days.at(now); ; day = nextWorkingDay(day)) {
      for (const span of day.open) {
        const from = Math.max(span.start, now);
        if (from >= span.end) continue;
        if (left <= span.end - from) return from + left;
        left -= span.end - from;
      }
    }
  }

  function workingDaysBetween(a: number, b: number): number {
    if (b < a) return 0 - workingDaysBetween(b, a);
    const last = days.at(b).start;
    let count = 0;
    for (let day = days.at(a); day.start < last; ) {
      day = days.at(day.end);
      if (day.open.length > 0) count++;
    }
    return count;
  }

  function addWorkingDays(now: number, count: number): number {
    checkAmount('days', count);
    let day = days.at(now);
    for (let done = 0; done < count; done++) day = nextWorkingDay(day);
    return count === 0 ? now : sameClockOn(day.date, now, days.timeZone);
  }

  return {
    isOpen: (now) => spanAt(now) !== undefined,
    nextOpening,
    closesAt: (now) => spanAt(now)?.end,
    workingMinutesBetween,
    addWorkingMinutes,
    workingDaysBetween,
    addWorkingDays,
  };
}

function checkAmount(unit: string, amount: number): void {
  if (amount >= 0 && Number.isFinite(amount)) return;
  throw new RangeError(`Cannot add ${amount} working ${unit}: the number must be 0 or more. Count forward.`);
}

function neverOpen(date: string): RangeError {
  return new RangeError(
    `Cannot find an opening after ${date}: the calendar stays closed for two years. Check hours and closedDays.`,
  );
}
