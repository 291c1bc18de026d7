import type { Rows } from './rows.ts';

/** For each feature the rows that have it, with their values. */
export interface Inverted {
  /** Where feature f begins; one longer than there are features. */
  readonly start: Int32Array;
  readonly row: Int32Array;
  readonly value: Float32Array;
}

/** Turns the chosen rows around, so that a feature finds its rows. */
export function invert(rows: Rows, chosen: Int32Array, values: Float32Array, features: number): Inverted {
  const start = new Int32Array(features + 1);
  for (const row of chosen) {
    const end = rows.start[row + 1] as number;
    for (let at = rows.start[row] as number; at < end; at++) {
      const slot = (rows.features[at] as number) + 1;
      start[slot] = (start[slot] as number) + 1;
    }
  }
  for (let feature = 0; feature < features; feature++) {
    start[feature + 1] = (start[feature + 1] as number) + (start[feature] as number);
  }
  const size = start[features] as number;
  const next = start.slice(0, features);
  const row = new Int32Array(size);
  const value = new Float32Array(size);
  for (const one of chosen) {
    const end = rows.start[one + 1] as number;
    for (let at = rows.start[one] as number; at < end; at++) {
      const feature = rows.features[at] as number;
      const slot = next[feature] as number;
      next[feature] = slot + 1;
      row[slot] = one;
      value[slot] = values[at] as number;
    }
  }
  return { start, row, value };
}
