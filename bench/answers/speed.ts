import { createAnswerer, type Entry, withEntry, withPhrasing } from '../../src/answer/index.ts';
import { randomFrom } from '../../src/answer/ranking/random.ts';
import { loadSet } from './load.ts';

/** Measures training, asking, learning and memory at sizes given as words: `node bench/answers/speed.ts 1000 <file>`. */
const [size = '1000', ...paths] = process.argv.slice(2);
const count = Number(size);
const sets = paths.map(loadSet);
const pool = sets.flatMap((set) =>
  set.knowledge.entries.flatMap((entry) => [entry.question, ...entry.phrasings]),
);
const answers = sets
  .flatMap((set) => set.knowledge.entries.map((entry) => entry.answer))
  .filter((text) => text !== '');
const random = randomFrom(7);
const any = (texts: readonly string[]) => texts[Math.floor(random() * texts.length)] ?? 'intet';

function varied(text: string): string {
  const words = text.split(' ');
  words.splice(Math.floor(random() * words.length), 1, any(pool).split(' ')[0] ?? '');
  return words.join(' ');
}

/** Processor time of all threads, garbage collection too: on a shared machine the clock says little. */
function processorSince(before: NodeJS.CpuUsage): string {
  const { user, system } = process.cpuUsage(before);
  return `${Math.round((user + system) / 1000)} ms`;
}

const entries: Entry[] = Array.from({ length: count }, (_, at) => {
  const question = any(pool).slice(0, 190);
  const phrasings = Array.from({ length: 4 }, () => varied(question));
  return { id: `e-${at}`, topic: 'alt', question, phrasings, answer: any(answers).slice(0, 600) };
});
const cpu = process.cpuUsage();
const start = performance.now();
const answerer = createAnswerer({ entries, topics: [], words: {} });
console.log(
  `${count} entries, ${5 * count} wordings: ready in ${Math.round(performance.now() - start)} ms (${processorSince(cpu)} of processor)`,
);
const times: number[] = [];
for (let at = 0; at < 3_000; at++) {
  const text = varied(entries[at % count]?.question ?? '');
  const began = performance.now();
  answerer.ask(text);
  if (at >= 500) times.push(performance.now() - began);
}
times.sort((a, b) => a - b);
console.log(
  `ask: p50 ${times[Math.floor(times.length / 2)]?.toFixed(2)} ms, p99 ${times[Math.floor(times.length * 0.99)]?.toFixed(2)} ms`,
);
console.log(`memory: ${await held()} MB held by the content and one engine`);
let { engine } = answerer;
for (const [what, learn] of [
  ['phrasing', (at: number) => withPhrasing(engine, `e-${at}`, `hvordan finder jeg den blå knap ${at}`)],
  ['entry', (at: number) => withEntry(engine, { ...(entries[at] as Entry), id: `ny-${at}` })],
] as const) {
  const live: string[] = [];
  for (let at = 0; at < 3; at++) {
    const began = performance.now();
    const before = process.cpuUsage();
    engine = learn(at);
    live.push(`${Math.round(performance.now() - began)} ms (${processorSince(before)} of processor)`);
  }
  console.log(`an approved ${what}, three in a row: live in ${live.join(', ')}`);
}

/** A text of up to 40,000 characters: any code points of all seventeen planes, the content's words, or few repeated. */
function hostile(): string {
  const length = Math.floor(40_000 ** random());
  const point = () =>
    String.fromCodePoint(Math.floor(17 * random()) * 0x1_0000 + Math.floor(65_536 * random()));
  const near = () => String.fromCodePoint(32 + Math.floor(900 * random()));
  const kind = Math.floor(4 * random());
  if (kind === 3) return `${point()}${near()}${near()}`.repeat(length / 3);
  const next = [point, near, () => `${any(pool)} `][kind] ?? point;
  let text = '';
  while (text.length < length) text += next();
  return text;
}

const HOSTILE = 10_000;
const patience = 50;
const waits: number[] = [];
const fixed = ['å'.repeat(40_000), 'ab '.repeat(13_333), '§1'.repeat(20_000), 'a\u0301'.repeat(20_000)];
for (let at = 0; at < HOSTILE; at++) {
  const text = fixed[at] ?? hostile();
  const began = process.cpuUsage();
  answerer.ask(text);
  const spent = process.cpuUsage(began);
  waits.push((spent.user + spent.system) / 1000);
}
waits.sort((a, b) => a - b);
console.log(
  `${HOSTILE} hostile texts: slowest ${waits.at(-1)?.toFixed(1)} ms of processor, p99 ${waits[Math.floor(0.99 * HOSTILE)]?.toFixed(1)} ms, ${waits.filter((wait) => wait > patience).length} over ${patience} ms`,
);
console.log(
  `memory: ${await held()} MB held by the content, this engine and the one that has learned, ${Math.round(process.memoryUsage().rss / 1e6)} MB resident, ${Math.round(process.resourceUsage().maxRSS / 1e3)} MB at most`,
);

/** What lives after the rubbish is collected, in millions of bytes; buffers are given back a moment later than objects. */
async function held(): Promise<number> {
  for (let times = 0; times < 4; times++) {
    globalThis.gc?.();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return Math.round((heapUsed + arrayBuffers) / 1e6);
}
