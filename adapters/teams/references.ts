import { createHash } from 'node:crypto';
import * as z from 'zod';
import { keptFiles } from '../kept-files.ts';

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

/** Keeps references in a folder, one file each, that only this user can read. */
export function keepInFolder(folder: string): ReferenceKeeper {
  const files = keptFiles(folder, {
    schema: referenceSchema,
    damaged: (file) =>
      `Cannot read the Teams conversation ${file}: it is not as Medvind wrote it. Remove the file; it is written anew when the person writes to the bot.`,
  });
  const nameOf = (conversation: string) =>
    createHash('sha256').update(conversation).digest('hex').slice(0, 32);
  return {
    put: (reference) => files.put(nameOf(reference.conversation), reference),
    remove: (conversation) => files.remove(nameOf(conversation)),
    all: files.all,
  };
}
