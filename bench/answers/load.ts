import { readFileSync } from 'node:fs';
import * as z from 'zod';
import type { Knowledge } from '../../src/answer/index.ts';

const expectation = z.union([z.string(), z.array(z.string()), z.object({ outcome: z.literal('route') })]);
const asked = z.object({ text: z.string(), expect: expectation });
const setSchema = z.object({
  name: z.string(),
  lang: z.string(),
  entries: z.array(
    z.object({
      id: z.string(),
      question: z.string(),
      phrasings: z.array(z.string()),
      answer: z.string().optional(),
    }),
  ),
  dev: z.array(asked),
  test: z.array(asked),
});

/** A question of a set: the ids that are right, none when no entry answers it. */
export interface Asked {
  readonly text: string;
  readonly right: ReadonlySet<string>;
}

/** A question set as the engine meets it. */
export interface QuestionSet {
  readonly name: string;
  readonly knowledge: Knowledge;
  readonly dev: readonly Asked[];
  readonly test: readonly Asked[];
}

/** Reads a question set from a JSON file; throws when the file is not one. */
export function loadSet(path: string): QuestionSet {
  const set = setSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  const entries = set.entries.map((entry) => ({ ...entry, answer: entry.answer ?? '', topic: 'all' }));
  const toAsked = ({ text, expect }: z.infer<typeof asked>): Asked => ({
    text,
    right: new Set(typeof expect === 'string' ? [expect] : Array.isArray(expect) ? expect : []),
  });
  return {
    name: set.name,
    knowledge: { entries, topics: [{ id: 'all', title: 'All' }], words: {} },
    dev: set.dev.map(toAsked),
    test: set.test.map(toAsked),
  };
}

/** The set to choose settings on: its `dev`, or every fifth phrasing taken out when it has none. */
export function forChoosing(set: QuestionSet): {
  readonly knowledge: Knowledge;
  readonly asked: readonly Asked[];
} {
  if (set.dev.length > 0) return { knowledge: set.knowledge, asked: set.dev };
  const asked: Asked[] = [];
  let at = 0;
  const entries = set.knowledge.entries.map((entry) => ({
    ...entry,
    phrasings: entry.phrasings.filter((text) => {
      const kept = at++ % 5 !== 2;
      if (!kept) asked.push({ text, right: new Set([entry.id]) });
      return kept;
    }),
  }));
  return { knowledge: { ...set.knowledge, entries }, asked };
}
