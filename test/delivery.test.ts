import { afterEach, describe, expect, onTestFinished, test } from 'vitest';
import { createDelivery, type DeliveryWorker } from '../src/delivery.ts';
import type { Content } from '../src/dialogue/index.ts';
import type { ChatAdapter, Sent } from '../src/ports.ts';
import { createMemoryStore, openLowdbStore, type Store } from '../src/store/index.ts';
import { systemError, watched } from './store/disks.ts';
import { takeSafely } from './store/fixtures.ts';
import { temporaryFolder } from './store/folders.ts';
import { storeBehindGate } from './store/gated.ts';

const log = { info: () => {}, warn: () => {}, error: () => {} };
const place = (id: string) => ({ platform: 'fake', id, private: true });

/** What a platform does instead of sending at once; `arrived` is what it says of an earlier, uncertain try. */
interface Trouble {
  readonly refuse?: () => Sent | undefined;
  readonly arrived?: () => string | null;
}

/** A platform that sends to anybody at once, but to those named `hang` only when it is let go. */
function platform({ refuse, arrived }: Trouble) {
  const sent: string[] = [];
  const held: (() => void)[] = [];
  const send = ({ key, place: to }: { key: string; place: { id: string } }): Promise<Sent> => {
    const refused = refuse?.();
    if (refused !== undefined) return Promise.resolve(refused);
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
    ...(arrived && { delivered: async () => arrived() }),
  };
  return { adapter, sent, letGo: () => held.splice(0).forEach((go) => void go()) };
}

const workers: DeliveryWorker[] = [];
afterEach(async () => {
  for (const worker of workers.splice(0)) await worker.stop();
});

/** A worker over a store of its own, at 2 ms until the clock is set. */
function setUp(trouble: Trouble = {}, store: Store = createMemoryStore()) {
  const clock = { now: 2 };
  const { adapter, sent, letGo } = platform(trouble);
  const content = () => ({}) as Content;
  const delivery = createDelivery({ store, adapters: [adapter], content, clock: () => clock.now, log });
  workers.push(delivery);
  return { store, clock, sent, letGo, delivery };
}

