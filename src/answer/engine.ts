import { type Calibration, calibrate } from './knowing/calibrate.ts';
import { simulate } from './knowing/simulate.ts';
import { type Library, libraryOf, richness } from './ranking/library.ts';
import { type Model, trainModel } from './ranking/model.ts';
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
