import { type Collection, isCollection, type Touched } from './collection.ts';
import type { CollectionName } from './edit.ts';
import { erasedPerson } from './erase.ts';
import type { State } from './state.ts';

/** What one write changes: whole records by collection and id, so that taking it twice changes nothing. */
export interface Delta {
  readonly put: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly gone: Readonly<Record<string, readonly string[]>>;
  /** What is no collection, such as `seq`. */
  readonly plain: Readonly<Record<string, unknown>>;
}

const plainNames = ['version', 'seq', 'tidiedAt'] as const;

/** What leads from one state to the next. Records are told apart by identity: nobody changes one in place. */
export function deltaOf(before: State, after: State, touched: Touched): Delta {
  const put: Record<string, Record<string, unknown>> = {};
  const gone: Record<string, string[]> = {};
  const plain: Record<string, unknown> = {};
  for (const [name, ids] of touched) {
    const last = before[name as CollectionName] as Collection<unknown>;
    const next = after[name as CollectionName] as Collection<unknown>;
    const changed: Record<string, unknown> = {};
    const missing: string[] = [];
    for (const id of ids) {
      const record = next.get(id);
      if (record === undefined && last.has(id)) missing.push(id);
      else if (record !== last.get(id)) changed[id] = record;
    }
    if (Object.keys(changed).length > 0) put[name] = changed;
    if (missing.length > 0) gone[name] = missing;
  }
  for (const name of plainNames) if (before[name] !== after[name]) plain[name] = after[name];
  return { put, gone, plain };
}

/** What a file holds after these changes, oldest first; what it is made of is checked by whoever reads it. */
export function changedBy(deltas: readonly Delta[], state: State): object {
  const collections = new Map<string, Map<string, unknown>>();
  const others: Record<string, unknown> = {};
  for (const [name, part] of Object.entries<unknown>(state)) {
    if (isCollection(part)) collections.set(name, new Map(part));
    else others[name] = part;
  }
  const named = (name: string): Map<string, unknown> => {
    const records = collections.get(name) ?? new Map();
    collections.set(name, records);
    return records;
  };
  for (const { put, gone, plain } of deltas) {
    Object.assign(others, plain);
    for (const [name, records] of Object.entries(put))
      for (const [id, record] of Object.entries(records)) named(name).set(id, record);
    for (const [name, ids] of Object.entries(gone)) for (const id of ids) named(name).delete(id);
  }
  const whole = [...collections].map(([name, records]) => [name, Object.fromEntries(records)]);
  return { ...others, ...Object.fromEntries(whole) };
}

/** Collections whose records hold words or names, and leave for good only when these are to be gone. */
const personal = [
  'questions',
  'inquiries',
  'drafts',
  'letters',
  'gains',
  'talks',
  'accounts',
  'settings',
] as const;

/** Whether somebody's words are to be gone: then they must not stand in an earlier line of the log either. */
export function takesWords(before: State, { put, gone }: Delta): boolean {
  if (personal.some((name) => gone[name] !== undefined)) return true;
  const emptied = (['questions', 'inquiries', 'gains', 'letters'] as const).some((name) =>
    Object.entries(put[name] ?? {}).some(
      ([id, record]) => hasText(before[name].get(id)) && !hasText(record as { readonly text: unknown }),
    ),
  );
  const unsigned = (['decided', 'goalChanges', 'goalValues', 'letters'] as const).some((name) =>
    Object.entries(put[name] ?? {}).some(
      ([id, record]) => erasedIn(record as Signed) > erasedIn(before[name].get(id) ?? (record as Signed)),
    ),
  );
  return emptied || unsigned;
}

interface Signed {
  readonly by: string;
  readonly to?: readonly string[];
}

function erasedIn({ by, to = [] }: Signed): number {
  return [by, ...to].filter((id) => id === erasedPerson).length;
}

function hasText(record: { readonly text: unknown } | undefined): boolean {
  return record !== undefined && record.text !== null;
}