async function put(
  store: Store,
  key: string,
  to: string,
  more: { bulk?: true; doubt?: 'skip' } = {},
): Promise<void> {
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

test('what is meant for a guest finds them also when the organisation’s file has had them since', async () => {
  const { store, sent, delivery } = setUp();
  const account = { platform: 'fake', id: 'U1' };
  const link = { account, person: 'asta', name: 'Asta', place: place('home of Asta'), seenAt: 1 };
  const message = { lang: 'da', text: 'answer', blocks: [] } as const;
  await store.commit({
    changes: [{ kind: 'accountSeen', link }],
    outgoing: [
      { key: 'answer', to: { person: 'guest:fake:U1' }, message: { ...message, blocks: [] }, doubt: 'again' },
    ],
    now: 1,
  });
  await delivery.drain();
  expect(sent).toEqual(['answer']);
});

test('a send that hangs holds back neither those beside it nor those who come later', async () => {
  const { store, sent, letGo, delivery } = setUp();
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
  const { store, sent, letGo, delivery } = setUp();
  for (const key of ['first', 'second', 'third']) await put(store, key, 'hang-2');
  const drained = delivery.drain();
  const going = setInterval(letGo, 1);
  await drained;
  clearInterval(going);
  expect(sent).toEqual(['first', 'second', 'third']);
});

test('stop() waits for what is under way and sends nothing more', async () => {
  const { store, sent, letGo, delivery } = setUp();
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
  const { store, sent, letGo, delivery } = setUp();
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
  const { sent, delivery } = setUp({}, store);
  const putting = put(store, 'answer', 'somebody');
  void delivery.drain();
  await putting;
  expect(writes).toBe(1);
  await until(() => sent.includes('answer'));
});

describe('what leads back to an event that is on the disk', () => {
  async function gated() {
    const made = await storeBehindGate();
    await put(made.store, 'before', 'somebody else');
    made.close();
    return made;
  }

  test('leaves before the commit is, and nothing else does', async () => {
    const { store, gate, reached } = await gated();
    const { sent, delivery } = setUp({}, store);
    const stored = Promise.all([put(store, 'answer', 'somebody'), put(store, 'offer', 'a superuser')]);
    const kept = Promise.withResolvers<void>();
    void delivery.drain({ keys: ['answer'], kept: kept.promise, stored });
    await reached;
    expect(sent).toEqual([]);
    kept.resolve();
    await until(() => sent.length > 0);
    expect(sent).toEqual(['answer']);
    gate.resolve();
    await until(() => sent.includes('offer'));
  });

  test('waits for the commit when the event could not be kept', async () => {
    const { store, gate, reached } = await gated();
    const { sent, delivery } = setUp({}, store);
    const stored = put(store, 'answer', 'somebody');
    void delivery.drain({ keys: ['answer'], kept: Promise.reject(new Error('full')), stored });
    await reached;
    await new Promise((resolve) => setImmediate(resolve));
    expect(sent).toEqual([]);
    gate.resolve();
    await until(() => sent.includes('answer'));
  });

  test('is not said twice when the commit fails after it left and is made anew', async () => {
    const { store, gate, reached } = await gated();
    const { sent, delivery } = setUp({}, store);
    const stored = put(store, 'answer', 'somebody');
    const failed = expect(stored).rejects.toThrow('the disk is full');
    void delivery.drain({ keys: ['answer'], kept: Promise.resolve(), stored });
    await reached;
    await until(() => sent.length > 0);
    gate.reject(systemError('ENOSPC'));
    await failed;
    await put(store, 'answer', 'somebody');
    await delivery.drain();
    await put(store, 'later', 'somebody');
    await delivery.drain();
    expect(sent).toEqual(['answer', 'before', 'later']);
    expect((await store.outbox()).waiting).toBe(0);
  });
});

describe('what a platform does not take', () => {
  test('is tried when the platform says that it may be, and not before', async () => {
    const answers: Sent[] = [{ ok: false, problem: 'again', afterMs: 90_000, detail: 'Too many.' }];
    const { store, clock, sent, delivery } = setUp({ refuse: () => answers.shift() });
    await put(store, 'card', 'somebody');
    await delivery.drain();
    clock.now += 89_999;
    await delivery.drain();
    expect(sent).toEqual([]);
    clock.now += 1;
    await delivery.drain();
    expect(sent).toEqual(['card']);
  });

  test('is given up after 12 tries and told of', async () => {
    let tries = 0;
    const { store, clock, delivery } = setUp({
      refuse: () => {
        tries++;
        return { ok: false, problem: 'again', detail: 'No answer.' };
      },
    });
    await put(store, 'card', 'somebody');
    for (let hour = 0; hour < 20; hour++) {
      clock.now += 3_600_000;
      await delivery.drain();
    }
    expect(tries).toBe(12);
    const { waiting, problems } = await store.outbox();
    expect(waiting).toBe(0);
    expect(problems.map(({ key, problem }) => [key, problem])).toEqual([
      ['card', 'No answer. It was tried 12 times.'],
    ]);
  });
});

describe('what was being sent when a process died', () => {
  async function afterDeath(more: { doubt?: 'skip' }, trouble: Trouble = {}) {
    const made = setUp(trouble);
    await put(made.store, 'card', 'somebody', more);
    await takeSafely(made.store, { limit: 1, now: 2, leaseMs: 10, token: 'the dead one' });
    await made.delivery.drain();
    expect(made.sent).toEqual([]);
    made.clock.now = 12;
    await made.delivery.drain();
    const { waiting, problems } = await made.store.outbox();
    return { sent: made.sent, waiting, states: problems.map(({ state }) => state) };
  }

  test('is sent again where two do no harm', async () => {
    expect(await afterDeath({})).toEqual({ sent: ['card'], waiting: 0, states: [] });
  });

  test('is not sent again where nobody may get two, and is told of', async () => {
    expect(await afterDeath({ doubt: 'skip' })).toEqual({ sent: [], waiting: 0, states: ['unconfirmed'] });
  });

  test('is sent again where the platform knows that it did not arrive, whatever the doubt', async () => {
    const found = await afterDeath({ doubt: 'skip' }, { arrived: () => null });
    expect(found).toEqual({ sent: ['card'], waiting: 0, states: [] });
  });

  test('is not sent again where the platform finds it', async () => {
    expect(await afterDeath({}, { arrived: () => 'its ref' })).toEqual({ sent: [], waiting: 0, states: [] });
  });
});

test('what is put there in the very moment a run ends is sent at once, whichever moment that is', async () => {
  for (let moment = 0; moment < 40; moment++) {
    const { store, sent, delivery } = setUp();
    void delivery.drain();
    for (let passed = 0; passed < moment; passed++) await Promise.resolve();
    await put(store, 'card', 'somebody');
    void delivery.drain();
    for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
    expect([moment, sent]).toEqual([moment, ['card']]);
  }
});
