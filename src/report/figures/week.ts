import type { Question } from '../../handoff/index.ts';
import { nextWeek } from '../due.ts';
import type { Asked, WeekFacts } from '../facts.ts';
import { type Groups, grouped, notShown, noUnit, type Showing, showing } from './shown.ts';

/** A week's facts sorted once, so that every figure is one look: by unit, with who is in each. */
export interface Week {
  readonly label: string;
  /** Local midnights, in milliseconds since 1970; `end` does not belong to it. */
  readonly start: number;
  readonly end: number;
  readonly k: number;
  /** Everybody of the organisation, and whoever asked in the week, by unit. */
  readonly people: Groups;
  /** The units that have a report of their own. */
  readonly shown: Showing;
  readonly hidden: ReadonlySet<string>;
  /** What was asked in the week, by unit. */
  readonly asked: ReadonlyMap<string, readonly Asked[]>;
  /** Questions of the facts that were asked before the week ended, by unit. */
  readonly questions: ReadonlyMap<string, readonly Question[]>;
}

/**
 * Sorts a week's facts. `k` is the fewest people that a figure may be made of. Fewer than k people without a unit are
 * left out of every figure, that of everybody too, which is then that of all units.
 */
export function weekOf(facts: WeekFacts, k: number): Week {
  const { calendar, organisation, week: label } = facts;
  const start = calendar.weekStart(label);
  const end = calendar.weekStart(nextWeek(label));
  const units = new Set(organisation.units.map(({ id }) => id));
  // A unit that is no more stands with those of no unit: nobody leads it and nobody reads about it.
  const unitOf = (unit: string | undefined) => (unit !== undefined && units.has(unit) ? unit : noUnit);
  const inquiries = facts.inquiries.filter((one) => start <= one.at && one.at < end && isAsked(one));
  const questions = facts.questions.filter(({ askedAt }) => askedAt < end);
  const people = grouped([
    ...organisation.people.map(({ id, unit }) => ({ unit: unitOf(unit), person: id })),
    ...inquiries.map(({ person, unit }) => ({ unit: unitOf(unit), person })),
    ...questions.map(({ asker, unit }) => ({ unit: unitOf(unit), person: asker })),
  ]);
  const asked = byUnit(inquiries, unitOf);
  const byUnits = byUnit(questions, unitOf);
  // Three of a project without a unit would hide the smallest unit each week; so few are not counted at all.
  if ((people.get(noUnit)?.size ?? 0) < k) for (const one of [people, asked, byUnits]) one.delete(noUnit);
  const shown = showing(people, k);
  return {
    label,
    start,
    end,
    k,
    people,
    shown,
    hidden: notShown(people, shown),
    asked,
    questions: byUnits,
  };
}

/**
 * Whether a text counts as asked: it was answered, or sent on, or could not be. A vague text is followed by the real
 * one, and what is asked while the system itself is down has the message about that as its answer; both count only
 * when they became a question.
 */
function isAsked({ outcome, question }: Asked): boolean {
  return question !== undefined || ['answer', 'suggest', 'route'].includes(outcome);
}

function byUnit<T extends { readonly unit?: string | undefined }>(
  all: readonly T[],
  unitOf: (unit: string | undefined) => string,
): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const one of all) {
    const unit = unitOf(one.unit);
    const list = found.get(unit);
    if (list === undefined) found.set(unit, [one]);
    else list.push(one);
  }
  return found;
}

/** Everything of everybody together. */
export function together<T>(byUnit: ReadonlyMap<string, readonly T[]>): T[] {
  return [...byUnit.values()].flat();
}
