import { type Engine, trainEngine } from './engine.ts';
import { evidenceOf } from './knowing/evidence.ts';
import { isUnlike, likenessWanted } from './knowing/likeness.ts';
import { chance } from './knowing/logistic.ts';
import { decide } from './knowing/zones.ts';
import { fittingLift } from './ranking/context.ts';
import { type Placed, placed } from './ranking/ranker.ts';
import type { Answerer, AskContext, Caution, Knowledge, Ranked, Verdict } from './types.ts';

const SHOWN_IN_RANKING = 10;
const NOTHING: Verdict = { outcome: 'route', confidence: 0, known: 0, ranked: [], entries: [], topics: [] };

/** An answerer together with what it has learned, for explaining, estimating and learning more. */
export interface TrainedAnswerer extends Answerer {
  readonly engine: Engine;
  readonly caution: Caution;
}

/** Trains an engine on the content; the same content gives the same engine. */
export function createAnswerer(
  knowledge: Knowledge,
  options: { readonly caution?: Caution } = {},
): TrainedAnswerer {
  return answererOn(trainEngine(knowledge), options.caution ?? 'normal');
}

/** An answerer over an engine that is trained already. */
export function answererOn(engine: Engine, caution: Caution): TrainedAnswerer {
  const { knowledge, library, search, weights, calibration } = engine;
  const wanted = likenessWanted(library);
  return {
    engine,
    caution,
    ask(text: string, context: AskContext = {}): Verdict {
      const reading = library.reader.question(text);
      if (reading.words.length === 0) return NOTHING;
      const found = search(reading);
      const order = placed(found, weights, fittingLift(knowledge, context));
      if (order.length === 0) return NOTHING;
      const evidence = evidenceOf(order, found.surroundings);
      const first = chance(calibration.first, evidence);
      const amongThree = Math.max(first, chance(calibration.amongThree, evidence));
      const known = chance(calibration.known, evidence);
      const sure = { first, amongThree, known, words: reading.words.length };
      // Where the content is tiny, its own idea of how sure to be is worth little: only what is much alike is answered.
      const threshold = isUnlike(order, wanted) ? Number.POSITIVE_INFINITY : calibration.thresholds[caution];
      const from = { threshold, gate: calibration.gates[caution] };
      return decide(knowledge, rankedOf(knowledge, order), sure, from);
    },
  };
}

/** The ten best entries, their scores as shares of the whole ranking. */
export function rankedOf(knowledge: Knowledge, order: readonly Placed[]): Ranked[] {
  const best = order[0]?.score ?? 0;
  let total = 0;
  for (const { score } of order) total += Math.exp(score - best);
  return order.slice(0, SHOWN_IN_RANKING).map(({ entry, score }) => ({
    id: knowledge.entries[entry]?.id ?? '',
    score: Math.exp(score - best) / total,
  }));
}
