import { join } from 'node:path';
import type * as z from 'zod';
import type { Disk } from '../disk.ts';
import { isTemporary, readChecked, writeDurably } from '../durable-file.ts';

/** Named records, each replaced whole. Every method resolves when it is safe. */
export interface Cabinet {
  names(): Promise<readonly string[]>;
  read<T>(name: string, schema: z.ZodType<T>): Promise<T | undefined>;
  write(name: string, contents: object): Promise<void>;
  /** Takes a record away, whole and at once: nobody ever reads half of one. */
  remove(name: string): Promise<void>;
}

/** A cabinet in memory. */
export function createMemoryCabinet(): Cabinet {
  const records = new Map<string, string>();
  return {
    async names() {
      return [...records.keys()];
    },
    async read(name, schema) {
      const text = records.get(name);
      return text === undefined ? undefined : schema.parse(JSON.parse(text));
    },
    async write(name, contents) {
      records.set(name, JSON.stringify(contents));
    },
    async remove(name) {
      records.delete(name);
    },
  };
}

/** The mark by which backup programs know a folder that they are to leave out (bford.info/cachedir, version 1). */
const leaveOut = 'Signature: 8a477f597d28d172789f06886806bc55\n';

/**
 * A cabinet in a folder, made when it is first used; every record is a JSON file with `version: 1`. With
 * `noBackup` the folder is marked so that backup programs leave it out.
 */
export function createFileCabinet(folder: string, disk: Disk, noBackup = false): Cabinet {
  let made: Promise<void> | undefined;
  const pathOf = (name: string) => join(folder, `${name}.json`);

  async function make(): Promise<void> {
    await disk.makeFolder(folder);
    if (noBackup) await disk.writeSynced(join(folder, 'CACHEDIR.TAG'), leaveOut);
    for (const name of await disk.list(folder)) if (isTemporary(name)) await disk.remove(join(folder, name));
  }

  function ready(): Promise<void> {
    made ??= make().catch((cause: unknown) => {
      made = undefined;
      throw cause;
    });
    return made;
  }

  return {
    async names() {
      await ready();
      const files = await disk.list(folder);
      return files.filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -'.json'.length));
    },
    async read(name, schema) {
      await ready();
      const found = await readChecked(disk, pathOf(name), { schema, version: 1, migrations: [] });
      return found ?? undefined;
    },
    async write(name, contents) {
      await ready();
      await writeDurably(disk, pathOf(name), contents);
    },
    async remove(name) {
      await ready();
      const present = await disk.list(folder);
      if (!present.includes(`${name}.json`)) return;
      await disk.remove(pathOf(name));
      await disk.syncFolder(folder);
    },
  };
}
