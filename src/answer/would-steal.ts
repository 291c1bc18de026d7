import { type Engine, withPhrasing } from './engine.ts';
import { placed } from './ranking/ranker.ts';

/** Wordings this unlike the new phrasing are not at risk; similarity from 0 to 1. */
const AT_RISK = 0.5;
const MOST_CHECKED = 300;

/** A known wording that a new phrasing of another entry would take over. */
export interface Stolen {
  readonly wording: string;
  readonly from: string;
}

/**
 * The known wordings of other entries that would go to this entry if the phrasing were added: it would come first
 * for them, or lie nearer to them than any other wording of their own entry. Empty when the phrasing is safe.
 * Throws when there is no such entry.
 */
export function wouldSteal(engine: Engine, entryId: string, phrasing: string): Stolen[] {
  const after = withPhrasing(engine, entryId, phrasing);
  const thief = engine.knowledge.entries.findIndex((entry) => entry.id === entryId);
  const { library, knowledge } = engine;
  const near = new Set(engine.search(library.reader.content(phrasing)).candidates.map((one) => one.entry));
  const stolen: Stolen[] = [];
  let checked = 0;
  for (let row = 0; row < library.rows.count && checked < MOST_CHECKED; row++) {
    const owner = library.owner[row] as number;
    if (owner === thief || !near.has(owner) || library.company[row] === 0) continue;
    checked++;
    const wording = library.wordings[row] as string;
    const reading = library.reader.content(wording);
    const now = after.search(reading);
    const likeness = now.candidates.find((one) => one.entry === thief)?.signals[0] ?? 0;
    const ownLikeness = now.candidates.find((one) => one.entry === owner)?.signals[3] ?? 0;
    const first = placed(now, after.weights)[0]?.entry;
    const before = placed(engine.search(reading), engine.weights)[0]?.entry;
    const takenOver = first === thief && before !== thief;
    if (!takenOver && !(likeness >= AT_RISK && likeness > ownLikeness)) continue;
    stolen.push({ wording, from: knowledge.entries[owner]?.id ?? '' });
  }
  return stolen;
}
