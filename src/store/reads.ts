import type { Account } from '../event.ts';
import type { LinkedAccount, Settings } from '../organisation/index.ts';
import type { Eraser } from './erase.ts';
import type { CountedDay, State } from './state.ts';

/** Accounts of a person, the one used last first. */
export function accountsOf(state: State, person: string): LinkedAccount[] {
  return Object.values(state.accounts)
    .filter((link) => link.person === person)
    .sort((a, b) => b.seenAt - a.seenAt);
}

/** Everybody whose duty is set by hand at this moment. */
export function dutySetByHand(state: State, now: number): Settings[] {
  return Object.values(state.settings).filter(({ duty }) => duty !== undefined && duty.until > now);
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
  const words = new Set(before?.words);
  const questions = new Set(before?.questions);
  for (const { place } of links) if (place?.private) places.add(place.id);
  for (const inquiry of Object.values(state.inquiries)) {
    if (inquiry.person !== person) continue;
    if (inquiry.place.private) places.add(inquiry.place.id);
    addWords(words, [inquiry.text, ...Object.values(inquiry.details ?? {})]);
  }
  const gains = Object.values(state.gains).filter((gain) => gain.person === person);
  addWords(
    words,
    gains.map(({ text }) => text),
  );
  for (const question of Object.values(state.questions)) {
    addWords(
      words,
      question.turns.filter(({ by }) => by === person).map(({ text }) => text),
    );
    addWords(
      words,
      question.handovers.filter(({ from }) => from === person).map(({ reason }) => reason),
    );
    if (question.asker !== person) continue;
    questions.add(question.id);
    if (question.place.private) places.add(question.place.id);
    addWords(words, [question.text, ...Object.values(question.details)]);
  }
  const names = new Set([...(before?.names ?? []), ...links.map(({ name }) => name)]);
  return { person, words, names, accounts, places, questions };
}

// `scope` holds one of our own words, which stand in everybody's cards.
function addWords(words: Set<string>, texts: readonly (string | null | undefined)[]): void {
  for (const text of texts) {
    const word = text?.trim();
    if (word && word !== 'me' && word !== 'several') words.add(word);
  }
}
