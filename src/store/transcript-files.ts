import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Disk } from './disk.ts';
import { type Format, readChecked, writeDurably } from './durable-file.ts';
import { StoreError } from './errors.ts';
import { createGroup, type Group } from './group.ts';
import {
  type Conversation,
  type Conversations,
  conversationSchema,
  emptyConversation,
} from './transcript.ts';

/** How many conversations stay in memory when nobody is using them. */
const conversationsKept = 64;

interface Open {
  readonly group: Promise<Group<Conversation>>;
  users: number;
}

interface Known {
  readonly keys: ReadonlySet<string>;
  readonly oldest: number;
}

const format: Format<Conversation> = { schema: conversationSchema, version: 1, migrations: [] };

/** Conversations in one file each, named by a hash: a place's id may hold what a file name cannot. */
export function createFileConversations(folder: string, disk: Disk): Conversations {
  const open = new Map<string, Open>();
  const known = new Map<string, Known>();
  let surveyed: Promise<void> | undefined;
  let closed: string | undefined;

  function note({ place, lines }: Conversation): void {
    known.set(place, {
      keys: new Set(lines.map(({ key }) => key)),
      oldest: lines.reduce((oldest, { at }) => Math.min(oldest, at), Number.POSITIVE_INFINITY),
    });
  }

  async function load(place: string): Promise<Group<Conversation>> {
    const path = pathOf(folder, place);
    const conversation = await readChecked(disk, path, format);
    if (conversation !== null) note(conversation);
    return createGroup(conversation ?? emptyConversation(place), async (next) => {
      await writeDurably(disk, path, next);
      note(next);
    });
  }

  function letGo(): void {
    for (const [place, { users }] of open) {
      if (open.size <= conversationsKept) return;
      if (users === 0) open.delete(place);
    }
  }

  async function survey(): Promise<void> {
    for (const name of await disk.list(folder)) {
      if (!name.endsWith('.json')) continue;
      const conversation = await readChecked(disk, join(folder, name), format);
      if (conversation !== null && !known.has(conversation.place)) note(conversation);
    }
  }

  async function all(): Promise<ReadonlyMap<string, Known>> {
    surveyed ??= survey();
    try {
      await surveyed;
    } catch (cause) {
      // A file that could not be read may be put back while we run.
      surveyed = undefined;
      throw cause;
    }
    return known;
  }

  async function use<T>(place: string, work: (group: Group<Conversation>) => Promise<T>): Promise<T> {
    if (closed !== undefined) throw new StoreError(closed);
    const one = open.get(place) ?? { group: load(place), users: 0 };
    // Last in the map is used last: the first ones are let go.
    open.delete(place);
    open.set(place, one);
    one.users += 1;
    try {
      return await work(await one.group);
    } catch (cause) {
      // A file that could not be read is looked at again the next time.
      if (await isBroken(one.group)) open.delete(place);
      throw cause;
    } finally {
      one.users -= 1;
      letGo();
    }
  }

  return {
    use,
    async places(before = Number.POSITIVE_INFINITY) {
      return [...(await all())].filter(([, { oldest }]) => oldest < before).map(([place]) => place);
    },
    async placeOf(key) {
      for (const [place, { keys }] of await all()) if (keys.has(key)) return place;
      return undefined;
    },
    async remove(place) {
      await use(place, async (conversation) => {
        await conversation.run((editor) => {
          editor.state = { ...editor.state, lines: [] };
        });
      });
      await disk.remove(pathOf(folder, place));
      await disk.syncFolder(folder);
      known.delete(place);
    },
    async close(sentence) {
      closed = sentence;
      for (const { group } of open.values()) await group.then((one) => one.idle()).catch(() => undefined);
    },
  };
}

function pathOf(folder: string, place: string): string {
  return join(folder, `${createHash('sha256').update(place).digest('hex').slice(0, 32)}.json`);
}

async function isBroken(group: Promise<unknown>): Promise<boolean> {
  return await group.then(
    () => false,
    () => true,
  );
}
