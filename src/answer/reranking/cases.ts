import { rankedOf } from '../answerer.ts';
import type { Engine } from '../engine.ts';
import { evidenceOf } from '../knowing/evidence.ts';
import { chance } from '../knowing/logistic.ts';
import type { Verdict } from '../types.ts';

/** A wording that the engine was asked while it was hidden from it: what it made of it, and what is right. */
export interface HiddenWording {
  /** The place of the wording in `ownedWordings`. */
  readonly row: number;
  readonly verdict: Pick<Verdict, 'ranked' | 'confidence'>;
  /** The right entry's id; undefined when no entry that the engine knew answers it. */
  readonly right: string | undefined;
  readonly weight: number;
}

/** A wording of the content and the entry it belongs to; none for a general line on other matters. */
export interface OwnedWording {
  readonly text: string;
  readonly entry: string | undefined;
}

/** Every wording that the engine learned from, in its own order. */
export function ownedWordings({ library, knowledge }: Engine): OwnedWording[] {
  return library.wordings.map((text, row) => ({
    text,
    entry: knowledge.entries[library.owner[row] ?? -1]?.id,
  }));
}

/** At most so many of the engine's trials on its own content, evenly spread over them. */
export function hiddenWordings({ calibration, knowledge }: Engine, most: number): HiddenWording[] {
  const step = Math.max(1, calibration.judged.length / most);
  return calibration.judged
    .filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step))
    .map(({ trial, order, weight }) => ({
      row: trial.row,
      verdict: {
        ranked: rankedOf(knowledge, order),
        confidence: chance(calibration.first, evidenceOf(order, trial.found.surroundings)),
      },
      right: knowledge.entries[trial.entry]?.id,
      weight,
    }));
}
