import { expect, test } from 'vitest';
import { sendLetters } from '../../src/bot/letters.ts';
import { createDelivery } from '../../src/delivery.ts';
import type { ChatAdapter, Envelope, Log } from '../../src/ports.ts';
import type { Letter } from '../../src/report/index.ts';
import { createMemoryStore } from '../../src/store/index.ts';
import { pulseContent } from '../support/pulse-content.ts';

const quiet: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A town of so many people, a chat that refuses some of them, and a clock that is set by hand. */
async function town(size: number, refuses: (person: string) => boolean = () => false) {
  const { content } = await pulseContent({ units: { a: size } });
  const store = createMemoryStore();
  const got: Envelope[] = [];
  let now = content.calendar.instantOf('2026-11-23', '16:30');
  const platform = 'fake';
  const adapter: ChatAdapter = {
    platform,
    start: async () => {},
    stop: async () => {},
    async send(envelope) {
      if (refuses(envelope.place.id)) return { ok: false, problem: 'gone', detail: 'the account is closed.' };
      got.push(envelope);
      return { ok: true, ref: envelope.key };
    },
    update: async (ref) => ({ ok: true, ref }),
    lookUp: async (who) =>
      'email' in who
        ? { account: { platform, id: who.email.split('@')[0] ?? '' }, name: 'Eksempel', email: who.email }
        : undefined,
    privatePlace: async ({ id }) => ({ platform, id, private: true }),
  };
  const clock = () => now;
  const delivery = createDelivery({ store, adapters: [adapter], content: () => content, clock, log: quiet });
  const parts = { store, content: () => content, drain: delivery.drain, clock };
  return {
    store,
    got,
    async at(local: string) {
      now = content.calendar.instantOf(local.slice(0, 10), local.slice(11));
      await sendLetters(parts);
      await delivery.drain();
    },
    async write(more: Partial<Letter> = {}) {
      const letter: Letter = {
        id: 'l1',
        by: 'birgitte-lauridsen',
        units: ['a'],
        draft: 'why',
        text: 'Derfor gør vi det: *ét* sted at se hele sagen.',
        to: Array.from({ length: size }, (_, n) => `a-${n}`),
        at: now,
        sendAt: content.calendar.instantOf('2026-11-24', '08:00'),
        ...more,
      };
      await store.commit({ changes: [{ kind: 'letterWritten', letter }], outgoing: [], now });
    },
  };
}

test('a letter waits for its time, then reaches each of 250 people once, in batches', async () => {
  const { at, got, write, store } = await town(250);
  await write();
  await at('2026-11-24 07:59');
  expect(got).toEqual([]);
  await at('2026-11-24 08:00');
  await at('2026-11-24 08:01');
  expect(new Set(got.map(({ place }) => place.id)).size).toBe(250);
  expect(got).toHaveLength(250);
  expect((await store.letterReach('l1'))?.sent).toHaveLength(250);
});

test('it is shown in the writer’s words as they are, with their name', async () => {
  const { at, got, write } = await town(1);
  await write();
  await at('2026-11-24 08:00');
  const text = 'Derfor gør vi det: *ét* sted at se hele sagen.';
  expect(got[0]?.message.blocks).toContainEqual({ type: 'quote', text, by: 'Birgitte Lauridsen' });
  expect(got[0]?.message.text).toContain('Birgitte Lauridsen');
});

test('a letter whose time came while nobody was at work is sent at the next opening', async () => {
  const { at, got, write } = await town(3);
  await write();
  await at('2026-11-28 11:00');
  expect(got).toEqual([]);
  await at('2026-11-30 09:00');
  expect(got).toHaveLength(3);
});

test('the writer is told who could not be reached, and who left the organisation counts among them', async () => {
  const { at, write, store } = await town(3, (person) => person === 'a-1');
  await write({ to: ['a-0', 'a-1', 'a-2', 'gone'] });
  await at('2026-11-24 08:00');
  expect(await store.letterReach('l1')).toEqual({
    waiting: [],
    sent: ['a-0', 'a-2'],
    failed: ['a-1', 'gone'],
    unconfirmed: [],
  });
});

test('nobody is sent a letter whose writer was erased before its time', async () => {
  const { at, got, write, store } = await town(3);
  await write();
  await store.commit({
    changes: [{ kind: 'personErased', person: 'birgitte-lauridsen' }],
    outgoing: [],
    now: Date.UTC(2026, 10, 23, 16),
  });
  await at('2026-11-24 08:00');
  expect(got).toEqual([]);
});
