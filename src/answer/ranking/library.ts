import type { Grams } from '../reading/grams.ts';
import { createReader, type Reader } from '../reading/reader.ts';
import { type Lexicon, type Rows, rowsOf } from '../rows/rows.ts';
import type { Knowledge } from '../types.ts';
import { type BodyIndex, bodyIndexOf } from './body-index.ts';
import { offTopicLines } from './off-topic.ts';

/** The content read once: every wording as a row, and who it belongs to. */
export interface Library {
  readonly reader: Reader;
  readonly lexicon: Lexicon;
  readonly rows: Rows;
  /** The entry each row belongs to, by place in the knowledge; the number of entries for lines on other matters. */
  readonly owner: Int32Array;
  readonly wordings: readonly string[];
  readonly entries: number;
  readonly bodies: BodyIndex;
}

/** Reads all wordings and answers of the content, and the general lines that belong to no entry. */
export function libraryOf(knowledge: Knowledge): Library {
  const wordings: string[] = [];
  const owners: number[] = [];
  knowledge.entries.forEach((entry, place) => {
    for (const wording of new Set([entry.question, ...entry.phrasings])) {
      wordings.push(wording);
      owners.push(place);
    }
  });
  const answers = knowledge.entries.map((entry) => entry.answer);
  const reader = createReader([...wordings, ...answers, ...offTopicLines], knowledge.words);
  for (const line of offTopicLines) {
    wordings.push(line);
    owners.push(knowledge.entries.length);
  }
  const lexicon: Lexicon = new Map();
  const grams: Grams[] = wordings.map((wording) => reader.content(wording).grams);
  return {
    reader,
    lexicon,
    rows: rowsOf(grams, lexicon),
    owner: Int32Array.from(owners),
    wordings,
    entries: knowledge.entries.length,
    bodies: bodyIndexOf(answers.map((answer) => reader.body(answer))),
  };
}
