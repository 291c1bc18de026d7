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

/** What was turned around with more rows, and without those to drop. */
export function invertedToo(
  inverted: Inverted,
  rows: Rows,
  more: Int32Array,
  values: Float32Array,
  features: number,
  drop: ReadonlySet<number>,
): Inverted {
  const added = invert(rows, more, values, features);
  const start = new Int32Array(features + 1);
  const row = new Int32Array(inverted.row.length + added.row.length);
  const value = new Float32Array(row.length);
  const before = inverted.start.length - 1;
  let to = 0;
  for (let feature = 0; feature < features; feature++) {
    start[feature] = to;
    const end = feature < before ? (inverted.start[feature + 1] as number) : 0;
    for (let at = feature < before ? (inverted.start[feature] as number) : 0; at < end; at++) {
      const one = inverted.row[at] as number;
      if (drop.size > 0 && drop.has(one)) continue;
      row[to] = one;
      value[to] = inverted.value[at] as number;
      to++;
    }
    for (let at = added.start[feature] as number; at < (added.start[feature + 1] as number); at++) {
      row[to] = added.row[at] as number;
      value[to] = added.value[at] as number;
      to++;
    }
  }
  start[features] = to;
  return { start, row, value };
}
