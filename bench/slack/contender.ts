import { spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type SlackServer, startSlackServer } from '../../test/support/slack-server.ts';

const secret = 'a-signing-secret-of-the-bench';
const question = 'hvordan logger jeg på første gang?';
const users = Array.from({ length: 50 }, (_, at) => ({
  id: `U${1000 + at}`,
  name: `Person ${at}`,
  email: `person${at}@eksempel-kommune.example`,
}));

/** A program that is asked over signed HTTP. */
export interface Program {
  readonly name: string;
  /** The file and its arguments. */
  readonly run: readonly [string, ...string[]];
  /** What it prints when it listens. */
  readonly ready: RegExp;
}

/** A program under way, with a Slack of its own. */
export interface Contender {
  readonly name: string;
  /** Asks one question; milliseconds until the acknowledgement. Throws when it is refused. */
  ask(): Promise<number>;
  /** Resolves with the questions that were asked and those that stand answered, when all are or a minute is over. */
  settled(): Promise<{ readonly asked: number; readonly answered: number }>;
  stop(): Promise<void>;
}

/** Starts a program in a process and a data folder of its own; throws when it ends before it listens. */
export async function startContender({ name, run, ready }: Program): Promise<Contender> {
  const port = await freePort();
  const slack = await startSlackServer(users);
  const data = mkdtempSync(join(tmpdir(), 'medvind-bench-'));
  const child = spawn(process.execPath, run, {
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
  await new Promise<void>((resolve, reject) => {
    child.once('exit', () => reject(new Error(`Cannot start ${name}: it ended.`)));
    let text = '';
    child.stdout.on('data', (chunk) => {
      text += chunk;
      if (ready.test(text)) resolve();
    });
  });
  let asked = 0;
  return {
    name,
    async ask() {
      asked += 1;
      const request = signed(asked);
      const from = performance.now();
      const response = await fetch(`http://127.0.0.1:${port}/slack/events`, request);
      const ms = performance.now() - from;
      await response.arrayBuffer();
      if (response.status !== 200) throw new Error(`${name} refused a question: ${response.status}.`);
      return ms;
    },
    async settled() {
      const end = Date.now() + 60_000;
      while (answeredBy(slack) < asked && Date.now() < end)
        await new Promise((resolve) => setTimeout(resolve, 100));
      return { asked, answered: answeredBy(slack) };
    },
    async stop() {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await gone;
      await slack.close();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function answeredBy({ messages }: SlackServer): number {
  return messages.filter(({ text }) => /første gang/.test(text)).length;
}

function signed(number: number): RequestInit {
  const user = users[number % users.length]?.id ?? '';
  const ts = `${1_760_000_000 + number}.000100`;
  const body = JSON.stringify({
    type: 'event_callback',
    team_id: 'T0TEST',
    event_id: `Ev${number}`,
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
  return { method: 'POST', headers, body };
}
