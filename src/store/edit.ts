import type { Collection } from './collection.ts';
import type { Editor } from './group.ts';
import type { State } from './state.ts';

/** The names of the collections. */
export type CollectionName = {
  [N in keyof State]: State[N] extends Collection<unknown> ? N : never;
}[keyof State];

/** What a collection holds. */
export type RecordIn<N extends CollectionName> = State[N] extends Collection<infer R> ? R : never;

/** Puts a record into a collection, in the place of the one with its id if there is one. */
export function put<N extends CollectionName>(
  editor: Editor<State>,
  name: N,
  id: string,
  record: RecordIn<N>,
): void {
  const records = editor.state[name] as Collection<RecordIn<N>>;
  replace(editor, name, id, records.set(id, record));
}

/** Takes a record out of a collection. */
export function remove(editor: Editor<State>, name: CollectionName, id: string): void {
  const records = editor.state[name] as Collection<unknown>;
  replace(editor, name, id, records.delete(id));
}

function replace(
  editor: Editor<State>,
  name: CollectionName,
  id: string,
  records: Collection<unknown>,
): void {
  editor.state = { ...editor.state, [name]: records };
  const touched = editor.touched.get(name);
  if (touched === undefined) editor.touched.set(name, new Set([id]));
  else touched.add(id);
}
