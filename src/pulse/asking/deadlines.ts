import type { Calendar } from '../../calendar/index.ts';
import type { Programme } from '../programme.ts';

const noon = '12:00';

/**
 * When those who have not answered are reminded: so many working days later at the same time, and on the next
 * working day when that would be a Friday afternoon.
 */
export function remindTime(
  programme: Pick<Programme, 'remindAfterDays'>,
  calendar: Calendar,
  sentAt: number,
): number {
  const at = calendar.addWorkingDays(sentAt, programme.remindAfterDays);
  const open = calendar.nextOpening(at);
  if (!isFridayAfternoon(calendar, open)) return open;
  return calendar.nextOpening(calendar.addWorkingDays(open, 1));
}

/** When the wave closes: so many working days later, at the same time of day. */
export function closeTime(
  programme: Pick<Programme, 'closeAfterDays'>,
  calendar: Calendar,
  sentAt: number,
): number {
  return calendar.addWorkingDays(sentAt, programme.closeAfterDays);
}

/** Whether a reminder may go out at this moment: it is open, and not a Friday afternoon. */
export function mayRemind(calendar: Calendar, now: number): boolean {
  return calendar.isOpen(now) && !isFridayAfternoon(calendar, now);
}

function isFridayAfternoon(calendar: Calendar, now: number): boolean {
  const local = calendar.localTime(now);
  return local.weekday === 5 && now >= calendar.instantOf(calendar.localDate(now), noon);
}
