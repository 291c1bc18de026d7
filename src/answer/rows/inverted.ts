import { finished, type Steps } from '../steps.ts';
import type { Rows } from './rows.ts';

const ROWS_A_STEP = 512;

/** For each feature the rows that have it, with their values. */
export interface Inverted {
  /** Where feature f begins; one longer than there are features. */
  readonly start: Int32Array;
  readonly row: Int32Array;
  readonly value: Float32Array;
}

/** Turns the chosen rows around, so that a feature finds its rows. */
export function* invert(
  rows: Rows,
  chosen: Int32Array,
  values: Float32Array,
  features: number,
): Steps<Inverted> {
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
  for (let place = 0; place < chosen.length; place++) {
    if (place % ROWS_A_STEP === 0) yield;
    const one = chosen[place] as number;
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
  const added = finished(invert(rows, more, values, features));
  const kept = drop.size === 0 ? inverted : withoutRows(inverted, drop);
  const before = kept.start.length - 1;
  const start = new Int32Array(features + 1);
  const row = new Int32Array(kept.row.length + added.row.length);
  const value = new Float32Array(row.length);
  // What lies between two features with new rows is copied in one go.
  let copied = 0;
  const copyUpTo = (end: number, shift: number) => {
    row.set(kept.row.subarray(copied, end), copied + shift);
    value.set(kept.value.subarray(copied, end), copied + shift);
    copied = end;
  };
  for (let feature = 0; feature < features; feature++) {
    const shift = added.start[feature] as number;
    const end = kept.start[Math.min(feature + 1, before)] as number;
    start[feature] = (kept.start[Math.min(feature, before)] as number) + shift;
    const size = (added.start[feature + 1] as number) - shift;
    if (size === 0) continue;
    copyUpTo(end, shift);
    row.set(added.row.subarray(shift, shift + size), end + shift);
    value.set(added.value.subarray(shift, shift + size), end + shift);
  }
  copyUpTo(kept.row.length, added.row.length);
  start[features] = row.length;
  return { start, row, value };
}

function withoutRows(inverted: Inverted, drop: ReadonlySet<number>): Inverted {
  const start = new Int32Array(inverted.start.length);
  const row = new Int32Array(inverted.row.length);
  const value = new Float32Array(inverted.row.length);
  let to = 0;
  for (let feature = 0; feature + 1 < start.length; feature++) {
    start[feature] = to;
    for (let at = inverted.start[feature] as number; at < (inverted.start[feature + 1] as number); at++) {
      const one = inverted.row[at] as number;
      if (drop.has(one)) continue;
      row[to] = one;
      value[to] = inverted.value[at] as number;
      to++;
    }
  }
  start[start.length - 1] = to;
  return { start, row: row.slice(0, to), value: value.slice(0, to) };
}
