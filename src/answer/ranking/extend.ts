import type { Entry } from '../entry.ts';
import { invertedToo } from '../rows/inverted.ts';
import { appended, rowsOf } from '../rows/rows.ts';
import { saidToo } from '../rows/said.ts';
import { fillValues, weighedToo } from '../rows/weigh.ts';
import { finished } from '../steps.ts';
import { retrained } from './classifier.ts';
import { type Library, wordingsOf } from './library.ts';
import { centreLengths, type Model } from './model.ts';

/** An entry to be taken in by a library. */
export interface Newcomer {
  /** Its place: that of the entry it stands for from now on, or the number of entries when it is new. */
  readonly place: number;
  readonly entry: Entry;
  /** The entry as it was; its wordings that remain are not read again when all of them do. */
  readonly before: Entry | undefined;
}

/** A library with more rows, and what has become of the others. */
export interface Extension {
  readonly library: Library;
  readonly place: number;
  readonly added: Int32Array;
  readonly dropped: ReadonlySet<number>;
  /** Where an owner of before stands now. */
  readonly moved: (owner: number) => number;
}

/** The library with an entry taken in; its reader knows the entry's words, and the library given stays as it is. */
export function withNewcomer(library: Library, { place, entry, before }: Newcomer): Extension {
  const isNew = place === library.entries;
  const entries = isNew ? place + 1 : library.entries;
  const moved = (owner: number) => (owner === library.entries ? entries : owner);
  const known = new Set(before === undefined ? [] : wordingsOf(before).map(({ text }) => text));
  const wanted = wordingsOf(entry);
  const stays = [...known].every((text) => wanted.some((one) => one.text === text));
  const fresh = stays ? wanted.filter(({ text }) => !known.has(text)) : wanted;
  const dropped = new Set<number>();
  const count = library.rows.count;
  const owner = new Int32Array(count + fresh.length).fill(place);
  const company = new Uint16Array(count + fresh.length);
  company.set(library.company);
  for (let row = 0; row < count; row++) {
    owner[row] = moved(library.owner[row] as number);
    if (stays || owner[row] !== place) continue;
    // Nobody's from now on: it is not chosen, and as one of the off-topic lines it would not be shown.
    dropped.add(row);
    owner[row] = entries;
    company[row] = 0;
  }
  fresh.forEach(({ siblings }, at) => {
    company[count + at] = siblings;
  });
  const readings = fresh.map(({ text }) => library.reader.content(text));
  const newAnswer = before?.answer !== entry.answer;
  const reader = library.reader.with(readings.flatMap(({ words }) => words));
  const body = newAnswer ? reader.content(entry.answer) : undefined;
  const grams = readings.map((reading) => reading.grams);
  return {
    library: {
      ...library,
      reader: body === undefined ? reader : reader.with(body.words),
      rows: appended(library.rows, finished(rowsOf(grams, library.lexicon))),
      said: saidToo(
        library.said,
        readings.map(({ body }) => body.words.hashes),
      ),
      owner,
      wordings: [...library.wordings, ...fresh.map(({ text }) => text)],
      company,
      entries,
      bodies: body === undefined ? library.bodies : library.bodies.with(place, body.body),
    },
    place,
    added: Int32Array.from(fresh, (_, at) => count + at),
    dropped,
    moved,
  };
}

/**
 * The model with the extension taken in. Only the separators of its entry and of the given rivals are trained again,
 * so that it is in force at once; training everything again can wait for the next reading of the content.
 */
export function extended(model: Model, extension: Extension, rivals: readonly number[]): Model {
  const { library, place, added, dropped, moved } = extension;
  const { rows } = library;
  const features = library.lexicon.size;
  const remaining = model.chosen.filter((row) => !dropped.has(row));
  const after = remaining.findLastIndex((row) => library.owner[row] === place) + 1 || remaining.length;
  const chosen = new Int32Array(remaining.length + added.length);
  chosen.set(remaining.subarray(0, after));
  chosen.set(added, after);
  chosen.set(remaining.subarray(after), after + added.length);

  const weighing = weighedToo(model.weighing, rows, added, features);
  const values = new Float32Array(rows.features.length);
  const filled = new Uint8Array(rows.count);
  const fill = (wanted: Iterable<number>) => {
    for (const row of wanted) {
      if (filled[row] === 1) continue;
      filled[row] = 1;
      fillValues(rows, row, weighing, values);
    }
  };
  fill(added);
  const inverted = invertedToo(model.inverted, rows, added, values, features, dropped);

  const owners = library.entries + 1;
  const wordings = new Int32Array(owners);
  const centreLength = new Float32Array(owners);
  model.wordings.forEach((count, owner) => {
    wordings[moved(owner)] = count;
    centreLength[moved(owner)] = model.centreLength[owner] as number;
  });
  const own = chosen.filter((row) => library.owner[row] === place);
  wordings[place] = own.length;
  fill(own);
  centreLength[place] = centreLengths(library, own, values, owners)[place] as number;

  const again = { owners: [...new Set([place, ...rivals])], fill, moved };
  const classifier = retrained(model.classifier, library, chosen, values, inverted, again);
  return { library, chosen, weighing, inverted, classifier, wordings, centreLength };
}
