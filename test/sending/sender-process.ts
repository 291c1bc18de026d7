import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { sendLetters } from '../../src/bot/letters.ts';
import { createPulseRounds } from '../../src/bot/pulse.ts';
import { createDelivery } from '../../src/delivery.ts';
import type { ChatAdapter, Envelope, Log } from '../../src/ports.ts';
import { openLowdbStore } from '../../src/store/index.ts';
import { pulseContent } from '../support/pulse-content.ts';

/**
 * Sends a pulse or a letter to so many people until everybody has it, or until it is killed. Every send is a line in a
 * file.
 */
const [what = 'pulse', folder = '', chat = '', size = '100', round = '0', looksBack = 'yes'] =
  process.argv.slice(2);
const { content } = await pulseContent({ units: { a: Number(size) }, programme: { halvesFrom: 1_000_000 } });

// A chat service: what it has taken it remembers, also when the one who sent it dies before hearing so.
const taken = () => new Set(existsSync(chat) ? readFileSync(chat, 'utf8').split('\n') : []);
const before = taken();
async function send({ key }: Envelope) {
  await wait(Math.random() * 4);
  appendFileSync(chat, `${key}\n`);
  await wait(Math.random() * 4);
  return { ok: true, ref: key } as const;
}
const platform = 'fake';
const adapter: ChatAdapter = {
  platform,
  start: async () => {},
  stop: async () => {},
  send,
  update: async (ref) => ({ ok: true, ref }),
  lookUp: async (who) =>
    'email' in who
      ? { account: { platform, id: who.email.split('@')[0] ?? '' }, name: 'Eksempel', email: who.email }
      : undefined,
  privatePlace: async ({ id }) => ({ platform, id, private: true }),
  ...(looksBack === 'yes' && { delivered: async ({ key }) => (before.has(key) ? key : null) }),
};

const log: Log = { info: () => {}, warn: () => {}, error: (line, cause) => console.error(line, cause) };
const begun = Date.now();
// Every start is 61 s after the last one: the takes of the process that died no longer hold.
const clock = () =>
  content.calendar.instantOf('2026-11-24', '09:00') + Number(round) * 61_000 + Date.now() - begun;
const store = await openLowdbStore(folder);
const delivery = createDelivery({ store, adapters: [adapter], content: () => content, clock, log });
const parts = { store, content: () => content, drain: delivery.drain, clock, log };
await delivery.drain();
if (what === 'pulse') await createPulseRounds(parts).look();
else await letter();
const { waiting, problems } = await store.outbox();
console.log(JSON.stringify({ waiting, unconfirmed: problems.map(({ key }) => key) }));
await delivery.stop();
await store.close();

async function letter(): Promise<void> {
  if ((await store.letters()).length === 0) {
    const now = clock();
    const to = content.organisation.people.filter(({ unit }) => unit === 'a').map(({ id }) => id);
    const written = { id: 'l1', by: 'a-0', units: ['a'], draft: 'why', text: 'Kære alle', to };
    const letter = { ...written, at: now, sendAt: now };
    await store.commit({ changes: [{ kind: 'letterWritten', letter }], outgoing: [], now });
  }
  await sendLetters(parts);
}
