import type { Calendar } from '../calendar/index.ts';
import { shownTo } from './guards.ts';
import type { Question } from './question.ts';

/** How many working days count as recent when load is compared: one ordinary week. */
const recentDays = 5;

/**
 * The questions that each person has had to do with: held, shown, spoken in or given up. Looked through once for all,
 * where a morning's thousand would otherwise be read anew for every helper.
 */
export function byPerson(questions: readonly Question[]): ReadonlyMap<string, readonly Question[]> {
  const found = new Map<string, Question[]>();
  for (const question of questions) {
    const people = new Set<string>();
    if (question.claimedBy !== undefined) people.add(question.claimedBy);
    for (const { to } of question.offers) people.add(to);
    for (const { by } of question.turns) people.add(by);
    for (const { from } of question.handovers) people.add(from);
    for (const person of people) {
      const theirs = found.get(person);
      if (theirs === undefined) found.set(person, [question]);
      else theirs.push(question);
    }
  }
  return found;
}

/** How many questions somebody has now: claimed, or waiting for the asker. Answered ones no longer count. */
export function claimedNow(person: string, live: readonly Question[]): number {
  return live.filter((question) => question.claimedBy === person && isHeld(question)).length;
}

/** How many questions somebody has been shown that nobody has taken yet. */
export function offeredNow(person: string, live: readonly Question[]): number {
  return live.filter((question) => question.state === 'offered' && shownTo(question).has(person)).length;
}

/**
 * How much somebody has had to do since a time in milliseconds: questions they hold, plus those they took,
 * answered, asked back about or gave up since. A question counts once, however often it came back.
 */
export function recentLoad(person: string, questions: readonly Question[], since: number): number {
  return questions.filter((question) => isWorkOf(person, question, since)).length;
}

/** Where recent load begins: local midnight so that the last five working days, today included, are in it. */
export function recentSince(now: number, calendar: Calendar): number {
  let day = calendar.dayInfo(calendar.localDate(now));
  let working = day.open.length > 0 ? 1 : 0;
  // A year without five working days is a calendar that nobody works by.
  for (let back = 0; working < recentDays && back < 366; back++) {
    day = calendar.dayInfo(calendar.localDate(day.start - 1));
    if (day.open.length > 0) working++;
  }
  return day.start;
}

/** When somebody was last shown a question, in milliseconds; nothing if none of these questions was. */
export function lastOfferAt(person: string, questions: readonly Question[]): number | undefined {
  let last: number | undefined;
  for (const question of questions) {
    for (const offer of question.offers) {
      if (offer.to === person && (last === undefined || offer.at > last)) last = offer.at;
    }
  }
  return last;
}

function isHeld(question: Question): boolean {
  return question.state === 'claimed' || question.state === 'waiting';
}

function isWorkOf(person: string, question: Question, since: number): boolean {
  if (question.claimedBy === person && (isHeld(question) || (question.claimedAt ?? 0) >= since)) return true;
  const spoke = question.turns.some(
    (turn) => turn.by === person && turn.at >= since && (turn.kind === 'answer' || turn.kind === 'askBack'),
  );
  return spoke || question.handovers.some((handover) => handover.from === person && handover.at >= since);
}
