import type { Grams } from '../reading/grams.ts';
import type { Counts } from '../reading/tally.ts';
import type { Steps } from '../steps.ts';
import type { Lexicon } from './lexicon.ts';

/** Texts as sparse counted features, one row each; a row's word features stand before its pieces. */
export interface Rows {
  readonly count: number;
  /** Where row r begins in `features`; one longer than there are rows. */
  readonly start: Int32Array;
  /** Where row r's pieces begin. */
  readonly pieces: Int32Array;
  readonly features: Int32Array;
  readonly times: Uint8Array;
}

const TEXTS_A_STEP = 16;

/** Lays counted features out as rows, one text at a time; features not seen before enter the lexicon. */
export function* rowsOf(grams: Iterable<Grams>, lexicon: Lexicon): Steps<Rows> {
  const start: number[] = [];
  const pieces: number[] = [];
  let features = new Int32Array(1_024);
  let times = new Uint8Array(features.length);
  let at = 0;
  const put = (counts: Counts) => {
    times.set(counts.times, at);
    for (let i = 0; i < counts.hashes.length; i++) features[at++] = lexicon.add(counts.hashes[i] as number);
  };
  for (const gram of grams) {
    const needed = at + gram.words.hashes.length + gram.pieces.hashes.length;
    if (needed > features.length) {
      const room = Math.max(needed, Math.ceil(1.5 * features.length));
      features = grown(features, new Int32Array(room));
      times = grown(times, new Uint8Array(room));
    }
    start.push(at);
    put(gram.words);
    pieces.push(at);
    put(gram.pieces);
    if (pieces.length % TEXTS_A_STEP === 0) yield;
  }
  start.push(at);
  return {
    count: pieces.length,
    start: Int32Array.from(start),
    pieces: Int32Array.from(pieces),
    features: features.slice(0, at),
    times: times.slice(0, at),
  };
}

function grown<Numbers extends Int32Array | Uint8Array>(from: Numbers, into: Numbers): Numbers {
  into.set(from);
  return into;
}

/** The rows with more rows after them. */
export function appended(rows: Rows, more: Rows): Rows {
  const size = rows.features.length;
  const start = new Int32Array(rows.count + more.count + 1);
  start.set(rows.start);
  start.set(
    more.start.map((at) => at + size),
    rows.count,
  );
  const pieces = new Int32Array(rows.count + more.count);
  pieces.set(rows.pieces);
  pieces.set(
    more.pieces.map((at) => at + size),
    rows.count,
  );
  const features = new Int32Array(size + more.features.length);
  features.set(rows.features);
  features.set(more.features, size);
  const times = new Uint8Array(features.length);
  times.set(rows.times);
  times.set(more.times, size);
  return { count: rows.count + more.count, start, pieces, features, times };
}
