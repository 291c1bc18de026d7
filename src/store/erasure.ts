import type { Said } from '../event.ts';
import { type Collection, collectionOf } from './collection.ts';
import { type CollectionName, put, type RecordIn, remove } from './edit.ts';
import type { Eraser } from './erase.ts';
import { emptiedMessage, eraseFromMessage } from './erase-message.ts';
import type { Editor } from './group.ts';
import type { Delivery } from './outbox.ts';
import { eraserFor } from './reads.ts';
import type { Archive } from './shelf.ts';
import type { Spec } from './spec.ts';
import { type Records, specs } from './specs.ts';
import { accountKey, emptyState, type Kind, kinds, type State } from './state.ts';

/** Takes a person out of everything that is live; `found` is what the archive knows about them. */
export function eraseLive(editor: Editor<State>, found: Eraser, now: number): void {
  const eraser = eraserFor(editor.state, found.person, found);
  for (const kind of kinds) eraseKind(editor, kind, eraser, now);
  eraseDeliveries(editor, eraser);
  for (const account of eraser.accounts) put(editor, 'forgetting', accountKey(account), account);
  drop(editor, 'accounts', ({ person }) => person === eraser.person);
  drop(editor, 'talks', ({ person }) => person === eraser.person);
  drop(editor, 'settings', ({ person }) => person === eraser.person);
  drop(editor, 'cards', ({ place }) => place.private && eraser.places.has(place.id));
  for (const [id, learned] of editor.state.learned) {
    if (learned.entry.owner !== eraser.person) continue;
    const { owner: _, ...entry } = learned.entry;
    put(editor, 'learned', id, { ...learned, entry });
  }
}

/** What must be taken out for a person to be gone, from the live state and the archive. */
export async function findTraces(state: State, archive: Archive, person: string): Promise<Eraser> {
  const asked = await archive.questions.select({ person });
  const said = await archive.inquiries.select({ person });
  const drafted = await archive.drafts.select({ person });
  const archived: State = {
    ...emptyState(),
    questions: collectionOf(asked.map((question) => [question.id, question])),
    inquiries: collectionOf(said.map((inquiry) => [inquiry.id, inquiry])),
    drafts: collectionOf(drafted.map((draft) => [draft.id, draft])),
  };
  return eraserFor(state, person, eraserFor(archived, person));
}

/** Whether one of those who are taken out has said it. */
export function isBySome(erasers: readonly Eraser[], { account }: Said): boolean {
  const key = accountKey(account);
  return erasers.some(({ accounts }) => accounts.some((one) => accountKey(one) === key));
}

/** Removes the records of a collection for which `gone` holds; returns how many. */
export function drop<N extends CollectionName>(
  editor: Editor<State>,
  name: N,
  gone: (record: RecordIn<N>) => boolean,
): number {
  const records = editor.state[name] as Collection<RecordIn<N>>;
  let count = 0;
  for (const [id, record] of records) {
    if (!gone(record)) continue;
    remove(editor, name, id);
    count += 1;
  }
  return count;
}

function eraseKind<K extends Kind>(editor: Editor<State>, kind: K, eraser: Eraser, now: number): void {
  const spec = specs[kind] as Spec<Records[K]>;
  for (const [id, record] of editor.state[kind] as Collection<Records[K]>) {
    const left = spec.erase(record, eraser, now);
    if (left !== record) put(editor, kind, id, left as RecordIn<K>);
  }
}

// What is on its way to the person goes; what tells others about their questions loses its words.
function eraseDeliveries(editor: Editor<State>, eraser: Eraser): void {
  drop(editor, 'deliveries', (one) => isFor(one, eraser));
  for (const [key, one] of editor.state.deliveries) {
    const about = one.about !== undefined && eraser.questions.has(one.about);
    const of = [one.key, one.replaces, one.about].join('/');
    const message = about ? emptiedMessage(one.message) : eraseFromMessage(of, one.message, eraser);
    if (message !== one.message) put(editor, 'deliveries', key, { ...one, message });
  }
}

function isFor({ to, from }: Delivery, eraser: Eraser): boolean {
  const own =
    from !== undefined && eraser.accounts.some((one) => one.platform === from.platform && one.id === from.id);
  if (own) return true;
  return 'person' in to ? to.person === eraser.person : to.place.private && eraser.places.has(to.place.id);
}
