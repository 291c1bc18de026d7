import { spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type SlackServer, startSlackServer } from '../../test/support/slack-server.ts';

/**
 * A question over signed HTTP through the whole product with its durable store, beside a bare Bolt app that
 * echoes: how long Slack waits for the acknowledgement, and how many of 1,000 questions in flight are answered.
 */
const root = resolve(import.meta.dirname, '../..');
const secret = 'a-signing-secret-of-the-bench';
const question = 'hvordan logger jeg på første gang?';
const users = Array.from({ length: 50 }, (_, at) => ({
  id: `U${1000 + at}`,
  name: `Person ${at}`,
  email: `person${at}@eksempel-kommune.example`,
}));

interface Contender {
  readonly name: string;
  readonly program: readonly [string, ...string[]];
  readonly ready: RegExp;
}

const contenders: readonly Contender[] = [
  { name: 'Medvind, whole and durable', program: ['src/main.ts'], ready: /^Medvind: http/m },
  { name: 'a bare Bolt app that echoes', program: ['bench/slack/echo.ts'], ready: /^ready/m },
  {
    name: 'the same, with one flush to the disk before the acknowledgement',
    program: ['bench/slack/echo.ts', 'flush'],
    ready: /^ready/m,
  },
];

interface Measured {
  readonly p50: number;
  readonly p99: number;
  readonly perSecond: number;
}

async function run({ program: [file, ...args], ready }: Contender, port: number) {
  const slack = await startSlackServer(users);
  const data = mkdtempSync(join(tmpdir(), 'medvind-bench-'));
  const child = spawn(process.execPath, [join(root, file), ...args], {
    env: {
      PATH: process.env['PATH'] ?? '',
      PORT: String(port),
      MEDVIND_DATA: data,
      SLACK_BOT_TOKEN: 'xoxb-bench',
      SLACK_SIGNING_SECRET: secret,
      SLACK_API_URL: slack.apiUrl,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve) => {
    let text = '';
    child.stdout?.on('data', (chunk) => {
      text += chunk;
      if (ready.test(text)) resolve();
    });
  });
  const url = `http://127.0.0.1:${port}/slack/events`;
  const from = counted;
  await measure(url, 100, 1);
  const calm = await measure(url, 300, 1, 30);
  const one = await measure(url, 500, 1);
  const fifty = await measure(url, 1500, 50);
  const flood = await inFlight(url, slack, counted - from);
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
  await slack.close();
  rmSync(data, { recursive: true, force: true });
  return { calm, one, fifty, flood };
}

/** Asks so many questions with so many under way at once, and takes the time until Slack has its answer. */
async function measure(url: string, count: number, atOnce: number, pauseMs = 0): Promise<Measured> {
  const times: number[] = [];
  const begun = performance.now();
  let next = 0;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (next < count) {
        next += 1;
        const from = performance.now();
        await ask(url);
        times.push(performance.now() - from);
        if (pauseMs > 0) await wait(pauseMs);
      }
    }),
  );
  const perSecond = (count / (performance.now() - begun)) * 1000;
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor((times.length - 1) * share)] ?? Number.NaN;
  return { p50: at(0.5), p99: at(0.99), perSecond };
}

/** Sends 1,000 questions at once, when all before are answered, and counts those that got an answer in the end. */
async function inFlight(
  url: string,
  slack: SlackServer,
  before: number,
): Promise<{ asked: number; answered: number }> {
  const asked = 1000;
  const answers = () => slack.messages.filter(({ text }) => /første gang/.test(text)).length;
  await until(() => answers() >= before);
  const acknowledged = await Promise.all(Array.from({ length: asked }, () => ask(url)));
  await until(() => answers() >= before + asked);
  if (acknowledged.some((status) => status !== 200)) process.stdout.write('Some were not acknowledged.\n');
  return { asked, answered: answers() - before };
}

async function until(holds: () => boolean): Promise<void> {
  const end = Date.now() + 60_000;
  while (!holds() && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 100));
}

let counted = 0;
async function ask(url: string): Promise<number> {
  counted += 1;
  const user = users[counted % users.length]?.id ?? '';
  const ts = `${1_760_000_000 + counted}.000100`;
  const body = JSON.stringify({
    type: 'event_callback',
    team_id: 'T0TEST',
    event_id: `Ev${counted}`,
    event: { type: 'message', channel_type: 'im', user, channel: `D${user.slice(1)}`, text: question, ts },
    authorizations: [{ team_id: 'T0TEST', user_id: 'U0BOT', is_bot: true, is_enterprise_install: false }],
  });
  const time = String(Math.floor(Date.now() / 1000));
  const signature = `v0=${createHmac('sha256', secret).update(`v0:${time}:${body}`).digest('hex')}`;
  const headers = {
    'content-type': 'application/json',
    'x-slack-request-timestamp': time,
    'x-slack-signature': signature,
  };
  const response = await fetch(url, { method: 'POST', headers, body });
  await response.arrayBuffer();
  return response.status;
}

const results = [];
for (const [at, contender] of contenders.entries()) {
  results.push({ name: contender.name, ...(await run(contender, 39_500 + at)) });
}
const [ours, ...others] = results;
if (ours === undefined) throw new Error('Cannot compare: a contender is missing.');
const shown = (n: number) => n.toFixed(1);
for (const { name, calm, one, fifty, flood } of results) {
  process.stdout.write(
    `${name}\n  thirty a second: p50 ${shown(calm.p50)} ms, p99 ${shown(calm.p99)} ms\n` +
      `  one after the other: p50 ${shown(one.p50)} ms, p99 ${shown(one.p99)} ms, ${Math.round(one.perSecond)} a second\n` +
      `  fifty at once: p50 ${shown(fifty.p50)} ms, p99 ${shown(fifty.p99)} ms, ${Math.round(fifty.perSecond)} a second\n` +
      `  1,000 in flight: ${flood.answered} of ${flood.asked} answered\n`,
  );
}
for (const { name, calm, one, fifty } of others) {
  const ratio = (a: number, b: number) => (a / b).toFixed(2);
  process.stdout.write(
    `Ratios, ours to ${name}\n` +
      `  thirty a second: p50 ${ratio(ours.calm.p50, calm.p50)}, p99 ${ratio(ours.calm.p99, calm.p99)}\n` +
      `  one after the other: p50 ${ratio(ours.one.p50, one.p50)}, p99 ${ratio(ours.one.p99, one.p99)}\n` +
      `  fifty at once: p50 ${ratio(ours.fifty.p50, fifty.p50)}, p99 ${ratio(ours.fifty.p99, fifty.p99)}, throughput ${ratio(ours.fifty.perSecond, fifty.perSecond)}\n`,
  );
}
