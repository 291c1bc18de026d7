import * as z from 'zod';
import { type Message, messageSchema } from '../message.ts';
import type { Line, Transcript } from '../ports.ts';
import type { Eraser } from './erase.ts';
import { emptiedMessage, eraseFromMessage } from './erase-message.ts';
import { StoreError } from './errors.ts';
import type { Group } from './group.ts';

/** How many lines of a conversation are kept: 500, weeks of talk for one person and at most a few hundred kB. */
export const keptLines = 500;

const lineSchema = z.strictObject({
  key: z.string(),
  place: z.string(),
  from: z.string().optional(),
  message: messageSchema,
  at: z.number(),
  seq: z.number().int(),
});

/** One kept conversation: the lines of one place in the order they were said. */
export const conversationSchema = z.strictObject({
  version: z.literal(1),
  place: z.string(),
  seq: z.number().int().nonnegative(),
  lines: z.array(lineSchema),
});
export type Conversation = z.infer<typeof conversationSchema>;

/** Where conversations are kept. */
export interface Conversations {
  /** Works with one conversation, made if it does not exist. */
  use<T>(place: string, work: (conversation: Group<Conversation>) => Promise<T>): Promise<T>;
  /** The places that have one; with a time, only those with a line from before it. */
  places(before?: number): Promise<readonly string[]>;
  /** The place of the line with this key. */
  placeOf(key: string): Promise<string | undefined>;
  /** Removes one. */
  remove(place: string): Promise<void>;
  /** Refuses every later change with a sentence and resolves when nothing is under way. */
  close(sentence: string): Promise<void>;
}

/** A transcript with what retention and erasure need. */
export interface KeptTranscript extends Transcript {
  /** Forgets lines older than a time; resolves with how many. */
  forget(before: number): Promise<number>;
  /** Takes a person out: their conversations go, and lines of others that lose words get a new seq, as replaced ones do. */
  erase(eraser: Eraser): Promise<void>;
}

/** A conversation in which nothing has been said. */
export function emptyConversation(place: string): Conversation {
  return { version: 1, place, seq: 0, lines: [] };
}

/** The kept conversations, wherever they are kept. */
export function createTranscript(conversations: Conversations): KeptTranscript {
  async function rewrite(
    place: string,
    change: (lines: readonly Line[]) => readonly Line[],
  ): Promise<number> {
    return await conversations.use(place, (conversation) =>
      conversation.run((editor) => {
        const lines = change(editor.state.lines as readonly Line[]);
        const gone = editor.state.lines.length - lines.length;
        if (lines !== editor.state.lines) editor.state = { ...editor.state, lines: [...lines] };
        return gone;
      }),
    );
  }

  return {
    async add(line) {
      return await conversations.use(line.place, (conversation) =>
        conversation.run((editor) => {
          const known = editor.state.lines.find((other) => other.key === line.key);
          if (known !== undefined) return known as Line;
          const seq = editor.state.seq + 1;
          const added: Line = { ...line, message: structuredClone(line.message), seq };
          editor.state = { ...editor.state, seq, lines: [...editor.state.lines, added].slice(-keptLines) };
          return added;
        }),
      );
    },
    async replace(key, message: Message, at) {
      const place = await conversations.placeOf(key);
      if (place === undefined) return undefined;
      return await conversations.use(place, (conversation) =>
        conversation.run((editor) => {
          const known = editor.state.lines.find((line) => line.key === key);
          if (known === undefined) return undefined;
          const seq = editor.state.seq + 1;
          const replaced: Line = { ...(known as Line), message: structuredClone(message), at, seq };
          const lines = editor.state.lines.map((line) => (line === known ? replaced : line));
          editor.state = { ...editor.state, seq, lines };
          return replaced;
        }),
      );
    },
    async read(place, after) {
      return await conversations.use(place, async (conversation) =>
        (conversation.read().lines as readonly Line[]).filter((line) => line.seq > after),
      );
    },
    async forget(before) {
      let gone = 0;
      for (const place of await conversations.places(before)) {
        gone += await rewrite(place, (lines) => {
          const kept = lines.filter((line) => line.at >= before);
          return kept.length === lines.length ? lines : kept;
        });
      }
      return gone;
    },
    async erase(eraser) {
      const ids = new Set(eraser.accounts.map(({ id }) => id));
      for (const place of await conversations.places()) {
        if (eraser.places.has(place)) {
          await conversations.remove(place);
          continue;
        }
        await conversations.use(place, (conversation) =>
          conversation.run((editor) => {
            let { seq } = editor.state;
            const lines = (editor.state.lines as readonly Line[]).map((line) => {
              const left = eraseFromLine(line, eraser, ids);
              if (left === line) return line;
              seq += 1;
              return { ...left, seq };
            });
            if (seq !== editor.state.seq) editor.state = { ...editor.state, seq, lines };
          }),
        );
      }
    },
  };
}

/** Conversations in memory; `open` makes the group of one. */
export function createMemoryConversations(open: (place: string) => Group<Conversation>): Conversations {
  const groups = new Map<string, Group<Conversation>>();
  let closed: string | undefined;
  return {
    async use(place, work) {
      if (closed !== undefined) throw new StoreError(closed);
      const group = groups.get(place) ?? open(place);
      groups.set(place, group);
      return await work(group);
    },
    async places() {
      return [...groups.keys()];
    },
    async placeOf(key) {
      for (const [place, group] of groups) {
        if (group.read().lines.some((line) => line.key === key)) return place;
      }
      return undefined;
    },
    async remove(place) {
      await groups.get(place)?.idle();
      groups.delete(place);
    },
    async close(sentence) {
      closed = sentence;
      for (const group of groups.values()) await group.idle();
    },
  };
}

function eraseFromLine(line: Line, eraser: Eraser, accounts: ReadonlySet<string>): Line {
  if (line.from !== undefined && accounts.has(line.from)) {
    const { from: _, ...rest } = line;
    return { ...rest, message: emptiedMessage(line.message) };
  }
  const message = eraseFromMessage(line.key, line.message, eraser);
  return message === line.message ? line : { ...line, message };
}
