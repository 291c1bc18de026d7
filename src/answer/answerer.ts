import { type Calibration, calibrate } from './knowing/calibrate.ts';
import { evidenceOf } from './knowing/evidence.ts';
import { chance } from './knowing/logistic.ts';
import { simulate } from './knowing/simulate.ts';
import { decide } from './knowing/zones.ts';
import { fittingLift } from './ranking/context.ts';
import { libraryOf } from './ranking/library.ts';
import { trainModel } from './ranking/model.ts';
import { type Placed, placed, wordingsOf } from './ranking/ranker.ts';
import { searchIn } from './ranking/search.ts';
import { SIGNAL_WEIGHTS } from './ranking/weights.ts';
import type { Answerer, AskContext, Caution, Knowledge, Verdict } from './types.ts';

const SHOWN_IN_RANKING = 10;

/** Trains an engine on the content; the same content gives the same engine. */
export function createAnswerer(knowledge: Knowledge, options: { readonly caution?: Caution } = {}): Answerer {
  const caution = options.caution ?? 'normal';
  const library = libraryOf(knowledge);
  const model = trainModel(
    library,
    Int32Array.from({ length: library.rows.count }, (_, row) => row),
  );
  const search = searchIn(model);
  const calibration: Calibration = calibrate(simulate(library), SIGNAL_WEIGHTS);

  function ask(text: string, context: AskContext = {}): Verdict {
    const reading = library.reader.question(text);
    if (reading.words.length === 0)
      return { outcome: 'route', confidence: 0, ranked: [], entries: [], topics: [] };
    const found = search(reading);
    const order = placed(found, SIGNAL_WEIGHTS, fittingLift(knowledge, context));
    const evidence = evidenceOf(order, found.surroundings, wordingsOf(model, order[0]?.entry ?? 0));
    const first = order.length === 0 ? 0 : chance(calibration.first, evidence);
    const amongThree = order.length === 0 ? 0 : Math.max(first, chance(calibration.amongThree, evidence));
    return decide(
      knowledge,
      rankedOf(knowledge, order),
      { first, amongThree, words: reading.words.length },
      calibration.thresholds[caution],
    );
  }
  return { ask };
}

function rankedOf(knowledge: Knowledge, order: readonly Placed[]) {
  const top = order.slice(0, SHOWN_IN_RANKING);
  const best = order[0]?.score ?? 0;
  let total = 0;
  for (const { score } of order) total += Math.exp(score - best);
  return top.map(({ entry, score }) => ({
    id: knowledge.entries[entry]?.id ?? '',
    score: Math.exp(score - best) / total,
  }));
}
