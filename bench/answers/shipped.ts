import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';
import {
  type Answerer,
  createAnswerer,
  evaluateAnswerer,
  faqFileSchema,
  type Knowledge,
  type Question,
  selfEstimate,
} from '../../src/answer/index.ts';

const FOLDS = 10;
const [folder = 'content', strange] = process.argv.slice(2);
const knowledge = read(folder);
const unknown = strange === undefined ? [] : texts(strange);

const asked: Question[] = [];
const answererFor = new Map<string, Answerer>();
for (let fold = 0; fold < FOLDS; fold++) {
  const round = without(fold);
  const answerer = createAnswerer(round.left);
  for (const question of round.asked) answererFor.set(question.text, answerer);
  asked.push(...round.asked);
}
const whole = createAnswerer(knowledge);
const own = evaluateAnswerer({ ask: (text) => (answererFor.get(text) ?? whole).ask(text) }, asked);
console.log(
  `${knowledge.entries.length} entries, ${asked.length} phrasings, each asked of an engine without it`,
);
console.log(
  `first ${pc(own.first)}, among three ${pc(own.amongThree)}, shown ${pc(own.shown)}, answered ${pc(own.answered)}, right ${pc(own.precision)}, covered ${pc(own.coverage)}, calibration error ${pc(own.calibrationError)}`,
);
if (unknown.length > 0) {
  const answered = unknown.filter((text) => whole.ask(text).outcome === 'answer');
  console.log(`${unknown.length} texts on other matters: ${pc(answered.length / unknown.length)} answered`);
  for (const text of answered) console.log(`  ${text} > ${whole.ask(text).entries[0]?.id}`);
}
for (const one of selfEstimate(whole.engine, 0))
  console.log(`foretold, ${one.caution}: answered ${pc(one.answered)}, right ${pc(1 - one.wrong)}`);

/** The content without every tenth phrasing, and those phrasings as questions. */
function without(fold: number): { left: Knowledge; asked: Question[] } {
  const taken: Question[] = [];
  let at = 0;
  const entries = knowledge.entries.map((entry) => ({
    ...entry,
    phrasings: entry.phrasings.filter((text) => {
      if (at++ % FOLDS !== fold) return true;
      taken.push({ text, right: new Set([entry.id]) });
      return false;
    }),
  }));
  return { left: { ...knowledge, entries }, asked: taken };
}

function read(from: string): Knowledge {
  const files = readdirSync(join(from, 'faq')).filter((name) => name.endsWith('.yaml'));
  const faqs = files.map((name) => faqFileSchema.parse(yaml(join(from, 'faq', name))));
  const groups = z.record(z.string(), z.record(z.string(), z.string())).parse(yaml(join(from, 'words.yaml')));
  return {
    topics: faqs.map(({ topic, title }) => ({ id: topic, title })),
    entries: faqs.flatMap(({ topic, entries }) => entries.map((entry) => ({ ...entry, topic }))),
    words: Object.assign({}, ...Object.values(groups)),
  };
}

function texts(path: string): string[] {
  return z.array(z.string()).parse(JSON.parse(readFileSync(path, 'utf8')));
}

function yaml(path: string): unknown {
  return parse(readFileSync(path, 'utf8'));
}

function pc(share: number): string {
  return (100 * share).toFixed(1);
}
