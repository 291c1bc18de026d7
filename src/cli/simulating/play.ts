import { gatherWeek } from '../../bot/week-facts.ts';
import type { Calendar, DayInfo } from '../../calendar/index.ts';
import type { Content } from '../../dialogue/index.ts';
import { reportDue, reportOf } from '../../report/index.ts';
import type { Store } from '../../store/index.ts';
import { type Agenda, createAgenda, type Happening } from './agenda.ts';
import { waitingNow, weekOfAsking } from './asking.ts';
import { decisionsOn, typedIn, winsOf } from './leading.ts';
import { mondayAfterNewest } from './overlay.ts';
import { beginRounds, closeRounds } from './rounds.ts';
import { waiting } from './words.ts';

const dayMs = 86_400_000;
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** How many weeks of reports there are. */
const reportedWeeks = 8;

/**
 * Plays the weeks before `now`, and this one up to `now`, into an empty store: questions and what became of them,
 * pulse rounds, and what leaders decided. Everything goes through the store and the rules of the product. The same
 * date gives the same story.
 */
export async function play(store: Store, content: Content, now: number): Promise<void> {
  const { calendar } = content;
  const weeks = weeksUntil(content, now);
  const happenings = weeks.flatMap((days) => askedIn(content, days));
  const typed = typedIn(content, weeks.flat());
  const agenda = createAgenda(store, [...happenings, ...typed, ...waitingAt(content, now)]);
  for (const day of weeks.flat()) {
    await reportOn(store, content, agenda, day, now);
    const start = calendar.nextOpening(day.start);
    for (const { send } of content.pulses) {
      const at = Math.max(start, calendar.instantOf(day.date, send.at));
      if (at > now) continue;
      await closeRounds(store, content, at);
      await beginRounds(store, content, at, now);
    }
    await agenda.tell(Math.min(day.end, now));
  }
  await closeRounds(store, content, now);
  await agenda.tell(now);
}

/**
 * Makes the report that is due on a day, of what was known by then, and lets the leaders decide on its advice. The
 * newest one is left to the product, which makes and sends it when it starts.
 */
async function reportOn(
  store: Store,
  content: Content,
  agenda: Agenda,
  day: DayInfo,
  now: number,
): Promise<void> {
  const { calendar, goals } = content;
  const due = reportDue(goals, calendar, Math.min(day.end - 1, now));
  const isNewest = due.week === reportDue(goals, calendar, now).week;
  if (isNewest || calendar.localDate(due.at) !== day.date) return;
  await agenda.tell(due.at);
  const report = reportOf(await gatherWeek(store, content, due));
  await store.publishWeek(report, [], due.at);
  const decided = decisionsOn(content, report, due.at + 2 * hourMs);
  if (decided.length === 0) return;
  const changes = decided.map((one) => ({ kind: 'actionDecided', decided: one }) as const);
  await store.commit({ changes, outgoing: [], now: due.at + 2 * hourMs });
}

/** The open days of the weeks that have a report, and of those since, week by week, oldest first. */
function weeksUntil({ calendar, goals }: Content, now: number): readonly (readonly DayInfo[])[] {
  const weeks: DayInfo[][] = [];
  // Noon of the day is in it whatever the clocks do between.
  let monday = mondayAfterNewest(calendar, goals, now) - reportedWeeks * 7 * dayMs + dayMs / 2;
  for (; calendar.dayInfo(calendar.localDate(monday)).start <= now; monday += 7 * dayMs) {
    const days = Array.from({ length: 7 }, (_, day) =>
      calendar.dayInfo(calendar.localDate(monday + day * dayMs)),
    );
    weeks.push(days.filter(({ open }) => open.length > 0));
  }
  return weeks;
}

function askedIn(content: Content, days: readonly DayInfo[]): readonly Happening[] {
  const first = days[0];
  if (first === undefined) return [];
  return content.organisation.units.flatMap((unit) => {
    const week = content.calendar.weeksSince(unit.goLive, first.start);
    return [...weekOfAsking(content, unit, week, days), ...winsOf(content, unit, week, days)];
  });
}

function waitingAt(content: Content, now: number): readonly Happening[] {
  return waiting.flatMap((one) => {
    const person = content.organisation.people.find(({ id }) => id === one.person);
    return person === undefined
      ? []
      : waitingNow(content, one, person, before(content.calendar, now, one.minutes));
  });
}

/** The latest moment so many open minutes before `now`. */
function before(calendar: Calendar, now: number, minutes: number): number {
  let at = now - minutes * minuteMs;
  while (calendar.workingMinutesBetween(at, now) < minutes) at -= 15 * minuteMs;
  return at;
}
