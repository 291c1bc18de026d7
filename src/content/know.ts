import {
  answererOn,
  type Caution,
  type Engine,
  type Entry,
  finished,
  type Knowledge,
  type Steps,
  type TrainedAnswerer,
  training,
  withEntry,
  wouldSteal,
} from '../answer/index.ts';
import type { Content, Knowing } from '../dialogue/index.ts';

/** Content that can be used: for people, for the engine, and how willing the bot is to answer directly. */
export interface LoadedContent {
  readonly content: Content;
  readonly knowledge: Knowledge;
  readonly caution: Caution;
}

/** The content in force with its engine, open for explaining and measuring. */
export interface Known extends Knowing {
  readonly answerer: TrainedAnswerer;
  /** This with an entry learned in use, in force at once: nothing else is trained again, and this stays as it is. */
  readonly learn: (entry: Entry) => Known;
}

/**
 * Trains the engine on the content together with what was learned in use. Where both have an entry of one id the
 * content's words are used, since somebody wrote them there last, with the phrasings of both.
 */
export function know(loaded: LoadedContent, learned: readonly Entry[], caution = loaded.caution): Known {
  return finished(knowing(loaded, learned, caution));
}

/** The same step by step, for whoever has other things to do meanwhile. */
export function* knowing(
  loaded: LoadedContent,
  learned: readonly Entry[],
  caution = loaded.caution,
): Steps<Known> {
  const entries = new Map(loaded.content.entries);
  for (const entry of learned) entries.set(entry.id, merged(entries.get(entry.id), entry));
  const engine = yield* training({ ...loaded.knowledge, entries: [...entries.values()] });
  return knownOn(loaded, entries, engine, caution);
}

function knownOn(
  loaded: LoadedContent,
  entries: ReadonlyMap<string, Entry>,
  engine: Engine,
  caution: Caution,
): Known {
  return {
    content: { ...loaded.content, entries },
    answerer: answererOn(engine, caution),
    withEntry: (entry) => answererOn(withEntry(engine, entry), caution),
    learn: (learned) => {
      const entry = merged(loaded.content.entries.get(learned.id), learned);
      const all = new Map(entries).set(entry.id, entry);
      return knownOn(loaded, all, withEntry(engine, entry), caution);
    },
    steals: (entry, phrasing) => wouldSteal(engine, entry, phrasing).map(({ wording }) => wording),
  };
}

function merged(written: Entry | undefined, learned: Entry): Entry {
  if (written === undefined) return learned;
  return { ...written, phrasings: [...new Set([...written.phrasings, ...learned.phrasings])] };
}
