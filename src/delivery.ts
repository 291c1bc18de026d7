import { randomUUID } from 'node:crypto';
import { type Content, personOf } from './dialogue/index.ts';
import type { Place } from './event.ts';
import { accountOfGuest } from './organisation/index.ts';
import type { ChatAdapter, Clock, Envelope, Log, Sent } from './ports.ts';
import type { Delivery, Settled, Store, Taken, Taking } from './store/index.ts';

/** What the outbox worker needs. */
export interface DeliveryParts {
  readonly store: Store;
  readonly adapters: readonly ChatAdapter[];
  readonly content: () => Content;
  readonly clock: Clock;
  readonly log: Log;
}

/** Sends what lies in the outbox. */
export interface DeliveryWorker {
  /**
   * Sends everything that is due; resolves when nothing is left to do now. Several calls share one run. With `early`,
   * also what a commit under way puts into the outbox.
   */
  drain(early?: Early): Promise<void>;
  /** Ends the run under way and starts no other. */
  stop(): Promise<void>;
}

/**
 * Messages that need not wait for the commit which puts them into the outbox: the event that leads to them is on the
 * disk when `kept` resolves, so a crash between loses nothing, it is taken up again. What a crash between the message
 * and the commit repeats is what one between the message and the note that it was sent repeats anyway.
 */
export interface Early {
  readonly keys: readonly string[];
  readonly kept: Promise<void>;
  /** The commit. */
  readonly stored: Promise<unknown>;
}

/**
 * 20 at a time: were a call to take 200 ms, which nobody has measured, fifty people who ask at once would be answered
 * within three of them, and not ten; Teams allows no more than 50 a second (`adapters/teams/pace.ts`). At most so many
 * are uncertain after a crash.
 */
const inFlight = 20;
/** 3 of the 20 for the bulk, such as a pulse to thousands: an answer always finds a place at once. */
const bulkInFlight = 3;
/** 60 s: longer than any send may take, so that a message is never taken twice while its sender lives. */
const leaseMs = 60_000;
/** After 12 tries with doubling waits, about 40 minutes, a message is given up and shown to the project lead. */
const triesAtMost = 12;
/** 1,000: what left and was never stored may be asked for again, but not for ever. */
const unnotedAtMost = 1000;
/** 5 minutes: the longest wait between two tries. */
const longestWaitMs = 5 * 60_000;

/** Makes the worker. */
export function createDelivery(parts: DeliveryParts): DeliveryWorker {
  const { store, clock, log } = parts;
  let running: Promise<void> | undefined;
  let again = false;
  let poke = () => {};
  let stopped = false;
  const wakes = new Set<NodeJS.Timeout>();
  /** What may leave before it is stored, by key. */
  const free = new Map<string, Promise<void>>();
  /** Messages that left and are not noted so yet: where the disk refuses that, they are not said again for it. */
  const unnoted = new Map<string, Settled>();

  // One that hangs holds back nobody else: whenever one is through, or something new comes, the next are taken.
  async function run(): Promise<void> {
    const underWay = new Set<Promise<void>>();
    const bulk = new Set<Promise<void>>();
    try {
      while (!stopped && (again || underWay.size > 0)) {
        again = false;
        const poked = new Promise<void>((resolve) => {
          poke = resolve;
        });
        const token = randomUUID();
        const limit = inFlight - underWay.size;
        const wanted = { limit, bulk: bulkInFlight - bulk.size, now: clock(), leaseMs, token };
        const { taken, safe } = limit === 0 ? nothing : await store.takeDeliveries(wanted);
        if (taken.length === 0) await safe;
        for (const one of taken) {
          const work = deliver(one, token, safe).finally(() => {
            underWay.delete(work);
            bulk.delete(work);
          });
          underWay.add(work);
          if (one.delivery.bulk === true) bulk.add(work);
        }
        if (underWay.size > 0) {
          await Promise.race([...underWay, poked]);
          again = true;
        }
      }
    } finally {
      await Promise.allSettled(underWay);
    }
  }

  async function deliver({ delivery, uncertain }: Taken, token: string, safe: Promise<void>): Promise<void> {
    // Where it is not waited for, what fails is met when the outcome is noted.
    safe.catch(() => undefined);
    await (free.get(delivery.key)?.catch(() => safe) ?? safe);
    const settled = unnoted.get(delivery.key) ?? (await outcome(parts, delivery, uncertain));
    if (settled.state === 'sent') remember(delivery.key, settled);
    if (await store.settle(delivery.key, token, settled, clock())) unnoted.delete(delivery.key);
    if (settled.state === 'failed') log.warn(`Cannot deliver ${delivery.key}: ${settled.problem}`);
    if (settled.state === 'queued' && !stopped) later(settled.notBefore - clock());
  }

  function remember(key: string, settled: Settled): void {
    unnoted.set(key, settled);
    const [oldest] = unnoted.size > unnotedAtMost ? unnoted.keys() : [];
    if (oldest !== undefined) unnoted.delete(oldest);
  }

  // Each that waits has an alarm of its own: one set later must not put off one that rings sooner.
  function later(ms: number): void {
    const wake = setTimeout(
      () => {
        wakes.delete(wake);
        void drain();
      },
      Math.max(ms, 50),
    );
    wakes.add(wake.unref());
  }

  function letLeave({ keys, kept, stored }: Early): void {
    for (const key of keys) free.set(key, kept);
    const held = () => keys.forEach((key) => void free.delete(key));
    stored.then(held, held);
  }

  function drain(early?: Early): Promise<void> {
    if (stopped) return Promise.resolve();
    if (early !== undefined) letLeave(early);
    again = true;
    poke();
    running ??= run()
      .catch((cause: unknown) =>
        log.error('Cannot empty the outbox now; it is tried again within a minute.', cause),
      )
      .then(() => {
        running = undefined;
        // Called between the run's last look and its end: nobody else would look before the next minute.
        return again ? drain() : undefined;
      });
    return running;
  }

  return {
    drain,
    async stop() {
      stopped = true;
      for (const wake of wakes) clearTimeout(wake);
      await running;
    },
  };
}

