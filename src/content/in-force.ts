import type { Entry } from '../answer/index.ts';
import { inSlices } from './in-slices.ts';
import { type Known, know, knowing, type LoadedContent } from './know.ts';

/** The content in force with its engine, and how it is replaced while questions are answered. */
export interface InForce {
  known(): Known;
  /** Takes in entries approved in use: they are answered from now on, by content that is still being trained too. */
  learn(entries: readonly Entry[]): void;
  /**
   * Trains an engine on changed content and puts it in force; until then questions are answered by what was there.
   * Resolves to false when still newer content has overtaken it.
   */
  replace(loaded: LoadedContent): Promise<boolean>;
}

/** Puts the first content in force, which is waited for; `learned` gives the entries approved in use so far. */
export async function createInForce(
  loaded: LoadedContent,
  learned: () => Promise<readonly Entry[]>,
): Promise<InForce> {
  let known = warm(know(loaded, await learned()));
  let newest = 0;
  /** Approved while newer content was trained, which does not know of them. */
  let meanwhile: Entry[] = [];

  function learn(entries: readonly Entry[]): void {
    meanwhile.push(...entries);
    known = learnedBy(known, entries);
  }

  async function replace(changed: LoadedContent): Promise<boolean> {
    const mine = ++newest;
    meanwhile = [];
    const next = await inSlices(knowing(changed, await learned()), () => mine === newest);
    if (next === undefined) return false;
    known = warm(learnedBy(next, meanwhile));
    return true;
  }

  return { known: () => known, learn, replace };
}

function learnedBy(known: Known, entries: readonly Entry[]): Known {
  return entries.reduce((so, entry) => so.learn(entry), known);
}

// The first question takes longer than those after it; it shall not be a person's.
function warm(known: Known): Known {
  known.answerer.ask(known.content.topics[0]?.title ?? 'hjælp');
  return known;
}
