import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { shuffled } from '../shuffled.ts';

/**
 * How long a question takes from the request of Teams until the answer stands in the conversation: the whole product
 * (privacy, search, writes to the disk, outbox) and our adapter alone, beside a bare botbuilder bot that says back
 * what it hears, as the adapter does, and the same bot as a keeper, which looks its answer up and flushes it once. Each
 * in a process of its own, none signed: asked in turns, one question at a time, and then fifty at once in blocks.
 */
const people = 20;
/** How many ask in a block, each once: Teams allows a conversation 7 messages a second, and we keep to it. */
const crowd = 300;
const atOnce = 50;
const blocks = 5;
const rounds = Number(process.argv[2] ?? 15);
const questions = [
  'hvordan logger jeg på første gang',
  'jeg har glemt min adgangskode',
  'hvordan opretter jeg en sag',
];

const waiting = new Map<string, () => void>();
let ids = 0;
const connector = createServer(async (request, response) => {
  const text = Buffer.concat(await request.toArray()).toString('utf8');
  const path = decodeURIComponent(request.url ?? '');
  const answer = path.includes('/members/')
    ? { id: path.split('/').at(-1), name: 'Prøve', email: `${path.split('/').at(-1)}@proeve.example` }
    : { id: `${++ids}` };
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  const conversation = /conversations\/([^/]+)\/activities/.exec(path)?.[1];
  if (text !== '' && conversation !== undefined) waiting.get(conversation)?.();
});
await new Promise<void>((listening) => connector.listen(0, '127.0.0.1', listening));
const serviceUrl = `http://127.0.0.1:${(connector.address() as AddressInfo).port}`;

const root = resolve(import.meta.dirname, '../..');
const data = mkdtempSync(join(tmpdir(), 'medvind-bench-teams-'));
const product = await start('src/main.ts', { PORT: '0', MEDVIND_TEAMS: 'local', MEDVIND_DATA: data });
const adapter = await start('bench/teams/adapter.ts', {});
const echo = await start('bench/teams/echo.ts', {});
const keeper = await start('bench/teams/echo.ts', { MEDVIND_DATA: data }, 'keep');
const bots = [
  ['product', product],
  ['adapter', adapter],
  ['echo', echo],
  ['keeper', keeper],
] as const;
type Name = (typeof bots)[number][0];
const each = <T>(make: () => T) =>
  Object.fromEntries(bots.map(([name]) => [name, make()])) as Record<Name, T>;
const calm = each<number[]>(() => []);
const crowded = each<number[]>(() => []);
const crowdedMs = each(() => [] as number[]);

// The first words of each person bring a welcome; they are no part of the comparison, nor is a cold start.
for (let who = 0; who < people; who++) {
  for (const [name, bot] of bots) {
    await ask(bot.url, `${name}-${who}`, 'hej');
    await wait(60);
  }
}
for (let round = 0; round < rounds; round++) {
  for (let who = 0; who < people; who++) {
    const question = questions[(round + who) % questions.length] ?? '';
    // In an order drawn anew: whoever comes first finds the machine asleep, whoever comes next the one before at work.
    for (const [name, bot] of shuffled(bots)) {
      calm[name].push(await ask(bot.url, `${name}-${who}`, question));
      await wait(10);
    }
  }
}
for (let block = 0; block < blocks; block++) {
  for (const [name, bot] of shuffled(bots)) {
    const ours = Array.from({ length: crowd }, (_, at) => `${name}-crowd-${block}-${at}`);
    await inCrowd(ours, (who) => ask(bot.url, who, 'hej'));
    await wait(1000);
    const from = performance.now();
    crowded[name].push(...(await inCrowd(ours, (who, at) => ask(bot.url, who, questions[at % 3] ?? ''))));
    crowdedMs[name].push(performance.now() - from);
    await wait(1000);
  }
}
for (const [how, took] of [
  ['one at a time', calm],
  ['fifty at once', crowded],
] as const) {
  console.log(how);
  for (const [name, all] of Object.entries(took)) {
    const figures = [0.5, 0.9, 0.99].map((share) => `p${share * 100} ${at(all, share)} ms`).join('  ');
    console.log(`  ${name.padEnd(8)} n ${all.length}  ${figures}`);
  }
  for (const name of ['product', 'adapter', 'keeper'] as const) {
    const speed = (crowd * blocks) / sum(crowdedMs[name]) / ((crowd * blocks) / sum(crowdedMs.echo));
    const throughput = took === crowded ? `, questions a second ${speed.toFixed(2)}` : '';
    console.log(
      `  ${name} / echo  p50 ${(at(took[name], 0.5) / at(took.echo, 0.5)).toFixed(2)}${throughput}`,
    );
  }
}
await Promise.all([product.stop(), adapter.stop(), echo.stop(), keeper.stop()]);
connector.close();
rmSync(data, { recursive: true, force: true });

/** Milliseconds until the first answer stands in the conversation. */
async function ask(url: string, who: string, text: string): Promise<number> {
  const conversation = `a:${who}`;
  const answered = new Promise<void>((resolve) => waiting.set(conversation, resolve));
  const activity = {
    type: 'message',
    id: `${++ids}`,
    channelId: 'msteams',
    serviceUrl,
    locale: 'da-DK',
    from: { id: who, name: who },
    recipient: { id: 'bot', name: 'Medvind' },
    conversation: { id: conversation, conversationType: 'personal', tenantId: who },
    channelData: { tenant: { id: who } },
    text,
  };
  const from = performance.now();
  const request = fetch(`${url}api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(activity),
  });
  await answered;
  const ms = performance.now() - from;
  await (await request).text();
  return ms;
}

/** Has everybody ask, so many at a time; what each took. */
async function inCrowd(
  all: readonly string[],
  asking: (who: string, at: number) => Promise<number>,
): Promise<readonly number[]> {
  const times: number[] = [];
  const left = all.entries();
  const ask = async () => {
    for (const [at, who] of left) times.push(await asking(who, at));
  };
  await Promise.all(Array.from({ length: atOnce }, ask));
  return times;
}

async function start(script: string, env: Readonly<Record<string, string>>, ...args: string[]) {
  const child = spawn(process.execPath, [join(root, script), ...args], {
    cwd: root,
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((found) => {
    child.stdout.on('data', (chunk: Buffer) => {
      const line = /http:\/\/127\.0\.0\.1:\d+\//.exec(chunk.toString('utf8'))?.[0];
      if (line) found(line);
    });
  });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  return {
    url,
    stop() {
      child.kill('SIGTERM');
      return gone;
    },
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function at(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return Number((sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(2));
}
