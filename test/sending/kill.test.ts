import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../store/folders.ts';

/** What is sent to so many people by a process that is killed so many times. */
interface Sending {
  readonly what: 'pulse' | 'letter';
  readonly people: number;
  readonly kills: number;
}
const sendings: readonly Sending[] = [
  // Twenty batches of the outbox: more people only take longer.
  { what: 'pulse', people: 2_000, kills: 20 },
  { what: 'letter', people: 1_000, kills: 10 },
];

/** Starts the sender, kills it after so many more messages; without a number it runs to its end. */
async function send(
  { what, people }: Sending,
  folder: string,
  round: number,
  looksBack: boolean,
  killAfter?: number,
) {
  const chat = `${folder}/chat.log`;
  const args = [
    new URL('sender-process.ts', import.meta.url).pathname,
    what,
    `${folder}/data`,
    chat,
    String(people),
    String(round),
  ];
  const child = spawn(process.execPath, [...args, looksBack ? 'yes' : 'no'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  child.stdout.on('data', (part: Buffer) => {
    out += part.toString();
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const from = sentTo(chat).length;
  if (killAfter !== undefined) {
    while (sentTo(chat).length < from + killAfter && child.exitCode === null) await wait(2);
    child.kill('SIGKILL');
  }
  await ended;
  return out;
}

function sentTo(chat: string): string[] {
  return existsSync(chat) ? readFileSync(chat, 'utf8').trim().split('\n').filter(Boolean) : [];
}

test.each(sendings)(
  'a $what to $people people that is killed $kills times reaches everybody exactly once',
  async (sending) => {
    const { people, kills } = sending;
    const folder = await temporaryFolder();
    for (let round = 0; round < kills; round++)
      await send(
        sending,
        folder,
        round,
        true,
        40 + Math.floor(Math.random() * ((0.8 * people) / kills - 40)),
      );
    expect(sentTo(`${folder}/chat.log`).length).toBeLessThan(people);
    const out = await send(sending, folder, kills, true);
    const keys = sentTo(`${folder}/chat.log`);
    expect(JSON.parse(out)).toEqual({ waiting: 0, unconfirmed: [] });
    expect(new Set(keys).size).toBe(people);
    expect(keys).toHaveLength(people);
  },
  600_000,
);

/** Four starts are all it takes, so a few batches are enough. */
const fewer = sendings.map((sending) => ({ ...sending, people: 500 }));

test.each(fewer)(
  'where nobody can look back, nobody gets a $what twice and those in doubt are named',
  async (sending) => {
    const folder = await temporaryFolder();
    for (let round = 0; round < 3; round++)
      await send(sending, folder, round, false, 30 + Math.floor(Math.random() * 60));
    const out = JSON.parse(await send(sending, folder, 3, false));
    const keys = sentTo(`${folder}/chat.log`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(out.unconfirmed.length).toBeLessThanOrEqual(15);
    expect(new Set([...keys, ...out.unconfirmed]).size).toBe(sending.people);
  },
  600_000,
);
