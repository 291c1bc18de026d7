import { join } from 'node:path';
import * as z from 'zod';
import { frozen } from './checked.ts';
import type { Disk } from './disk.ts';
import { type Format, readChecked, writeDurably } from './durable-file.ts';
import { StoreError } from './errors.ts';
import type { Retention } from './port.ts';
import { type Archive, archiveOf, forgotten, isSought, type Shelf, type Sought } from './shelf.ts';
import type { Spec } from './spec.ts';

/**
 * How many records one file of the archive holds at most: 1,000, so that reading or rewriting one takes some
 * ten milliseconds.
 */
const recordsInPart = 1000;

/** How many files of one kind stay in memory after they were read. */
const partsKept = 4;

interface Part {
  readonly name: string;
  readonly month: string;
  ids: readonly string[];
  people: ReadonlySet<string>;
  messages: ReadonlySet<string>;
  lastAt: number;
  /** The first time that retention has something to do here, and under which rules that was found. */
  due: { readonly rules: string; readonly at: number } | undefined;
}

/** An archive of monthly files, such as `questions-2026-11-001.json`; a folder that is missing holds nothing. */
export function createFileArchive(folder: string, disk: Disk): Archive {
  return archiveOf((kind, spec) => createFileShelf(folder, kind, spec, disk));
}

