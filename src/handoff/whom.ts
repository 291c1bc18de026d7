import { hasRole, type Person, type Role } from '../organisation/index.ts';
import { availability, isAbsent } from './availability.ts';
import { byPerson, claimedNow, lastOfferAt, offeredNow, recentLoad, recentSince } from './capacity.ts';
import type { HandoffFacts } from './facts.ts';
import { shownTo } from './guards.ts';
import type { MoveOf } from './moves.ts';
import type { Question } from './question.ts';

const escalation: Readonly<Record<number, Role>> = { 2: 'systemOwner', 3: 'projectLead' };

/**
 * The people who can be shown a question now, best first: with room for it besides what they have already been
 * shown, with the skill, of the asker's unit, least recent load, longest since they were last shown one, and by
 * id where all else is equal. Never the asker, and never somebody who has given this very question up.
 */
export function rankHelpers(question: Question, facts: HandoffFacts): readonly Person[] {
  const helpers = facts.people.filter((person) => canTake(question, person, facts));
  if (helpers.length <= 1) return helpers;
  const since = recentSince(facts.now, facts.calendar);
  const others = byPerson(facts.live.filter((other) => other.id !== question.id));
  const all = byPerson([...facts.live, ...(facts.recent ?? [])]);
  return helpers
    .map((person) => ({
      person,
      rank: [
        hasRoom(person, others.get(person.id) ?? []) ? 0 : 1,
        question.skill !== undefined && person.superuser?.skills.includes(question.skill) ? 0 : 1,
        question.unit !== undefined && person.unit === question.unit ? 0 : 1,
        recentLoad(person.id, all.get(person.id) ?? [], since),
        lastOfferAt(person.id, all.get(person.id) ?? []) ?? 0,
      ],
    }))
    .sort((a, b) => byRank(a.rank, b.rank) || (a.person.id < b.person.id ? -1 : 1))
    .map(({ person }) => person);
}

/**
 * Whom a question escalates to at a level. Those who are absent today are left out if anybody else is there;
 * opening hours, presence and capacity are not asked for, since somebody has to know of it.
 */
export function escalateTo(
  question: Question,
  level: number,
  facts: Pick<HandoffFacts, 'now' | 'calendar' | 'people'>,
): readonly Person[] {
  const role = escalation[level];
  if (role === undefined) return [];
  const all = facts.people.filter((person) => hasRole(person, role) && mayTake(question, person));
  const today = facts.calendar.localDate(facts.now);
  const there = all.filter((person) => !isAbsent(person, today));
  return there.length > 0 ? there : all;
}

/**
 * The offer that brings a question to a level, naming only those who have not been shown it since it was
 * queued; nothing if there is nobody new. Level 0: the best one, and the next best only when none of those who
 * were shown it can take it any more. 1: everybody who is available. 2: the system owner too. 3: the project
 * lead too.
 */
export function nextOffer(
  question: Question,
  level: number,
  facts: HandoffFacts,
): MoveOf<'offer'> | undefined {
  const shown = shownTo(question);
  // Ranking reads every live question, so those who have been shown this one are left out before it.
  const people = facts.people.filter((person) => !shown.has(person.id));
  const audience =
    level === 0
      ? nextBest(question, people, facts)
      : [...rankHelpers(question, { ...facts, people }), ...escalatedTo(question, level, facts)];
  const to = [...new Set(audience.map((person) => person.id))].filter((id) => !shown.has(id));
  return to.length > 0 ? { kind: 'offer', to, level } : undefined;
}

function nextBest(question: Question, people: readonly Person[], facts: HandoffFacts): readonly Person[] {
  const shown = shownTo(question);
  const waitsFor = facts.people.some((person) => shown.has(person.id) && canTake(question, person, facts));
  return waitsFor ? [] : rankHelpers(question, { ...facts, people }).slice(0, 1);
}

function canTake(question: Question, person: Person, facts: HandoffFacts): boolean {
  return mayTake(question, person) && availability(person, facts).available;
}

function mayTake(question: Question, person: Person): boolean {
  return person.id !== question.asker && !question.handovers.some(({ from }) => from === person.id);
}

function hasRoom(person: Person, live: readonly Question[]): boolean {
  const capacity = person.superuser?.capacity ?? Number.POSITIVE_INFINITY;
  return claimedNow(person.id, live) + offeredNow(person.id, live) < capacity;
}

function escalatedTo(question: Question, level: number, facts: HandoffFacts): readonly Person[] {
  return [2, 3].filter((step) => step <= level).flatMap((step) => escalateTo(question, step, facts));
}

function byRank(a: readonly number[], b: readonly number[]): number {
  for (const [index, value] of a.entries()) {
    const other = b[index] ?? 0;
    if (value !== other) return value < other ? -1 : 1;
  }
  return 0;
}
