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
  const trained = (all: ReadonlyMap<string, Entry>) => trainOnce(loaded, [...all.values()], caution);
  const answerer = trained(entries);
  return {
    content: { ...loaded.content, entries },
    answerer,
    withEntry: (entry) => trained(new Map(entries).set(entry.id, entry)),
    steals: (entry, phrasing) => wouldSteal(answerer.engine, entry, phrasing).map(({ wording }) => wording),
  };
}

// Training takes a second or two, in which nobody is answered. An approval looks at the engine as it would be and
// then has it, so the one trained last is kept as long as the content is the same.
const trainedLast = new WeakMap<LoadedContent, { readonly on: string; readonly answerer: TrainedAnswerer }>();

function trainOnce(loaded: LoadedContent, entries: readonly Entry[], caution: Caution): TrainedAnswerer {
  const on = JSON.stringify([caution, entries.toSorted((a, b) => (a.id < b.id ? -1 : 1))]);
  const last = trainedLast.get(loaded);
  if (last?.on === on) return last.answerer;
  const answerer = createAnswerer({ ...loaded.knowledge, entries }, { caution });
  trainedLast.set(loaded, { on, answerer });
  return answerer;
}

function merged(written: Entry | undefined, learned: Entry): Entry {
  if (written === undefined) return learned;
  return { ...written, phrasings: [...new Set([...written.phrasings, ...learned.phrasings])] };
}