function createFileShelf<R>(folder: string, kind: string, spec: Spec<R>, disk: Disk): Shelf<R> {
  const format: Format<{ version: 1; records: R[] }> = {
    schema: z.strictObject({ version: z.literal(1), records: z.array(spec.schema) }),
    version: 1,
    migrations: [],
  };
  const pattern = new RegExp(`^${kind}-(\\d{4}-\\d{2})-(\\d{3,})\\.json$`);
  const parts = new Map<string, Part>();
  const partOf = new Map<string, Part>();
  const names = new Map<string, string>();
  const cache = new Map<string, readonly R[]>();
  let surveyed: Promise<void> | undefined;
  let saves = 0;

  async function read(name: string): Promise<readonly R[]> {
    for (;;) {
      const seen = saves;
      const cached = cache.get(name);
      const records = cached ?? (await readChecked(disk, join(folder, name), format))?.records ?? [];
      // A file that was rewritten while we read it must not come back as it was.
      if (seen !== saves) continue;
      if (records.length === 0 && parts.get(name)?.ids.length)
        throw new StoreError(
          `Cannot read ${join(folder, name)}: it is missing. Put it back from a backup (docs/store.md).`,
        );
      keep(name, records);
      return records;
    }
  }

  function keep(name: string, records: readonly R[]): void {
    cache.delete(name);
    cache.set(name, records);
    const [oldest] = cache.keys();
    if (cache.size > partsKept && oldest !== undefined) cache.delete(oldest);
  }

  // The same few people stand in every file: one string for each is enough.
  function interned(text: string): string {
    const known = names.get(text);
    if (known === undefined) names.set(text, text);
    return known ?? text;
  }

  function note(part: Part, records: readonly R[]): void {
    for (const id of part.ids) if (partOf.get(id) === part) partOf.delete(id);
    part.ids = records.map(spec.id);
    for (const id of part.ids) partOf.set(id, part);
    part.people = new Set(records.flatMap(spec.people).map(interned));
    part.messages = new Set(records.flatMap((record) => spec.message(record) ?? []));
    part.lastAt = records.reduce((last, record) => Math.max(last, spec.at(record)), 0);
    part.due = undefined;
  }

  function addPart(name: string, month: string): Part {
    const part: Part = {
      name,
      month,
      ids: [],
      people: new Set(),
      messages: new Set(),
      lastAt: 0,
      due: undefined,
    };
    parts.set(name, part);
    return part;
  }

  async function survey(): Promise<void> {
    for (const name of [...(await disk.list(folder))].sort()) {
      const month = pattern.exec(name)?.[1];
      if (month !== undefined) note(addPart(name, month), await read(name));
    }
  }

  async function known(): Promise<readonly Part[]> {
    surveyed ??= survey();
    try {
      await surveyed;
    } catch (cause) {
      // A file that could not be read may be put back while we run.
      surveyed = undefined;
      throw cause;
    }
    return [...parts.values()];
  }

  async function save(part: Part, records: readonly R[]): Promise<void> {
    const path = join(folder, part.name);
    saves += 1;
    if (records.length === 0) {
      await disk.remove(path);
      await disk.syncFolder(folder);
      cache.delete(part.name);
      parts.delete(part.name);
    } else {
      await writeDurably(disk, path, { version: 1, records });
      keep(part.name, records);
    }
    note(part, records);
    saves += 1;
  }

  function partWithRoom(month: string, planned: ReadonlyMap<Part, readonly R[]>): Part {
    let highest = 0;
    for (const part of parts.values()) {
      if (part.month !== month) continue;
      const size = planned.get(part)?.length ?? part.ids.length;
      if (size < recordsInPart) return part;
      highest = Math.max(highest, Number(pattern.exec(part.name)?.[2]));
    }
    return addPart(`${kind}-${month}-${String(highest + 1).padStart(3, '0')}.json`, month);
  }

  async function rewrite(
    concerned: (part: Part) => boolean,
    change: (record: R) => R | null,
    after: (part: Part, records: readonly R[]) => void = () => undefined,
  ): Promise<number> {
    let changed = 0;
    for (const part of (await known()).filter(concerned)) {
      const before = await read(part.name);
      const records = before.flatMap((record) => change(record) ?? []);
      const kept = new Set(before);
      const gone = before.length - records.filter((record) => kept.has(record)).length;
      if (gone > 0) await save(part, records);
      after(part, records);
      changed += gone;
    }
    return changed;
  }

  return {
    async find(id) {
      await known();
      const part = partOf.get(id);
      if (part === undefined) return undefined;
      const found = (await read(part.name)).find((record) => spec.id(record) === id);
      return found === undefined ? undefined : frozen(found);
    },
    async select(sought) {
      const found: R[] = [];
      for (const part of await known()) {
        if (!mayHold(part, sought)) continue;
        for (const record of await read(part.name)) {
          if (isSought(spec, record, sought)) found.push(frozen(record));
        }
      }
      return found;
    },
    async put(records) {
      await known();
      const planned = new Map<Part, R[]>();
      for (const record of records) {
        const id = spec.id(record);
        const month = new Date(spec.filedAt(record)).toISOString().slice(0, 7);
        const part = partOf.get(id) ?? partWithRoom(month, planned);
        const present = planned.get(part) ?? [...(await read(part.name))];
        const at = present.findIndex((other) => spec.id(other) === id);
        if (at === -1) present.push(record);
        else present[at] = record;
        planned.set(part, present);
      }
      for (const [part, all] of planned) await save(part, all);
    },
    async forget(now, retention) {
      const rules = JSON.stringify(retention);
      return await rewrite(
        ({ due }) => due === undefined || due.rules !== rules || due.at <= now,
        (record) => forgotten(spec, record, now, retention),
        (part, records) => {
          part.due = { rules, at: firstDue(spec, records, retention) };
        },
      );
    },
    async erase(eraser, now) {
      await rewrite(
        ({ people }) => people.has(eraser.person),
        (record) => spec.erase(record, eraser, now),
      );
    },
  };
}

function mayHold(part: Part, { person, since, message }: Sought): boolean {
  if (since !== undefined && part.lastAt < since) return false;
  if (person !== undefined && !part.people.has(person)) return false;
  return message === undefined || part.messages.has(message);
}

function firstDue<R>(spec: Spec<R>, records: readonly R[], retention: Retention): number {
  return records.reduce(
    (first, record) => Math.min(first, spec.dueAt(record, retention) ?? Number.POSITIVE_INFINITY),
    Number.POSITIVE_INFINITY,
  );
}
