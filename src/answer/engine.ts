import { type Calibration, calibrate } from './knowing/calibrate.ts';
import { simulate } from './knowing/simulate.ts';
import { extended, withWording } from './ranking/extend.ts';
import { type Library, libraryOf, richness } from './ranking/library.ts';
import { type Model, trainModel } from './ranking/model.ts';
import { placed } from './ranking/ranker.ts';
import { type Search, searchIn } from './ranking/search.ts';
import { signalWeights } from './ranking/weights.ts';
import type { Knowledge } from './types.ts';

/** Everything learned from one version of the content. */
export interface Engine {
  readonly knowledge: Knowledge;
  readonly library: Library;
  readonly model: Model;
  readonly search: Search;
  readonly weights: Float64Array;
  readonly calibration: Calibration;
}

/** Learns from the content; the same content gives the same engine. */
export function trainEngine(knowledge: Knowledge): Engine {
  const library = libraryOf(knowledge);
  const model = trainModel(
    library,
    Int32Array.from({ length: library.rows.count }, (_, row) => row),
  );
  const weights = signalWeights(richness(library));
  const calibration = calibrate(simulate(library), weights);
  return { knowledge, library, model, search: searchIn(model), weights, calibration };
}

/** How many entries that compete for a new phrasing are trained again beside its own. */
const RIVALS = 3;

/**
 * The engine with an approved phrasing of an entry in force at once; certainty stays as learned until the content is
 * read anew. Throws when there is no such entry.
 */
export function withPhrasing(engine: Engine, entryId: string, phrasing: string): Engine {
  const place = engine.knowledge.entries.findIndex((entry) => entry.id === entryId);
  const entry = engine.knowledge.entries[place];
  if (entry === undefined) {
    throw new Error(
      `Cannot add a phrasing to "${entryId}": there is no such entry. Check the entry's id in the content.`,
    );
  }
  const reading = engine.library.reader.content(phrasing);
  const rivals = placed(engine.search(reading), engine.weights)
    .slice(0, RIVALS)
    .map((one) => one.entry);
  const library = withWording(engine.library, place, phrasing, reading);
  const model = extended(engine.model, library, [...new Set([place, ...rivals])]);
  const entries = engine.knowledge.entries.with(place, {
    ...entry,
    phrasings: [...entry.phrasings, phrasing],
  });
  return { ...engine, knowledge: { ...engine.knowledge, entries }, library, model, search: searchIn(model) };
}
