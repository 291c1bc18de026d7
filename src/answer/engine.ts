import type { Entry } from './entry.ts';
import { type Calibration, calibrate } from './knowing/calibrate.ts';
import { likenessWanted } from './knowing/likeness.ts';
import { simulate } from './knowing/simulate.ts';
import { extended, withNewcomer } from './ranking/extend.ts';
import { type Library, libraryOf, richness } from './ranking/library.ts';
import { type Model, trainModel } from './ranking/model.ts';
import { placed } from './ranking/ranker.ts';
import { type Search, searchIn } from './ranking/search.ts';
import { signalWeights } from './ranking/weights.ts';
import { finished, type Steps } from './steps.ts';
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
  return finished(training(knowledge));
}

/** Learns from the content step by step, for whoever has other things to do meanwhile. */
export function* training(knowledge: Knowledge): Steps<Engine> {
  const library = yield* libraryOf(knowledge);
  const model = yield* trainModel(
    library,
    Int32Array.from({ length: library.rows.count }, (_, row) => row),
  );
  const weights = signalWeights(richness(library));
  const trials = yield* simulate(library);
  const calibration = slim(calibrate(trials, weights, likenessWanted(library)));
  return { knowledge, library, model, search: searchIn(model), weights, calibration };
}

// Every candidate of every trial is many megabytes that nobody asks for once the certainty is learned.
function slim(calibration: Calibration): Calibration {
  const judged = calibration.judged.map((one) => ({
    ...one,
    trial: { ...one.trial, found: { ...one.trial.found, candidates: [] } },
    order: one.order.slice(0, 3),
  }));
  return { ...calibration, judged };
}

/** How many entries that compete for a new wording are trained again beside its own, and for all of them at most. */
const RIVALS = 3;
const MOST_RIVALS = 6;
/** An entry whose nearest wording is less like the new one than this (0 to 1) does not compete for it. */
const RIVAL_LIKENESS = 0.15;

/**
 * The engine with an approved phrasing of an entry in force at once; certainty stays as learned until the content is
 * read anew. Throws when there is no such entry.
 */
export function withPhrasing(engine: Engine, entryId: string, phrasing: string): Engine {
  const entry = engine.knowledge.entries.find(({ id }) => id === entryId);
  if (entry === undefined) {
    throw new Error(
      `Cannot add a phrasing to "${entryId}": there is no such entry. Check the entry's id in the content.`,
    );
  }
  return withEntry(engine, { ...entry, phrasings: [...entry.phrasings, phrasing] });
}

/**
 * The engine with an entry in force at once, in place of the one with its id if there is one. What is rare and how
 * certain to be stay as learned until the content is read anew. The engine given stays as it is.
 */
export function withEntry(engine: Engine, entry: Entry): Engine {
  const { entries } = engine.knowledge;
  const found = entries.findIndex(({ id }) => id === entry.id);
  const place = found < 0 ? entries.length : found;
  const extension = withNewcomer(engine.library, { place, entry, before: entries[place] });
  const rivals = new Set<number>();
  for (const row of extension.added) {
    const reading = engine.library.reader.content(extension.library.wordings[row] as string);
    for (const rival of placed(engine.search(reading), engine.weights).slice(0, RIVALS)) {
      if (rivals.size < MOST_RIVALS && (rival.signals[0] as number) >= RIVAL_LIKENESS)
        rivals.add(rival.entry);
    }
  }
  const model = extended(engine.model, extension, [...rivals]);
  const knowledge = {
    ...engine.knowledge,
    entries: [...entries.slice(0, place), entry, ...entries.slice(place + 1)],
  };
  return { ...engine, knowledge, library: extension.library, model, search: searchIn(model) };
}
