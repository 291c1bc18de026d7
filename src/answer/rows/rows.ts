import type { Grams } from '../reading/grams.ts';

/** Gives every feature a small number of its own, in order of first sight. */
export type Lexicon = Map<number, number>;

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

/** Lays counted features out as rows; features not seen before enter the lexicon. */
export function rowsOf(grams: readonly Grams[], lexicon: Lexicon): Rows {
  let size = 0;
  for (const { words, pieces } of grams) size += words.size + pieces.size;
  const rows = {
    count: grams.length,
    start: new Int32Array(grams.length + 1),
    pieces: new Int32Array(grams.length),
    features: new Int32Array(size),
    times: new Uint8Array(size),
  };
  let at = 0;
  const put = (counts: ReadonlyMap<number, number>) => {
    for (const [hash, times] of counts) {
      let feature = lexicon.get(hash);
      if (feature === undefined) {
        feature = lexicon.size;
        lexicon.set(hash, feature);
      }
      rows.features[at] = feature;
      rows.times[at] = Math.min(times, 255);
      at++;
    }
  };
  grams.forEach((gram, row) => {
    rows.start[row] = at;
    put(gram.words);
    rows.pieces[row] = at;
    put(gram.pieces);
  });
  rows.start[grams.length] = at;
  return rows;
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
