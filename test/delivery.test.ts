import { expect, onTestFinished, test } from 'vitest';
import { createDelivery } from '../src/delivery.ts';
import type { Content } from '../src/dialogue/index.ts';
import type { ChatAdapter, Sent } from '../src/ports.ts';
import { createMemoryStore, openLowdbStore, type Store } from '../src/store/index.ts';
import { watched } from './store/disks.ts';
import { temporaryFolder } from './store/folders.ts';

const log = { info: () => {}, warn: () => {}, error: () => {} };
const place = (id: string) => ({ platform: 'fake', id, private: true });

/** A platform that sends to anybody at once, but to those named `hang` only when it is let go. */
function platform() {
  const sent: string[] = [];
  const held: (() => void)[] = [];
  const send = ({ key, place: to }: { key: string; place: { id: string } }): Promise<Sent> => {
    const done = () => {
      sent.push(key);
      return { ok: true, ref: key } as const;
    };
    if (!to.id.startsWith('hang')) return Promise.resolve(done());
    return new Promise((resolve) => held.push(() => resolve(done())));
  };
  const adapter: ChatAdapter = {
    platform: 'fake',
    start: async () => {},
    stop: async () => {},
    send,
    update: (_ref, envelope) => send(envelope),
    lookUp: async () => undefined,
    privatePlace: async () => undefined,
  };
  return { adapter, sent, letGo: () => held.splice(0).forEach((go) => void go()) };
}

async function put(store: Store, key: string, to: string, more: { bulk?: true } = {}): Promise<void> {
  const message = { lang: 'da', text: key, blocks: [] } as const;
  await store.commit({
    changes: [],
    outgoing: [
      { key, to: { place: place(to) }, message: { ...message, blocks: [] }, doubt: 'again', ...more },
    ],
    now: 1,
  });
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
}

test('a send that hangs holds back neither those beside it nor those who come later', async () => {
  const store = createMemoryStore();
  const { adapter, sent, letGo } = platform();
  const delivery = createDelivery({
    store,
    adapters: [adapter],
    content: () => ({}) as Content,
    clock: () => 2,
    log,
  });
  await put(store, 'stuck', 'hang-1');
  await put(store, 'beside', 'somebody');
  const drained = delivery.drain();
  await until(() => sent.includes('beside'));
  await put(store, 'later', 'somebody');
  void delivery.drain();
  await until(() => sent.includes('later'));
  expect(sent).toEqual(['beside', 'later']);
  letGo();
  await drained;
  expect(sent).toEqual(['beside', 'later', 'stuck']);
  expect((await store.outbox()).waiting).toBe(0);
});

test('messages to one place leave one after the other, in the order they were put there', async () => {
  const store = createMemoryStore();
  const { adapter, sent, letGo } = platform();
  const delivery = createDelivery({
    store,
    adapters: [adapter],
    content: () => ({}) as Content,
    clock: () => 2,
    log,
  });
  for (const key of ['first', 'second', 'third']) await put(store, key, 'hang-2');
  const drained = delivery.drain();
  const going = setInterval(letGo, 1);
  await drained;
  clearInterval(going);
  expect(sent).toEqual(['first', 'second', 'third']);
});

test('stop() waits for what is under way and sends nothing more', async () => {
  const store = createMemoryStore();
  const { adapter, sent, letGo } = platform();
  const delivery = createDelivery({
    store,
    adapters: [adapter],
    content: () => ({}) as Content,
    clock: () => 2,
    log,
  });
  await put(store, 'under-way', 'hang-3');
  await put(store, 'never', 'hang-3');
  void delivery.drain();
  const going = setInterval(letGo, 1);
  await until(() => sent.length > 0);
  await delivery.stop();
  clearInterval(going);
  await delivery.drain();
  expect(sent[0]).toBe('under-way');
  expect(new Set(sent).size).toBe(sent.length);
});

test('an answer finds a place at once though a pulse to thousands is on its way and every sending hangs', async () => {
  const store = createMemoryStore();
  const { adapter, sent, letGo } = platform();
  const delivery = createDelivery({
    store,
    adapters: [adapter],
    content: () => ({}) as Content,
    clock: () => 2,
    log,
  });
  for (let n = 0; n < 50; n++) await put(store, `pulse-${n}`, `hang-${n}`, { bulk: true });
  const drained = delivery.drain();
  await put(store, 'answer', 'somebody');
  void delivery.drain();
  await until(() => sent.includes('answer'));
  expect(sent).toEqual(['answer']);
  while (sent.length < 51) {
    letGo();
    await new Promise((resolve) => setImmediate(resolve));
  }
  await drained;
  expect((await store.outbox()).waiting).toBe(0);
});

test('what is drained while it is being stored is stored and taken for sending in one write', async () => {
  let writes = 0;
  const disk = watched((deed) => {
    if (deed === 'append live.jsonl') writes += 1;
  });
  const store = await openLowdbStore(await temporaryFolder(), { disk });
  onTestFinished(() => store.close());
  const { adapter, sent } = platform();
  const delivery = createDelivery({
    store,
    adapters: [adapter],
    content: () => ({}) as Content,
    clock: () => 2,
    log,
  });
  const putting = put(store, 'answer', 'somebody');
  void delivery.drain();
  await putting;
  expect(writes).toBe(1);
  await until(() => sent.includes('answer'));
});
