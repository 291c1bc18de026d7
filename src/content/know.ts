import { type Caution, createAnswerer, type Entry, type Knowledge } from '../answer/index.ts';
import type { Content, Knowing } from '../dialogue/index.ts';

/** Content that can be used: for people, for the engine, and how willing the bot is to answer directly. */
export interface LoadedContent {
  readonly content: Content;
  readonly knowledge: Knowledge;
  readonly caution: Caution;
}

/** The content in force with its engine; `unused` are learned entries whose id the content has taken since. */
export interface Known extends Knowing {
  readonly unused: readonly Entry[];
}

/**
 * Trains the engine on the content together with what was learned in use. Where both have an entry of one id, the
 * content's is used: somebody wrote it there last.
 */
export function know(loaded: LoadedContent, learned: readonly Entry[], caution = loaded.caution): Known {
  const unused = learned.filter(({ id }) => loaded.content.entries.has(id));
  const entries = new Map(loaded.content.entries);
  for (const entry of learned) if (!loaded.content.entries.has(entry.id)) entries.set(entry.id, entry);
  const engine = (all: ReadonlyMap<string, Entry>) =>
    createAnswerer({ ...loaded.knowledge, entries: [...all.values()] }, { caution });
  return {
    content: { ...loaded.content, entries },
    answerer: engine(entries),
    withEntry: (entry) => engine(new Map(entries).set(entry.id, entry)),
    unused,
  };
}
