import type { Entry } from '../entry.ts';
import type { Grams } from '../reading/grams.ts';
import { type Reader, readAll, type Words } from '../reading/reader.ts';
import { emptyLexicon, type Lexicon } from '../rows/lexicon.ts';
import { type Rows, rowsOf } from '../rows/rows.ts';
import { type Said, saidBy } from '../rows/said.ts';
import type { Steps } from '../steps.ts';
import type { Knowledge } from '../types.ts';
import { type BodyIndex, bodyIndexOf } from './body-index.ts';
import { offTopicLines } from './off-topic.ts';

/** An id with fewer letters is a number or a code and says nothing. */
const SHORTEST_NAME = 5;

/** The content read once: every wording as a row, and who it belongs to. */
export interface Library {
  readonly reader: Reader;
  readonly lexicon: Lexicon;
  readonly rows: Rows;
  readonly said: Said;
  /** The entry each row belongs to, by place in the knowledge; the number of entries for lines on other matters. */
  readonly owner: Int32Array;
  readonly wordings: readonly string[];
  /** How many wordings a person could ask, this one among them, the row's entry has; 0 for a row made of an id. */
  readonly company: Uint16Array;
  readonly entries: number;
  readonly bodies: BodyIndex;
}

/** How rich the content is in wordings, ids counted: 0 at two an entry or fewer, 1 at ten or more. */
export function richness(library: Library): number {
  const own = library.owner.reduce((sum, owner) => sum + (owner < library.entries ? 1 : 0), 0);
  const each = own / Math.max(1, library.entries);
  return Math.max(0, Math.min(1, (Math.log2(Math.max(1, each)) - 1) / (Math.log2(10) - 1)));
}

/** The words an entry's id is made of, or nothing when the id is a number or a code. */
export function nameOf(entry: Entry): string | undefined {
  const name = entry.id.replace(/[^a-zA-Z]+/g, ' ').trim();
  return name.length < SHORTEST_NAME ? undefined : name;
}

/** A wording and how many wordings a person could ask its entry has; 0 for one made of an id. */
export interface Wording {
  readonly text: string;
  readonly siblings: number;
}

/** An entry's wordings: its question, its phrasings and the words of its id, each once. */
export function wordingsOf(entry: Entry): Wording[] {
  const asked = new Set([entry.question, ...entry.phrasings]);
  const wordings = [...asked].map((text) => ({ text, siblings: asked.size }));
  const name = nameOf(entry);
  return name === undefined || asked.has(name) ? wordings : [...wordings, { text: name, siblings: 0 }];
}

/** Reads all wordings and answers of the content, and the general lines that belong to no entry. */
export function* libraryOf(knowledge: Knowledge): Steps<Library> {
  const wordings: string[] = [];
  const owners: number[] = [];
  const company: number[] = [];
  const add = (wording: string, owner: number, siblings: number) => {
    wordings.push(wording);
    owners.push(owner);
    company.push(siblings);
  };
  knowledge.entries.forEach((entry, place) => {
    for (const { text, siblings } of wordingsOf(entry)) add(text, place, siblings);
  });
  const answers = knowledge.entries.map((entry) => entry.answer);
  for (const line of offTopicLines) add(line, knowledge.entries.length, 1);
  const { reader, words } = yield* readAll([...wordings, ...answers], knowledge.words);
  const lexicon = emptyLexicon();
  const stems = words.map(reader.stems);
  return {
    reader,
    lexicon,
    rows: yield* rowsOf(each(words.slice(0, wordings.length), reader.wording), lexicon),
    said: yield* saidBy(stems.slice(0, wordings.length), owners, stems.slice(wordings.length)),
    owner: Int32Array.from(owners),
    wordings,
    company: Uint16Array.from(company),
    entries: knowledge.entries.length,
    bodies: yield* bodyIndexOf(each(words.slice(wordings.length), reader.body)),
  };
}

// One at a time, since the counted features of all texts at once are many times the size of what is kept of them.
function* each(texts: readonly Words[], read: (words: Words) => Grams): Iterable<Grams> {
  for (const words of texts) yield read(words);
}
