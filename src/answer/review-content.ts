import type { Engine } from './engine.ts';

const FEW_WORDINGS = 3;
const MOST_PAIRS = 30;

/** Two entries that are taken for each other, with the wordings that went astray. */
export interface ConfusablePair {
  readonly entry: string;
  readonly takenFor: string;
  readonly wordings: readonly string[];
}

/** An entry people have trouble finding by the wordings it has. */
export interface HardToFind {
  readonly entry: string;
  readonly tried: number;
  /** Of the wordings tried, those that found it among the first three: 0 to 1. */
  readonly found: number;
}

/** What the content's owners can do something about. */
export interface ContentReview {
  readonly confusable: readonly ConfusablePair[];
  readonly hardToFind: readonly HardToFind[];
  /** Entries with too few wordings to be tried at all: add phrasings here first. */
  readonly fewWordings: readonly string[];
}

/** Reviews the content by its own wordings, each put to an engine that had not seen it. */
export function reviewContent(engine: Engine): ContentReview {
  const { knowledge, calibration, library } = engine;
  const idOf = (place: number) => knowledge.entries[place]?.id ?? '';
  const pairs = new Map<string, { entry: string; takenFor: string; wordings: string[] }>();
  const tried = new Map<number, { tried: number; found: number }>();
  for (const { trial, order, right, amongThree } of calibration.judged) {
    if (trial.entry < 0) continue;
    const tally = tried.get(trial.entry) ?? { tried: 0, found: 0 };
    tally.tried++;
    if (amongThree) tally.found++;
    tried.set(trial.entry, tally);
    const winner = order[0]?.entry;
    if (right || winner === undefined) continue;
    const key = `${trial.entry} ${winner}`;
    const pair = pairs.get(key) ?? { entry: idOf(trial.entry), takenFor: idOf(winner), wordings: [] };
    pair.wordings.push(library.wordings[trial.row] as string);
    pairs.set(key, pair);
  }
  return {
    confusable: [...pairs.values()]
      .sort((a, b) => b.wordings.length - a.wordings.length)
      .slice(0, MOST_PAIRS),
    hardToFind: [...tried]
      .filter(([, tally]) => tally.found * 2 < tally.tried)
      .map(([place, tally]) => ({ entry: idOf(place), tried: tally.tried, found: tally.found / tally.tried }))
      .sort((a, b) => a.found - b.found || b.tried - a.tried),
    fewWordings: knowledge.entries
      .filter((entry) => 1 + entry.phrasings.length < FEW_WORDINGS)
      .map((entry) => entry.id),
  };
}
