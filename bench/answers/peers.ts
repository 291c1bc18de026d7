import { createRequire } from 'node:module';
import { stemmer as danish } from '@orama/stemmers/danish';
import { stemmer as english } from '@orama/stemmers/english';
import MiniSearch from 'minisearch';
import type { Knowledge } from '../../src/answer/index.ts';
import { nameOf } from '../../src/answer/ranking/library.ts';

/** One found entry; a score of 0 where the library gives none. */
export interface Hit {
  readonly id: string;
  readonly score: number;
  /** How surely the text is known at all, where an engine tells that apart from the score. */
  readonly known?: number;
}
/** A search over one content. */
export type Find = (text: string) => readonly Hit[] | Promise<readonly Hit[]>;
/** A library to compare with: it is given the same texts as we are, the words of the ids among them. */
export interface Peer {
  readonly name: string;
  /** Questions asked at most, where a library is too slow for all. */
  readonly most?: number;
  readonly build: (knowledge: Knowledge, lang: string) => Find | Promise<Find>;
}

interface Doc {
  readonly id: string;
  readonly question: string;
  readonly phrasings: string;
  readonly name: string;
  readonly answer: string;
}
const FIELDS = ['question', 'phrasings', 'name', 'answer'];
const ANSWER_WEIGHT = 0.3;
const need = createRequire(new URL('../package.json', import.meta.url));

function docsOf(knowledge: Knowledge): Doc[] {
  const unique = [...new Map(knowledge.entries.map((entry) => [entry.id, entry])).values()];
  return unique.map((entry) => ({
    id: entry.id,
    question: entry.question,
    phrasings: entry.phrasings.join('\n'),
    name: nameOf(entry) ?? '',
    answer: entry.answer,
  }));
}

function miniSearch(knowledge: Knowledge, options: object, search: object): Find {
  const index = new MiniSearch<Doc>({
    fields: FIELDS,
    searchOptions: { boost: { answer: ANSWER_WEIGHT }, ...search },
    ...options,
  });
  index.addAll(docsOf(knowledge));
  return (text) =>
    index
      .search(text)
      .slice(0, 10)
      .map((hit) => ({ id: String(hit.id), score: hit.score }));
}

function fourGrams(text: string): string[] {
  const grams: string[] = [];
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
    const edged = ` ${word} `;
    for (let at = 0; at + 4 <= Math.max(4, edged.length); at++) grams.push(edged.slice(at, at + 4));
  }
  return grams;
}

