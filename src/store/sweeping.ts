import { tidy } from './apply.ts';
import { type Collection, recordsIn } from './collection.ts';
import { put, type RecordIn, remove } from './edit.ts';
import { drop } from './erasure.ts';
import type { Editor, Group } from './group.ts';
import type { Retention } from './port.ts';
import { type Archive, forgotten } from './shelf.ts';
import { dayMs, type Spec } from './spec.ts';
import { type Records, specs } from './specs.ts';
import { type Kind, kinds, type State } from './state.ts';

/**
 * How long a conversation's state is kept: 30 days. A superuser may wait 10 working days for a reply, which is
 * at most 20 days even over Christmas and Easter; after that nobody means anything by "2".
 */
const keepTalksMs = 30 * dayMs;

/** How many records are moved at a time, so that no write and no turn of the event loop becomes long. */
const moveAtOnce = 1000;

/** Forgets in the live state what retention says; returns how many records that was. */
export function forgetLive(editor: Editor<State>, now: number, retention: Retention): number {
  tidy(editor, now);
  let count = 0;
  for (const kind of kinds) count += forgetKind(editor, kind, now, retention);
  count += drop(editor, 'talks', ({ at }) => at <= now - keepTalksMs);
  const problemsFrom = now - retention.questionTextDays * dayMs;
  count += drop(
    editor,
    'deliveries',
    ({ state, at }) => (state === 'failed' || state === 'unconfirmed') && at <= problemsFrom,
  );
  // A card is only worth keeping while its question can still change; one day covers what was just made.
  drop(editor, 'cards', ({ about, at }) => !editor.state.questions.has(about) && at <= now - dayMs);
  return count;
}

/**
 * Moves what is done with to the archive: there first, then out of the live state. A process that dies between
 * the two leaves a record in both; the live one counts until the next sweep. Resolves with how many moved.
 */
export async function moveToArchive(group: Group<State>, archive: Archive, now: number): Promise<number> {
  let moved = 0;
  for (const kind of kinds) moved += await moveKind(group, archive, kind, now);
  return moved;
}

async function moveKind<K extends Kind>(
  group: Group<State>,
  archive: Archive,
  kind: K,
  now: number,
): Promise<number> {
  const spec = specs[kind] as Spec<Records[K]>;
  let moved = 0;
  for (;;) {
    const records = recordsIn(group.read()[kind] as Collection<Records[K]>);
    const done = records.filter((record) => spec.done(record, now)).slice(0, moveAtOnce);
    if (done.length === 0) return moved;
    await archive[kind].put(done);
    const gone = await group.run((editor) => removeUnchanged(editor, kind, spec, done));
    moved += gone;
    // Somebody changed all of them meanwhile: they are live again, and the next sweep looks at them.
    if (gone === 0) return moved;
  }
}

function removeUnchanged<K extends Kind>(
  editor: Editor<State>,
  kind: K,
  spec: Spec<Records[K]>,
  archived: readonly Records[K][],
): number {
  const present = editor.state[kind] as Collection<Records[K]>;
  const ids = archived.filter((record) => present.get(spec.id(record)) === record).map(spec.id);
  if (ids.length === 0) return 0;
  for (const id of ids) remove(editor, kind, id);
  if (kind === 'questions') {
    const closed = new Set(ids);
    drop(editor, 'cards', ({ about }) => closed.has(about));
  }
  return ids.length;
}

function forgetKind<K extends Kind>(
  editor: Editor<State>,
  kind: K,
  now: number,
  retention: Retention,
): number {
  const spec = specs[kind] as Spec<Records[K]>;
  let count = 0;
  for (const [id, record] of editor.state[kind] as Collection<Records[K]>) {
    const left = forgotten(spec, record, now, retention);
    if (left === record) continue;
    count += 1;
    if (left === null) remove(editor, kind, id);
    else put(editor, kind, id, left as RecordIn<K>);
  }
  return count;
}
