import type { Eraser } from './erase.ts';
import type { Retention } from './port.ts';
import type { Spec } from './spec.ts';
import { type Records, specs } from './specs.ts';
import { type Kind, kinds } from './state.ts';

/** What to look for on a shelf; all that is given must hold. */
export interface Sought {
  readonly person?: string;
  readonly since?: number;
  /** As `messageKey` makes it. */
  readonly message?: string;
}

/** Archived records of one kind. Every method resolves when it is safe, and rejects with a `StoreError`. */
export interface Shelf<R> {
  find(id: string): Promise<R | undefined>;
  select(sought: Sought): Promise<readonly R[]>;
  /** Puts records there; one with the same id takes the place of the one that is there. */
  put(records: readonly R[]): Promise<void>;
  /** Forgets what is due; resolves with how many records that was. */
  forget(now: number, retention: Retention): Promise<number>;
  /** Takes a person out of every record. */
  erase(eraser: Eraser, now: number): Promise<void>;
}

/** A shelf for each kind. */
export type Archive = { readonly [K in Kind]: Shelf<Records[K]> };

/** Whether a record is what is sought. */
export function isSought<R>(spec: Spec<R>, record: R, { person, since, message }: Sought): boolean {
  if (since !== undefined && spec.at(record) < since) return false;
  if (person !== undefined && !spec.people(record).includes(person)) return false;
  return message === undefined || spec.message(record) === message;
}

/** The record after retention: itself when nothing is due, null when nothing is left. */
export function forgotten<R>(spec: Spec<R>, record: R, now: number, retention: Retention): R | null {
  const due = spec.dueAt(record, retention);
  return due !== undefined && due <= now ? spec.forget(record) : record;
}

/** An archive made of one shelf for each kind. */
export function archiveOf(
  shelfFor: <K extends Kind>(kind: K, spec: Spec<Records[K]>) => Shelf<Records[K]>,
): Archive {
  const shelves = kinds.map((kind) => [kind, shelfFor(kind, specs[kind] as never)] as const);
  return Object.fromEntries(shelves) as unknown as Archive;
}

/** An archive in memory. */
export function createMemoryArchive(): Archive {
  return archiveOf((_, spec) => createMemoryShelf(spec));
}

function createMemoryShelf<R>(spec: Spec<R>): Shelf<R> {
  const records = new Map<string, R>();
  return {
    async find(id) {
      return records.get(id);
    },
    async select(sought) {
      return [...records.values()].filter((record) => isSought(spec, record, sought));
    },
    async put(more) {
      for (const record of more) records.set(spec.id(record), record);
    },
    async forget(now, retention) {
      let changed = 0;
      for (const [id, record] of records) {
        const left = forgotten(spec, record, now, retention);
        if (left === record) continue;
        changed += 1;
        if (left === null) records.delete(id);
        else records.set(id, left);
      }
      return changed;
    },
    async erase(eraser, now) {
      for (const [id, record] of records) records.set(id, spec.erase(record, eraser, now));
    },
  };
}