/** The libraries of the comparison. */
export const peers: readonly Peer[] = [
  { name: 'MiniSearch as shipped', build: (knowledge) => miniSearch(knowledge, {}, {}) },
  {
    name: 'MiniSearch stem+fuzzy',
    build: (knowledge, lang) => {
      const stem = lang === 'da' ? danish : english;
      return miniSearch(
        knowledge,
        { processTerm: (term: string) => stem(term.toLowerCase()) },
        { fuzzy: 0.2, prefix: true },
      );
    },
  },
  {
    name: 'MiniSearch 4-grams',
    most: 300,
    build: (knowledge) => miniSearch(knowledge, { tokenize: fourGrams }, {}),
  },
  {
    name: 'lunr',
    build: (knowledge, lang) => {
      const lunr = need('lunr') as LunrStatic;
      if (lang === 'da') {
        (need('lunr-languages/lunr.stemmer.support') as (on: LunrStatic) => void)(lunr);
        (need('lunr-languages/lunr.da') as (on: LunrStatic) => void)(lunr);
      }
      const index = lunr(function (this: LunrBuilder) {
        if (lang === 'da') this.use(lunr.da);
        this.ref('id');
        for (const field of FIELDS) this.field(field, { boost: field === 'answer' ? ANSWER_WEIGHT : 1 });
        for (const doc of docsOf(knowledge)) this.add(doc);
      });
      const plain = (text: string) => text.replace(/[^\p{L}\p{N}\s]/gu, ' ');
      return (text) =>
        index
          .search(plain(text))
          .slice(0, 10)
          .map((hit) => ({ id: hit.ref, score: hit.score }));
    },
  },
  {
    name: 'Orama',
    most: 300,
    build: (knowledge, lang) => {
      const orama = need('@orama/orama') as OramaStatic;
      const schema = {
        key: 'string',
        question: 'string',
        phrasings: 'string',
        name: 'string',
        answer: 'string',
      };
      const stem = lang === 'da' ? danish : english;
      const language = lang === 'da' ? 'danish' : 'english';
      const db = orama.create({
        schema,
        components: { tokenizer: { language, stemming: true, stemmer: stem } },
      });
      for (const { id, ...doc } of docsOf(knowledge)) orama.insert(db, { key: id, ...doc });
      const asked = {
        properties: FIELDS,
        boost: { answer: ANSWER_WEIGHT },
        limit: 10,
        threshold: 1,
      };
      return async (text) =>
        (await orama.search(db, { term: text, ...asked })).hits.map((hit) => ({
          id: hit.document.key,
          score: hit.score,
        }));
    },
  },
  {
    name: 'FlexSearch',
    build: (knowledge) => {
      const { Index } = need('flexsearch') as FlexStatic;
      const index = new Index({ tokenize: 'forward' });
      const docs = docsOf(knowledge);
      docs.forEach((doc, at) => {
        index.add(at, FIELDS.map((field) => doc[field as keyof Doc]).join('\n'));
      });
      return (text) =>
        index.search(text, { limit: 10, suggest: true }).map((at) => ({ id: docs[at]?.id ?? '', score: 0 }));
    },
  },
  {
    name: 'Fuse.js',
    most: 60,
    build: (knowledge) => {
      const Fuse = (need('fuse.js') as FuseStatic).default ?? (need('fuse.js') as FuseStatic);
      const keys = FIELDS.map((name) => ({ name, weight: name === 'answer' ? ANSWER_WEIGHT : 1 }));
      const index = new (Fuse as FuseClass)(docsOf(knowledge), {
        keys,
        includeScore: true,
        ignoreLocation: true,
        threshold: 1,
      });
      return (text) =>
        index.search(text, { limit: 10 }).map((hit) => ({ id: hit.item.id, score: 1 - hit.score }));
    },
  },
  {
    name: 'nlp.js',
    most: 300,
    build: async (knowledge, lang) => {
      for (const path of Object.keys(need.cache)) if (path.includes('/@nlpjs/')) delete need.cache[path];
      const { dockStart } = need('@nlpjs/basic') as NlpStatic;
      const nlpSettings = { autoLoad: false, autoSave: false, languages: [lang], nlu: { log: false } };
      const dock = await dockStart({ settings: { nlp: nlpSettings }, use: ['Basic'] });
      const plugin = lang === 'da' ? need('@nlpjs/lang-da').LangDa : need('@nlpjs/lang-en').LangEn;
      dock.getContainer().use(plugin);
      const nlp = dock.get('nlp');
      nlp.addLanguage(lang);
      for (const entry of knowledge.entries) {
        for (const text of [entry.question, ...entry.phrasings, nameOf(entry) ?? entry.question])
          nlp.addDocument(lang, text, entry.id);
      }
      await nlp.train();
      return async (text) =>
        (await nlp.process(lang, text)).classifications
          .slice(0, 10)
          .map((one) => ({ id: one.intent, score: one.score }));
    },
  },
];

type LunrStatic = ((configure: (this: LunrBuilder) => void) => {
  search(text: string): { ref: string; score: number }[];
}) & { da: unknown };
interface LunrBuilder {
  use(plugin: unknown): void;
  ref(field: string): void;
  field(name: string, options: object): void;
  add(doc: object): void;
}
interface OramaStatic {
  create(options: object): unknown;
  insert(db: unknown, doc: object): unknown;
  search(db: unknown, options: object): Promise<{ hits: { score: number; document: { key: string } }[] }>;
}
interface FlexStatic {
  Index: new (
    options: object,
  ) => { add(id: number, text: string): void; search(text: string, options: object): number[] };
}
type FuseClass = new (
  docs: readonly Doc[],
  options: object,
) => { search(text: string, options: object): { item: Doc; score: number }[] };
type FuseStatic = { default?: FuseClass };
interface NlpStatic {
  dockStart(
    options: object,
  ): Promise<{ get(name: 'nlp'): Nlp; getContainer(): { use(plugin: unknown): void } }>;
}
interface Nlp {
  addLanguage(lang: string): void;
  addDocument(lang: string, text: string, intent: string): void;
  train(): Promise<void>;
  process(lang: string, text: string): Promise<{ classifications: { intent: string; score: number }[] }>;
}
