import type { Engine } from './engine.ts';
import { EVIDENCE, evidenceOf } from './knowing/evidence.ts';
import { fittingLift } from './ranking/context.ts';
import { type Placed, placed } from './ranking/ranker.ts';
import { SIGNALS } from './ranking/signals.ts';
import { wordsOf } from './reading/letters.ts';
import type { AskContext } from './types.ts';

const EXPLAINED = 3;

/** A named share in a decision; positive speaks for, negative against. */
export interface Share {
  readonly name: string;
  readonly value: number;
}

/** Why one entry stands where it does. */
export interface EntryExplanation {
  readonly id: string;
  readonly score: number;
  /** The wording of the entry nearest to the text. */
  readonly nearestWording: string | undefined;
  /** Words of the text, as read, that this wording or the answer has. */
  readonly sharedWords: readonly string[];
  /** What each signal added to the score, largest first. */
  readonly signals: readonly Share[];
}

/** Why a text was answered as it was. */
export interface Explanation {
  /** The words as typed, in their plain spelling, and as read after mending and the field's own words. */
  readonly typed: readonly string[];
  readonly read: readonly string[];
  readonly entries: readonly EntryExplanation[];
  /** What spoke for and against the first entry being right, largest first. */
  readonly confidence: readonly Share[];
}

/** Tells which words, wordings and signals decided the first three places and the confidence. */
export function explain(engine: Engine, text: string, context: AskContext = {}): Explanation {
  const { library, weights, knowledge, calibration } = engine;
  const reading = library.reader.question(text);
  const found = engine.search(reading);
  const order = placed(found, weights, fittingLift(knowledge, context));
  const evidence = evidenceOf(order, found.surroundings);
  const told = (one: Placed): EntryExplanation => {
    const entry = knowledge.entries[one.entry];
    const nearestWording = library.wordings[one.nearest];
    const known = new Set(library.reader.content(`${nearestWording ?? ''} ${entry?.answer ?? ''}`).stems);
    return {
      id: entry?.id ?? '',
      score: one.score,
      nearestWording,
      sharedWords: reading.words.filter((_, at) => known.has(reading.stems[at] as string)),
      signals: shares(SIGNALS, one.signals, weights),
    };
  };
  return {
    typed: wordsOf(text),
    read: reading.words,
    entries: order.slice(0, EXPLAINED).map(told),
    confidence: shares(EVIDENCE, evidence, calibration.first),
  };
}

function shares(names: readonly string[], values: ArrayLike<number>, weights: ArrayLike<number>): Share[] {
  return names
    .map((name, i) => ({ name, value: (values[i] ?? 0) * (weights[i] ?? 0) }))
    .filter((share) => share.value !== 0)
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
}
