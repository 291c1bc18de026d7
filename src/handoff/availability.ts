import { mayHelp, type Person } from '../organisation/index.ts';
import { claimedNow } from './capacity.ts';
import { isRostered } from './duty.ts';
import type { HandoffFacts } from './facts.ts';

/** Whether somebody can be shown a question now, and what decided it. */
export type Availability =
  | { readonly available: true; readonly why: 'onDuty' | 'setOn' }
  | {
      readonly available: false;
      readonly why: 'notHelper' | 'closed' | 'setOff' | 'absent' | 'offDuty' | 'away' | 'full';
    };

/** What availability depends on. */
export type AvailabilityFacts = Pick<HandoffFacts, 'now' | 'calendar' | 'live' | 'byHand' | 'away'>;

/**
 * Says whether somebody can be shown a question now. The first that holds decides: the municipality is closed;
 * duty set by hand; absence on the local date; the roster; presence; capacity. What is set by hand is the
 * newest word, so it wins over roster and absence, but not over opening hours, presence or capacity.
 */
export function availability(person: Person, facts: AvailabilityFacts): Availability {
  if (!mayHelp(person)) return no('notHelper');
  if (!facts.calendar.isOpen(facts.now)) return no('closed');
  const duty = dutyAt(person, facts.now, facts);
  if (duty === 'setOff' || duty === 'absent' || duty === 'offDuty') return no(duty);
  if (facts.away.has(person.id)) return no('away');
  const capacity = person.superuser?.capacity ?? Number.POSITIVE_INFINITY;
  if (claimedNow(person.id, facts.live) >= capacity) return no('full');
  return { available: true, why: duty };
}

/** What roster, absences and the duty set by hand say about a time; opening hours are not looked at. */
function dutyAt(
  person: Person,
  at: number,
  facts: Pick<HandoffFacts, 'calendar' | 'byHand'>,
): 'onDuty' | 'setOn' | 'setOff' | 'absent' | 'offDuty' {
  const hand = facts.byHand.find((settings) => settings.person === person.id)?.duty;
  if (hand && at < hand.until) return hand.on ? 'setOn' : 'setOff';
  if (isAbsent(person, facts.calendar.localDate(at))) return 'absent';
  return isRostered(person, at, facts.calendar) ? 'onDuty' : 'offDuty';
}

/** Whether somebody is on duty at a time, by the roster or by hand; opening hours and presence are not looked at. */
export function dutyNow(
  person: Person,
  now: number,
  calendar: HandoffFacts['calendar'],
  byHand: HandoffFacts['byHand'],
): boolean {
  const duty = dutyAt(person, now, { calendar, byHand });
  return duty === 'onDuty' || duty === 'setOn';
}

/** Whether a local date such as `2026-11-23` lies within one of somebody's absences; both ends belong to it. */
export function isAbsent(person: Person, date: string): boolean {
  return (person.superuser?.absences ?? []).some((absence) => absence.from <= date && date <= absence.to);
}

function no(why: Extract<Availability, { available: false }>['why']): Availability {
  return { available: false, why };
}
