import type { TrainedAnswerer } from '../answer/index.ts';
import {
  hiddenWordings,
  type Learned,
  learnReranking,
  ownedWordings,
  type SeenWording,
  type Similarities,
} from '../answer/index.ts';
import { cosine, type Unit } from './vectors.ts';

/** 500 hidden wordings tell a helpful model from an idle one and are compared in about a second. */
const trials = 500;
/** How many are compared before others on this machine get a turn. */
const atOnce = 20;

/** The vectors of one content's wordings. */
export interface Placed {
  readonly dimension: number;
  /** How near a text is to every entry; `except` leaves one wording out, by its place. */
  similarities(text: Unit, entries?: ReadonlySet<string>, except?: number): Similarities;
}

/** Puts vectors to the entries they belong to. `vectors` is in the order of the engine's wordings. */
export function placedVectors(answerer: TrainedAnswerer, vectors: readonly (Unit | undefined)[]): Placed {
  const byEntry = new Map<string, { readonly row: number; readonly vector: Unit }[]>();
  for (const [row, { entry }] of ownedWordings(answerer.engine).entries()) {
    const vector = vectors[row];
    if (entry === undefined || vector === undefined) continue;
    const own = byEntry.get(entry) ?? [];
    own.push({ row, vector });
    byEntry.set(entry, own);
  }
  return {
    dimension: vectors.find((one) => one !== undefined)?.length ?? 0,
    similarities(text, entries, except) {
      const near = new Map<string, number>();
      for (const entry of entries ?? byEntry.keys()) {
        let nearest = -1;
        for (const { row, vector } of byEntry.get(entry) ?? []) {
          if (row !== except) nearest = Math.max(nearest, cosine(text, vector));
        }
        near.set(entry, nearest);
      }
      return near;
    },
  };
}

/** Learns from the content's hidden wordings how far the model can be followed. */
export async function learnFrom(
  answerer: TrainedAnswerer,
  vectors: readonly (Unit | undefined)[],
  placed: Placed,
): Promise<Learned> {
  const seen: SeenWording[] = [];
  for (const [at, hidden] of hiddenWordings(answerer.engine, trials).entries()) {
    if (at % atOnce === 0) await new Promise((resolve) => setImmediate(resolve));
    const vector = vectors[hidden.row];
    if (vector === undefined) continue;
    const candidates = new Set(hidden.verdict.ranked.map(({ id }) => id));
    seen.push({ ...hidden, similarities: placed.similarities(vector, candidates, hidden.row) });
  }
  return learnReranking(seen, answerer.caution);
}
