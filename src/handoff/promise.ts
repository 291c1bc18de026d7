import { mayHelp, type Person } from '../organisation/index.ts';
import { type AvailabilityFacts, availability, dutyNow } from './availability.ts';
import { dutyAhead } from './duty.ts';
import type { HandoffFacts } from './facts.ts';

/**
 * What the asker can honestly be told about when help comes. Times are milliseconds since 1970.
 * `now`: so many can take it. `closed`: nobody is shown it before `opensAt`. `nobody`: the municipality is open
 * but nobody can take it; `busy` of them are on duty and full or away. `nextDutyAt` is when the roster next has
 * somebody, and is left out if it has nobody for two weeks.
 */
export type HelpPromise =
  | { readonly kind: 'now'; readonly availableCount: number }
  | { readonly kind: 'closed'; readonly opensAt: number; readonly nextDutyAt?: number }
  | { readonly kind: 'nobody'; readonly busy: number; readonly nextDutyAt?: number };

/** Says what can be promised to an asker, who never counts as help for themselves. */
export function helpPromise(
  asker: string,
  facts: AvailabilityFacts & Pick<HandoffFacts, 'people'>,
): HelpPromise {
  const { calendar, now } = facts;
  const helpers = facts.people.filter((person) => mayHelp(person) && person.id !== asker);
  if (!calendar.isOpen(now)) {
    const opensAt = calendar.nextOpening(now);
    return { kind: 'closed', opensAt, ...next(helpers, opensAt, facts) };
  }
  const states = helpers.map((person) => availability(person, facts));
  const availableCount = states.filter((state) => state.available).length;
  if (availableCount > 0) return { kind: 'now', availableCount };
  const busy = states.filter(({ why }) => why === 'full' || why === 'away').length;
  const others = helpers.filter((_, index) => !['full', 'away'].includes(states[index]?.why ?? ''));
  return { kind: 'nobody', busy, ...next(others, now, facts) };
}

function next(
  people: readonly Person[],
  from: number,
  facts: Pick<HandoffFacts, 'calendar' | 'byHand'>,
): { nextDutyAt?: number } {
  const starts = people.map((person) => nextDuty(person, from, facts)).filter((at) => at !== undefined);
  return starts.length > 0 ? { nextDutyAt: Math.min(...starts) } : {};
}

function nextDuty(
  person: Person,
  from: number,
  facts: Pick<HandoffFacts, 'calendar' | 'byHand'>,
): number | undefined {
  const hand = facts.byHand.find((settings) => settings.person === person.id)?.duty;
  if (hand?.on && facts.calendar.isOpen(from) && from < hand.until) return from;
  const start = hand && !hand.on ? Math.max(from, hand.until) : from;
  const ahead = dutyAhead(person, start, facts.calendar);
  return ahead.find((span) => dutyNow(person, span.start, facts.calendar, facts.byHand))?.start;
}
