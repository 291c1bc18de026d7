import type { Said } from '../event.ts';
import type { Eraser } from './erase.ts';
import { emptiedMessage, eraseFromMessage } from './erase-message.ts';
import { type Editor, edit } from './group.ts';
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
  for (const account of eraser.accounts) edit(editor, 'forgetting')[accountKey(account)] = account;
  drop(editor, 'accounts', ({ person }) => person === eraser.person);
  drop(editor, 'talks', ({ person }) => person === eraser.person);
  drop(editor, 'settings', ({ person }) => person === eraser.person);
  drop(editor, 'cards', ({ place }) => place.private && eraser.places.has(place.id));
  for (const [id, learned] of Object.entries(editor.state.learned)) {
    if (learned.entry.owner !== eraser.person) continue;
    const { owner: _, ...entry } = learned.entry;
    edit(editor, 'learned')[id] = { ...learned, entry };
  }
}

/** What must be taken out for a person to be gone, from the live state and the archive. */
export async function findTraces(state: State, archive: Archive, person: string): Promise<Eraser> {
  const asked = await archive.questions.select({ person });
  const said = await archive.inquiries.select({ person });
  const drafted = await archive.drafts.select({ person });
  const archived: State = {
    ...emptyState(),
    questions: Object.fromEntries(asked.map((question) => [question.id, question])),
    inquiries: Object.fromEntries(said.map((inquiry) => [inquiry.id, inquiry])),
    drafts: Object.fromEntries(drafted.map((draft) => [draft.id, draft])),
  };
  return eraserFor(state, person, eraserFor(archived, person));
}

/** Whether one of those who are taken out has said it. */
export function isBySome(erasers: readonly Eraser[], { account }: Said): boolean {
  const key = accountKey(account);
  return erasers.some(({ accounts }) => accounts.some((one) => accountKey(one) === key));
}

/** Removes the records of a collection for which `gone` holds; returns how many. */
export function drop<N extends 'accounts' | 'talks' | 'settings' | 'cards' | 'deliveries'>(
  editor: Editor<State>,
  name: N,
  gone: (record: State[N][string]) => boolean,
): number {
  const records = Object.entries(editor.state[name]) as [string, State[N][string]][];
  const ids = records.filter(([, record]) => gone(record)).map(([id]) => id);
  if (ids.length === 0) return 0;
  const left = edit(editor, name);
  for (const id of ids) delete left[id];
  return ids.length;
}

function eraseKind<K extends Kind>(editor: Editor<State>, kind: K, eraser: Eraser, now: number): void {
  const spec = specs[kind] as Spec<Records[K]>;
  for (const [id, record] of Object.entries(editor.state[kind]) as [string, Records[K]][]) {
    const left = spec.erase(record, eraser, now);
    if (left !== record) (edit(editor, kind) as Record<string, Records[K]>)[id] = left;
  }
}

// What is on its way to the person goes; what tells others about their questions loses its words.
function eraseDeliveries(editor: Editor<State>, eraser: Eraser): void {
  drop(editor, 'deliveries', (one) => isFor(one, eraser));
  for (const [key, one] of Object.entries(editor.state.deliveries)) {
    const about = one.about !== undefined && eraser.questions.has(one.about);
    const of = [one.key, one.replaces, one.about].join('/');
    const message = about ? emptiedMessage(one.message) : eraseFromMessage(of, one.message, eraser);
    if (message !== one.message) edit(editor, 'deliveries')[key] = { ...one, message };
  }
}

function isFor({ to, from }: Delivery, eraser: Eraser): boolean {
  const own =
    from !== undefined && eraser.accounts.some((one) => one.platform === from.platform && one.id === from.id);
  if (own) return true;
  return 'person' in to ? to.person === eraser.person : to.place.private && eraser.places.has(to.place.id);
}
