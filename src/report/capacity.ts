import type { Calendar, DayInfo } from '../calendar/index.ts';
import { dutyAhead, isAbsent, type Question, type Span } from '../handoff/index.ts';
import type { Person } from '../organisation/index.ts';
import type { WeekFacts } from './facts.ts';
import { rounded } from './figures/statistics.ts';
import type { Week } from './figures/week.ts';
import type { WeekReport } from './week-report.ts';

/** The most minutes that one reply counts for: a question that lies open over lunch is not worked on. */
const mostMinutesPerReply = 30;

/**
 * Superusers together: hours set aside, hours used, and the opening hours of the week after with nobody on duty.
 * Nobody keeps time, so used hours are an estimate: for every reply of the week, the working minutes since what it
 * replied to (the claim, or what the asker wrote last), 30 at most. They are left out with fewer than k superusers.
 */
export function capacityOf(facts: WeekFacts, week: Week, unclaimedOverHour: number): WeekReport['capacity'] {
  const superusers = facts.organisation.people.filter(({ superuser }) => superuser !== undefined);
  const agreed = superusers.reduce((sum, { superuser }) => sum + (superuser?.hoursPerWeek ?? 0), 0);
  const ids = new Set(superusers.map(({ id }) => id));
  return {
    superusers: superusers.length,
    agreedHours: rounded(agreed, 1),
    ...(superusers.length >= week.k && { usedHours: usedHours(facts, week, ids) }),
    unclaimedOverHour,
    holes: holesOf(superusers, facts.calendar, week.end),
  };
}

function usedHours({ questions, calendar }: WeekFacts, week: Week, superusers: ReadonlySet<string>): number {
  const minutes = questions.reduce(
    (sum, question) => sum + minutesOn(question, calendar, week, superusers),
    0,
  );
  return rounded(minutes / 60, 1);
}

function minutesOn(
  { turns, askedAt, claimedAt }: Question,
  calendar: Calendar,
  { start, end }: Pick<Week, 'start' | 'end'>,
  superusers: ReadonlySet<string>,
): number {
  let minutes = 0;
  // A claim that came after the reply is a later one, and says nothing about it.
  let since = askedAt;
  for (const { at, by, kind } of turns) {
    const from = claimedAt !== undefined && claimedAt > since && claimedAt <= at ? claimedAt : since;
    const isReply = kind === 'answer' || kind === 'askBack';
    if (isReply && superusers.has(by) && start <= at && at < end)
      minutes += Math.min(mostMinutesPerReply, Math.max(0, calendar.workingMinutesBetween(from, at)));
    since = at;
  }
  return minutes;
}

/** The opening hours of the week that begins at a time with no superuser on duty by roster and absences. */
function holesOf(
  superusers: readonly Person[],
  calendar: Calendar,
  from: number,
): WeekReport['capacity']['holes'] {
  const duty = superusers
    .flatMap((person) =>
      dutyAhead(person, from, calendar).filter(({ start }) => !isAbsent(person, calendar.localDate(start))),
    )
    .sort((a, b) => a.start - b.start);
  const holes: WeekReport['capacity']['holes'][number][] = [];
  let day = calendar.dayInfo(calendar.localDate(from));
  for (let count = 0; count < 7; count++) {
    for (const hole of day.open.flatMap((open) => without(open, duty)))
      holes.push(clocked(hole, day, calendar));
    day = calendar.dayInfo(calendar.localDate(day.end));
  }
  return holes;
}

/** What is left of an opening when the duty, in order of its beginning, is taken away. */
function without(open: Span, duty: readonly Span[]): Span[] {
  const left: Span[] = [];
  let from = open.start;
  for (const { start, end } of duty) {
    if (end <= from || start >= open.end) continue;
    if (start > from) left.push({ start: from, end: start });
    from = Math.max(from, end);
  }
  if (from < open.end) left.push({ start: from, end: open.end });
  return left;
}

function clocked({ start, end }: Span, { date }: DayInfo, calendar: Calendar) {
  const clock = (at: number) => {
    const { hour, minute } = calendar.localTime(at);
    return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  };
  return { date, from: clock(start), to: clock(end) };
}
