import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';

/** What is kept of one installation: enough to speak in its name. */
export const installedSchema = z.object({
  /** The workspace's id, or the organisation's where the app is installed for a whole Enterprise Grid. */
  key: z.string().regex(/^[A-Z0-9]{2,40}$/),
  botToken: z.string().min(1),
  botUserId: z.string(),
  botId: z.string().optional(),
  teamId: z.string().optional(),
  enterpriseId: z.string().optional(),
});
export type Installed = z.infer<typeof installedSchema>;

/** Where installations are kept. `put` resolves when the installation is safely kept. */
export interface InstallationKeeper {
  put(installed: Installed): Promise<void>;
  get(key: string): Promise<Installed | undefined>;
  remove(key: string): Promise<void>;
  all(): Promise<readonly Installed[]>;
}

/**
 * Keeps installations in a folder, one file each, that only this user can read: they hold tokens. A file is
 * written beside its place, flushed and then moved, so that a crash leaves the old one or the new one.
 */
export function keepInFolder(folder: string): InstallationKeeper {
  const fileOf = (key: string) => join(folder, `${installedSchema.shape.key.parse(key)}.json`);

  return {
    async put(installed) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const file = fileOf(installed.key);
      const beside = `${file}.${randomBytes(6).toString('hex')}.tmp`;
      const handle = await open(beside, 'wx', 0o600);
      try {
        await handle.writeFile(`${JSON.stringify(installed, null, 2)}\n`);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(beside, file);
      await flushFolder(folder);
    },

    get: async (key) => readInstalled(fileOf(key)),

    async remove(key) {
      await rm(fileOf(key), { force: true });
    },

    async all() {
      const names = await readdir(folder).catch(onlyMissing<string[]>([]));
      const found = await Promise.all(
        names.filter((name) => name.endsWith('.json')).map((name) => readInstalled(join(folder, name))),
      );
      return found.filter((installed) => installed !== undefined);
    },
  };
}

async function readInstalled(file: string): Promise<Installed | undefined> {
  const text = await readFile(file, 'utf8').catch(onlyMissing<undefined>(undefined));
  if (text === undefined) return undefined;
  const read = installedSchema.safeParse(parsed(text));
  if (read.success) return read.data;
  throw new Error(
    `Cannot read the Slack installation ${file}: it is not as Medvind wrote it. Remove the file and install the app again.`,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function onlyMissing<T>(instead: T): (error: NodeJS.ErrnoException) => T {
  return (error) => {
    if (error.code === 'ENOENT') return instead;
    throw error;
  };
}

async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
