import type { Programme } from '../programme.ts';
import type { Wave } from '../wave.ts';
import { type AudienceFacts, audienceOf, dueUnits } from './audience.ts';
import { plan } from './plan.ts';
import { daysOf, slotOf, weekAfter } from './slot.ts';

/** One week of the coming calendar. `wave` is what would be sent; else `why` nothing is. */
export interface OutlookWeek {
  readonly week: string;
  readonly wave?: Wave;
  readonly why?: 'holidayWeek' | 'closed' | 'notDue';
  /** True when the round comes on another day than the programme's, because that one is closed. */
  readonly moved?: true;
}

/**
 * Plays the coming weeks from the ledger as it is: who is asked what and when, if nothing changes and the process
 * runs. It plans in a copy and changes nothing.
 */
export function outlook(
  programme: Programme,
  { organisation, calendar, waves: ledger }: Omit<AudienceFacts, 'asked'>,
  now: number,
  weeks: number,
): OutlookWeek[] {
  const played: Wave[] = ledger.map((wave) =>
    wave.programme === programme.id && wave.state !== 'skipped' ? { ...wave, state: 'closed' } : wave,
  );
  const seen: OutlookWeek[] = [];
  for (let index = 0; index < weeks; index++) {
    const week = weekAfter(calendar, now, index);
    const facts = { organisation, calendar, waves: played, asked: new Set<string>() };
    const done = ledger.find((wave) => wave.programme === programme.id && wave.week === week);
    if (done !== undefined) {
      seen.push({ week, wave: done });
      continue;
    }
    const slot = slotOf(programme, calendar, week);
    if (slot === undefined) {
      const monday = daysOf(calendar, week)[0] ?? '';
      const holiday = calendar.isHolidayWeek(calendar.instantOf(monday, '12:00'));
      seen.push({ week, why: holiday ? 'holidayWeek' : 'closed' });
      continue;
    }
    const due = audienceOf(programme, facts, dueUnits(programme, facts, slot.at));
    const planned = due.seats.length === 0 ? undefined : plan(programme, facts, Math.max(slot.at, now), []);
    if (planned === undefined || planned.kind !== 'send') {
      seen.push({ week, why: 'notDue' });
      continue;
    }
    played.push({ ...planned.wave, state: 'closed' });
    const usual = daysOf(calendar, week)[weekdays.indexOf(programme.send.day)];
    seen.push({ week, wave: planned.wave, ...(slot.date !== usual && { moved: true as const }) });
  }
  return seen;
}

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri'];
