import { erasedPerson } from './erase.ts';
import type { State } from './state.ts';

/** What one write changes: whole records by collection and id, so that taking it twice changes nothing. */
export interface Delta {
  readonly put: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly gone: Readonly<Record<string, readonly string[]>>;
  /** What is no collection, such as `seq`. */
  readonly plain: Readonly<Record<string, unknown>>;
}

type Records = Readonly<Record<string, unknown>>;

/** What leads from one state to the next. Records are told apart by identity: nobody changes one in place. */
export function deltaOf(before: State, after: State): Delta {
  const put: Record<string, Record<string, unknown>> = {};
  const gone: Record<string, string[]> = {};
  const plain: Record<string, unknown> = {};
  for (const [name, next] of Object.entries(after)) {
    const last: unknown = before[name as keyof State];
    if (last === next) continue;
    if (!isRecords(last) || !isRecords(next)) {
      plain[name] = next;
      continue;
    }
    const changed: Record<string, unknown> = {};
    const missing: string[] = [];
    // Without lists of everything that stays as it is: every commit looks through some large collections.
    for (const id in next) if (last[id] !== next[id]) changed[id] = next[id];
    for (const id in last) if (!Object.hasOwn(next, id)) missing.push(id);
    if (Object.keys(changed).length > 0) put[name] = changed;
    if (missing.length > 0) gone[name] = missing;
  }
  return { put, gone, plain };
}

/** The state after a change; what it is made of is checked by whoever reads it. */
export function withDelta(state: Records, { put, gone, plain }: Delta): Records {
  const next: Record<string, unknown> = { ...state, ...plain };
  for (const [name, records] of Object.entries(put)) {
    const present = next[name];
    next[name] = { ...(isRecords(present) ? present : {}), ...records };
  }
  for (const [name, ids] of Object.entries(gone)) {
    const present = next[name];
    if (!isRecords(present)) continue;
    const away = new Set(ids);
    next[name] = Object.fromEntries(Object.entries(present).filter(([id]) => !away.has(id)));
  }
  return next;
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
      ([id, record]) => hasText(before[name][id]) && !hasText(record as { readonly text: unknown }),
    ),
  );
  const unsigned = (['decided', 'goalChanges', 'goalValues', 'letters'] as const).some((name) =>
    Object.entries(put[name] ?? {}).some(
      ([id, record]) => erasedIn(record as Signed) > erasedIn(before[name][id] ?? (record as Signed)),
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

function isRecords(value: unknown): value is Records {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
