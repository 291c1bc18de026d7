import * as z from 'zod';
import { accountSchema, placeSchema, type Said } from '../event.ts';
import { lang } from '../message.ts';

/**
 * Events that a platform has been told are safe, until what they lead to is stored: what a crash leaves here is
 * taken up again at the next start.
 */
export interface Inbox {
  /** Resolves when the event is on the disk; rejects with a `StoreError`, and then it is not kept. */
  keep(event: Said): Promise<void>;
  /** What the event leads to is stored, or nothing will ever come of it: it is forgotten here. */
  done(id: string): void;
  /**
   * Forgets kept events for which `holds` is true, and takes the words of those that are done away too: resolves when
   * they are off the disk. Rejects with a `StoreError`, and tries again then by itself.
   */
  drop(holds: (event: Said) => boolean): Promise<void>;
  /** What is kept and not done, oldest first. */
  left(): readonly Said[];
}

/** An event as it is kept. */
export const keptEventSchema = z.strictObject({
  kind: z.literal('said'),
  id: z.string(),
  account: accountSchema,
  place: placeSchema,
  lang: lang.exactOptional(),
  text: z.string(),
  message: z.string().exactOptional(),
  unkept: z.boolean().exactOptional(),
});

/** An inbox that lasts as long as the process. */
export function createMemoryInbox(): Inbox {
  const kept = new Map<string, Said>();
  return {
    async keep(event) {
      kept.set(event.id, event);
    },
    done: (id) => void kept.delete(id),
    async drop(holds) {
      for (const event of [...kept.values()].filter(holds)) kept.delete(event.id);
    },
    left: () => [...kept.values()],
  };
}
