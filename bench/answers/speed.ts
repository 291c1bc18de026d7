import { createAnswerer, type Entry, withPhrasing } from '../../src/answer/index.ts';
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

const entries: Entry[] = Array.from({ length: count }, (_, at) => {
  const question = any(pool).slice(0, 190);
  const phrasings = Array.from({ length: 4 }, () => varied(question));
  return { id: `e-${at}`, topic: 'alt', question, phrasings, answer: any(answers).slice(0, 600) };
});
const cpu = process.cpuUsage();
const start = performance.now();
const answerer = createAnswerer({ entries, topics: [], words: {} });
const used = process.cpuUsage(cpu);
console.log(
  `${count} entries, ${5 * count} wordings: ready in ${Math.round(performance.now() - start)} ms (${Math.round(used.user / 1000)} ms of processor)`,
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
const learning = performance.now();
withPhrasing(answerer.engine, 'e-1', 'hvordan finder jeg den blå knap');
console.log(`an approved phrasing: live in ${Math.round(performance.now() - learning)} ms`);
let slowest = 0;
for (const text of [
  'å'.repeat(40_000),
  'ab '.repeat(13_000),
  '§1'.repeat(20_000),
  '𐍈'.repeat(20_000),
  'a\u0301'.repeat(20_000),
]) {
  const began = performance.now();
  answerer.ask(text);
  slowest = Math.max(slowest, performance.now() - began);
}
console.log(`hostile texts: slowest ${slowest.toFixed(1)} ms`);
globalThis.gc?.();
console.log(
  `memory: ${Math.round(process.memoryUsage().rss / 1e6)} MB resident, ${Math.round((process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers) / 1e6)} MB held`,
);
