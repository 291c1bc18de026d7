import type { Account } from '../event.ts';
import { guestId, type LinkedAccount } from '../organisation/index.ts';
import { recordsIn } from './collection.ts';
import type { Eraser } from './erase.ts';
import type { CountedDay, State } from './state.ts';

/** Accounts of a person, the one used last first. */
export function accountsOf(state: State, person: string): LinkedAccount[] {
  return recordsIn(state.accounts)
    .filter((link) => link.person === person)
    .sort((a, b) => b.seenAt - a.seenAt);
}

/** Every id that people are kept under: their own, and the guest's that they wrote as before the organisation's file had them. */
export function idsOf(state: State, people: readonly string[]): ReadonlySet<string> {
  const links = people.flatMap((person) => accountsOf(state, person));
  return new Set([...people, ...links.map(({ account }) => guestId(account))]);
}

/** Counters of these days, one row for each, oldest day first. */
export function countRows(
  days: readonly CountedDay[],
): { what: string; day: string; unit?: string; n: number }[] {
  const sorted = [...days].sort((a, b) => (a.day < b.day ? -1 : 1));
  return sorted.flatMap(({ day, rows }) =>
    rows.map(({ what, unit, n }) => ({ what, day, ...(unit !== undefined && { unit }), n })),
  );
}

/**
 * What must be taken out for a person to be gone, read from everything that is live. `before` adds what was
 * found elsewhere, such as in the archive.
 */
export function eraserFor(state: State, person: string, before?: Eraser): Eraser {
  const links = accountsOf(state, person);
  const accounts: Account[] = [...(before?.accounts ?? []), ...links.map(({ account }) => account)];
  const places = new Set(before?.places);
  const questions = new Set(before?.questions);
  for (const { place } of links) if (place?.private) places.add(place.id);
  for (const inquiry of recordsIn(state.inquiries))
    if (inquiry.person === person && inquiry.place.private) places.add(inquiry.place.id);
  for (const question of recordsIn(state.questions)) {
    if (question.asker !== person) continue;
    questions.add(question.id);
    if (question.place.private) places.add(question.place.id);
  }
  const gains = [
    ...(before?.gains ?? []),
    ...recordsIn(state.gains).filter((gain) => gain.person === person),
  ];
  const wrote = wordsOf(state, person, gains, before?.wrote);
  const names = new Set([...(before?.names ?? []), ...namesOf(state, person)]);
  return { person, wrote, gains, names, accounts, places, questions };
}

/** The words a person wrote, by what they wrote them in. */
function wordsOf(
  state: State,
  person: string,
  gains: Eraser['gains'],
  before: Eraser['wrote'] = new Map(),
): Eraser['wrote'] {
  const wrote = new Map([...before].map(([id, words]) => [id, new Set(words)]));
  const add = (id: string, texts: readonly (string | null | undefined)[]): void => {
    const words = wrote.get(id) ?? new Set();
    for (const text of texts) if (text?.trim()) words.add(text.trim());
    if (words.size > 0) wrote.set(id, words);
  };
  for (const { id, asker, text, details, turns, handovers } of recordsIn(state.questions)) {
    const { scope: _, ...told } = details;
    if (asker === person) add(id, [text, ...Object.values(told)]);
    add(
      id,
      turns.map((turn) => (turn.by === person ? turn.text : null)),
    );
    add(
      id,
      handovers.map(({ from, reason }) => (from === person ? reason : null)),
    );
  }
  for (const { id, question, by, phrasing } of recordsIn(state.drafts)) {
    add(id, [...(wrote.get(question) ?? []), by === person ? phrasing : null]);
  }
  for (const { id, picked, text } of gains) {
    add(id, [text]);
    if (picked !== undefined) add(picked.week, [text]);
  }
  return wrote;
}

// A name that others bear too tells nobody from them.
function namesOf(state: State, person: string): string[] {
  const links = recordsIn(state.accounts);
  const others = new Set(links.filter((link) => link.person !== person).map(({ name }) => name));
  return accountsOf(state, person)
    .map(({ name }) => name)
    .filter((name) => name.length > 1 && !others.has(name));
}