const nothing: Taking = { taken: [], safe: Promise.resolve() };

async function outcome(parts: DeliveryParts, delivery: Delivery, uncertain: boolean): Promise<Settled> {
  const { adapters, store, clock } = parts;
  try {
    const old =
      delivery.over ?? (delivery.replaces === undefined ? undefined : await store.card(delivery.replaces));
    const place = old?.place ?? (await placeFor(parts, delivery));
    if (place === undefined) return failed('the person is on none of the platforms that run.');
    const adapter = adapters.find(({ platform }) => platform === place.platform);
    if (adapter === undefined) return retry(delivery, clock(), `${place.platform} does not run now.`);
    const envelope: Envelope = {
      key: delivery.key,
      place,
      message: delivery.message,
      ...(delivery.from === undefined ? {} : { from: delivery.from }),
    };
    if (old !== undefined) return settle(delivery, place, await adapter.update(old.ref, envelope), clock());
    if (delivery.replaces !== undefined) return { state: 'sent', place, ref: '' };
    if (uncertain) {
      const ref = await adapter.delivered?.(envelope);
      if (typeof ref === 'string') return { state: 'sent', place, ref };
      if (ref === undefined && delivery.doubt === 'skip') {
        return {
          state: 'unconfirmed',
          problem: 'it is not known whether it arrived, and it is not sent twice.',
        };
      }
    }
    return settle(delivery, place, await adapter.send(envelope), clock());
  } catch (cause) {
    parts.log.error(`Cannot send ${delivery.key} now; it is tried again.`, cause);
    return retry(delivery, clock(), 'something unexpected went wrong while it was sent.');
  }
}

function settle(delivery: Delivery, place: Place, sent: Sent, now: number): Settled {
  if (sent.ok) return { state: 'sent', place, ref: sent.ref };
  if (sent.problem === 'again') return retry(delivery, now, sent.detail, sent.afterMs);
  return failed(sent.detail);
}

function retry(delivery: Delivery, now: number, problem: string, afterMs?: number): Settled {
  if (delivery.tries >= triesAtMost) return failed(`${problem} It was tried ${delivery.tries} times.`);
  const doubled = Math.min(1000 * 2 ** delivery.tries, longestWaitMs);
  return { state: 'queued', notBefore: now + (afterMs ?? doubled * (0.75 + Math.random() / 2)), problem };
}

function failed(problem: string): Settled {
  return { state: 'failed', problem };
}

/** Where a person is written to: the account used last on a platform that runs, else wherever they can be found. */
async function placeFor(parts: DeliveryParts, { to }: Delivery): Promise<Place | undefined> {
  if ('place' in to) return to.place;
  const linked = await parts.store.accountsOf(to.person);
  // Who asked before the organisation's file had them is linked by another id since.
  const guest = accountOfGuest(to.person);
  const since = guest && (await parts.store.linkedAccount(guest));
  for (const { account, place } of since === undefined ? linked : [...linked, since]) {
    const adapter = parts.adapters.find(({ platform }) => platform === account.platform);
    const found = place ?? (await adapter?.privatePlace(account));
    if (adapter !== undefined && found !== undefined) return found;
  }
  const email = personOf(parts.content(), to.person)?.email;
  if (email === undefined) return undefined;
  for (const adapter of parts.adapters) {
    const profile = await adapter.lookUp({ email });
    const place = profile === undefined ? undefined : await adapter.privatePlace(profile.account);
    if (place !== undefined) return place;
  }
  return undefined;
}
