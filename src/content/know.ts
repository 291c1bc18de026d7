import {
  type Caution,
  createAnswerer,
  type Entry,
  type Knowledge,
  type TrainedAnswerer,
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
}

/**
 * Trains the engine on the content together with what was learned in use. Where both have an entry of one id the
 * content's words are used, since somebody wrote them there last, with the phrasings of both.
 */
export function know(loaded: LoadedContent, learned: readonly Entry[], caution = loaded.caution): Known {
  const entries = new Map(loaded.content.entries);
  for (const entry of learned) entries.set(entry.id, merged(entries.get(entry.id), entry));
  const trained = (all: ReadonlyMap<string, Entry>) =>
    createAnswerer({ ...loaded.knowledge, entries: [...all.values()] }, { caution });
  const answerer = trained(entries);
  return {
    content: { ...loaded.content, entries },
    answerer,
    withEntry: (entry) => trained(new Map(entries).set(entry.id, entry)),
    steals: (entry, phrasing) => wouldSteal(answerer.engine, entry, phrasing).map(({ wording }) => wording),
  };
}

function merged(written: Entry | undefined, learned: Entry): Entry {
  if (written === undefined) return learned;
  return { ...written, phrasings: [...new Set([...written.phrasings, ...learned.phrasings])] };
}
