import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';

/**
 * What is kept of one conversation, so that the bot can speak there first. `user` is the person of a personal
 * chat. Nothing that was said is in it.
 */
export const referenceSchema = z.object({
  /** Teams' id of the conversation, without a thread. */
  conversation: z.string().min(1),
  kind: z.enum(['personal', 'group', 'channel']),
  serviceUrl: z.url(),
  tenant: z.string().optional(),
  /** The bot's own id and name there. */
  bot: z.object({ id: z.string(), name: z.string().optional() }),
  user: z
    .object({
      id: z.string(),
      objectId: z.string().optional(),
      name: z.string().optional(),
      email: z.string().optional(),
    })
    .optional(),
  /** The team that a channel belongs to. */
  team: z.string().optional(),
});
export type Reference = z.infer<typeof referenceSchema>;

/** Where conversation references are kept. `put` resolves when the reference is safely kept. */
export interface ReferenceKeeper {
  put(reference: Reference): Promise<void>;
  remove(conversation: string): Promise<void>;
  all(): Promise<readonly Reference[]>;
}

/** Keeps references in memory only. */
export function keepInMemory(): ReferenceKeeper {
  const kept = new Map<string, Reference>();
  return {
    async put(reference) {
      kept.set(reference.conversation, reference);
    },
    async remove(conversation) {
      kept.delete(conversation);
    },
    async all() {
      return [...kept.values()];
    },
  };
}

/**
 * Keeps references in a folder, one file each, that only this user can read. A file is written beside its place,
 * flushed and then moved, so that a crash leaves the old one or the new one.
 */
export function keepInFolder(folder: string): ReferenceKeeper {
  const fileOf = (conversation: string) =>
    join(folder, `${createHash('sha256').update(conversation).digest('hex').slice(0, 32)}.json`);

  return {
    async put(reference) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const file = fileOf(reference.conversation);
      const beside = `${file}.${randomBytes(6).toString('hex')}.tmp`;
      const handle = await open(beside, 'wx', 0o600);
      try {
        await handle.writeFile(`${JSON.stringify(referenceSchema.parse(reference), null, 2)}\n`);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(beside, file);
      await flush(folder);
    },

    async remove(conversation) {
      const file = fileOf(conversation);
      await rm(file, { force: true });
      // Gone for good only when the folder says so on the disk, too.
      await flush(folder).catch((cause: unknown) => {
        if (!isMissing(cause)) throw cause;
      });
    },

    async all() {
      const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return [];
        throw error;
      });
      return Promise.all(
        names.filter((name) => name.endsWith('.json')).map((name) => read(join(folder, name))),
      );
    },
  };
}

async function read(file: string): Promise<Reference> {
  const found = referenceSchema.safeParse(parsed(await readFile(file, 'utf8')));
  if (found.success) return found.data;
  throw new Error(
    `Cannot read the Teams conversation ${file}: it is not as Medvind wrote it. Remove the file; it is written anew when the person writes to the bot.`,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isMissing(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
}

async function flush(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
