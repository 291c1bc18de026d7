import { type Content, langOf, letterCard, personOf } from '../dialogue/index.ts';
import type { Outgoing } from '../outgoing.ts';
import type { Clock } from '../ports.ts';
import type { Letter } from '../report/index.ts';
import { erasedPerson, type Store } from '../store/index.ts';
import { batch, feedOutbox } from './feeding.ts';

/** What leaders' letters are sent with. */
export interface LetterParts {
  readonly store: Store;
  readonly content: () => Content;
  /** Empties the outbox as far as it can be emptied now. */
  readonly drain: () => Promise<void>;
  readonly clock: Clock;
}

/** Sends what is due of the letters that leaders wrote. Late, double and missed calls are harmless. */
export async function sendLetters(parts: LetterParts): Promise<void> {
  for (const { id } of await parts.store.unsentLetters())
    await feedOutbox(parts.store, parts.drain, () => putNext(parts, id));
}

/** Puts the next people of a letter in the outbox; false when nobody is left or it is not the time. */
async function putNext({ store, content, clock }: LetterParts, id: string): Promise<boolean> {
  const now = clock();
  const letter = await store.letter(id);
  if (letter === undefined || letter.text === null) return false;
  const from = letter.fed ?? 0;
  if (from >= letter.to.length || letter.sendAt > now || !content().calendar.isOpen(now)) return false;
  const fed = Math.min(from + batch, letter.to.length);
  const outgoing: Outgoing[] = [];
  for (const [at, person] of letter.to.slice(from, fed).entries())
    if (person !== erasedPerson)
      outgoing.push(await letterTo({ store, content, letter, person, place: from + at }));
  // The batch and how far it came are one commit: after a crash the next begins exactly where this one ended.
  const done = await store.commit({
    changes: [{ kind: 'letterFed', letter: id, from, fed }],
    outgoing,
    now,
  });
  return done === 'done' || done === 'stale';
}

async function letterTo({
  store,
  content,
  letter,
  person,
  place,
}: Pick<LetterParts, 'store' | 'content'> & {
  readonly letter: Letter;
  readonly person: string;
  readonly place: number;
}): Promise<Outgoing> {
  const known = personOf(content(), person);
  const lang = known === undefined ? 'da' : langOf(known, await store.settings(person));
  return {
    // By place among its people: a key stands in the log, and there no person does.
    key: `letter/${letter.id}/${place}`,
    to: { person },
    message: letterCard(letter, content(), lang),
    // Nobody gets two; who may have got none is named to the one who wrote it.
    doubt: 'skip',
    bulk: true,
  };
}
