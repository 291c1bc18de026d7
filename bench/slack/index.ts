// Whole product beside bare Bolt: `npm run bench:slack -- [--rounds 300] [--beside ../another/checkout]`.
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { shuffled } from '../shuffled.ts';
import { type Contender, type Program, startContender } from './contender.ts';

/**
 * A question over signed HTTP through the whole product with its durable store, beside a bare Bolt app that
 * echoes: how long Slack waits for the acknowledgement, and how many of 1,000 questions in flight are answered.
 * All run all the time and are asked in turns, so that what else the machine does meets them alike.
 */
const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '300' }, beside: { type: 'string' } },
});
const rounds = Number(values.rounds);
const root = resolve(import.meta.dirname, '../..');
const main = (folder: string) => join(resolve(folder), 'src/main.ts');
const echo = join(root, 'bench/slack/echo.ts');
const product = /^Medvind: http/m;
const programs: readonly Program[] = [
  { name: 'Medvind, whole and durable', run: [main(root)], ready: product },
  { name: 'a bare Bolt app that echoes', run: [echo], ready: /^ready/m },
  { name: 'the same, with one flush before the acknowledgement', run: [echo, 'flush'], ready: /^ready/m },
  ...(values.beside === undefined
    ? []
    : [{ name: `Medvind of ${values.beside}`, run: [main(values.beside)] as const, ready: product }]),
];

interface Measured {
  readonly p50: number;
  readonly p99: number;
  readonly perSecond: number;
}

const contenders: Contender[] = [];
for (const program of programs) contenders.push(await startContender(program));

for (const one of contenders) await inBlock(one, 100, 1);
const flushes: number[] = [];
const calm = await inTurns();
const single = await inBlocks(100, 1);
const fifty = await inBlocks(300, 50);
const floods = [];
for (const one of contenders) {
  await one.settled();
  await Promise.all(Array.from({ length: 1000 }, () => one.ask()));
  floods.push(await one.settled());
}
for (const one of contenders) await one.stop();

const shown = (n: number) => n.toFixed(1);
console.log(`one flush to this disk, alone: p50 ${at(flushes, 0.5).toFixed(2)} ms`);
for (const [nth, { name }] of contenders.entries()) {
  const flood = floods[nth];
  console.log(name);
  for (const [how, all] of [
    ['thirty a second', calm],
    ['one after the other', single],
    ['fifty at once', fifty],
  ] as const) {
    const { p50, p99, perSecond } = all[nth] ?? never();
    const pace = Number.isNaN(perSecond) ? '' : `, ${Math.round(perSecond)} a second`;
    console.log(`  ${how}: p50 ${shown(p50)} ms, p99 ${shown(p99)} ms${pace}`);
  }
  console.log(`  all, the last 1,000 at once: ${flood?.answered} of ${flood?.asked} answered`);
}
for (const [nth, { name }] of contenders.entries()) {
  if (nth === 0) continue;
  console.log(`Ratios, ours to ${name}`);
  for (const [how, all] of [
    ['thirty a second', calm],
    ['one after the other', single],
    ['fifty at once', fifty],
  ] as const) {
    const ours = all[0] ?? never();
    const other = all[nth] ?? never();
    const ratio = (which: keyof Measured) => (ours[which] / other[which]).toFixed(2);
    const pace = Number.isNaN(ours.perSecond) ? '' : `, throughput ${ratio('perSecond')}`;
    console.log(`  ${how}: p50 ${ratio('p50')}, p99 ${ratio('p99')}${pace}`);
  }
}

/** Each is asked about thirty times a second, in an order drawn anew each round: who was asked before is still at work. */
async function inTurns(): Promise<readonly Measured[]> {
  const folder = await mkdtemp(join(tmpdir(), 'medvind-bench-flush-'));
  const file = await open(join(folder, 'lines'), 'a');
  const times = contenders.map((): number[] => []);
  const pauseMs = 30 / (contenders.length + 1);
  for (let round = 0; round < rounds; round++) {
    for (const nth of shuffled(contenders.keys())) {
      times[nth]?.push(await (contenders[nth] ?? never()).ask());
      await wait(pauseMs);
    }
    const from = performance.now();
    await file.appendFile(`${'x'.repeat(500)}\n`);
    await file.datasync();
    flushes.push(performance.now() - from);
    await wait(pauseMs);
  }
  await file.close();
  await rm(folder, { recursive: true });
  return times.map((each) => measured(each, Number.NaN));
}

/** Five blocks of so many questions for each, one contender after the other. */
async function inBlocks(count: number, atOnce: number): Promise<readonly Measured[]> {
  const times = contenders.map((): number[] => []);
  const took = contenders.map(() => 0);
  for (let block = 0; block < 5; block++) {
    for (let turn = 0; turn < contenders.length; turn++) {
      const nth = (block + turn) % contenders.length;
      const one = contenders[nth] ?? never();
      const from = performance.now();
      times[nth]?.push(...(await inBlock(one, count, atOnce)));
      took[nth] = (took[nth] ?? 0) + performance.now() - from;
      await one.settled();
    }
  }
  return times.map((each, nth) => measured(each, took[nth] ?? 0));
}

async function inBlock(one: Contender, count: number, atOnce: number): Promise<readonly number[]> {
  const times: number[] = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (next < count) {
        next += 1;
        times.push(await one.ask());
      }
    }),
  );
  return times;
}

function measured(times: readonly number[], ms: number): Measured {
  return { p50: at(times, 0.5), p99: at(times, 0.99), perSecond: (times.length / ms) * 1000 };
}

function at(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN;
}

function never(): never {
  throw new Error('Cannot compare: a contender is missing.');
}
