// @ts-check
import { createWire, waitOf } from './wire.js';

/** @typedef {import('../render.ts').PageReply} PageReply */
/** @typedef {import('../stream.ts').Batch} Batch */
/** @typedef {{ ok: true, reply: PageReply } | { ok: false, status: number }} Posted */

/** About half a minute of attempts, then the person is asked. */
const attempts = 9;
/** 20 s: far longer than any answer takes; a server that says nothing must not hold back what comes after. */
const patienceMs = 20_000;
/** What this window sends leaves one after the other. @type {Promise<unknown>} */
let line = Promise.resolve();

/** An id for one event, the same on every attempt to send it. */
export function newEventId() {
  return crypto.randomUUID();
}

/**
 * Sends one event until the server has answered, once all that was sent from this window before has been answered or
 * given up: the bot takes up in order what a person does. `status` is 0 when it could not be reached.
 * @param {string} person
 * @param {{ id: string, kind: string, [field: string]: unknown }} event
 * @returns {Promise<Posted>}
 */
export function post(person, event) {
  const posted = line.then(() => insist(person, event));
  line = posted;
  return posted;
}

/**
 * @param {string} person
 * @param {object} event
 * @returns {Promise<Posted>}
 */
async function insist(person, event) {
  for (let attempt = 0; ; attempt += 1) {
    const status = await tryPost(person, event);
    if (typeof status !== 'number') return { ok: true, reply: status };
    const mayPass = status === 0 || status >= 500;
    if (!mayPass || attempt + 1 >= attempts) return { ok: false, status };
    await pause(waitOf(attempt));
  }
}

/**
 * @param {string} person
 * @param {object} event
 * @returns {Promise<PageReply | number>}
 */
async function tryPost(person, event) {
  const cut = new AbortController();
  const timer = setTimeout(() => cut.abort(), patienceMs);
  try {
    const response = await fetch(`/api/people/${encodeURIComponent(person)}/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(event),
      signal: cut.signal,
    });
    return response.ok ? await response.json() : response.status;
  } catch {
    return 0;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Listens to a person's conversation for as long as the page lives: reads what is kept, then waits for news.
 * @param {{ person: string, onBatch: (batch: Batch) => void, onState: (isOpen: boolean) => void }} options
 */
export async function listen({ person, onBatch, onState }) {
  let seen = 0;

  /** @param {Batch} batch */
  function take(batch) {
    // The stream is shared with other windows, some of which may have seen less.
    const lines = batch.reset ? batch.lines : batch.lines.filter(({ seq }) => seq > seen);
    seen = batch.reset ? batch.seq : Math.max(seen, batch.seq);
    if (batch.reset || lines.length > 0) onBatch({ ...batch, lines });
  }

  for (let attempt = 0; ; attempt += 1) {
    const batch = await readLines(person);
    if (batch) {
      take(batch);
      break;
    }
    onState(false);
    await pause(waitOf(attempt));
  }
  const wire = connect({ person, onBatch: take, onState });
  wire.hello(seen);
  addEventListener('pagehide', () => wire.bye());
  addEventListener('pageshow', (event) => {
    if (event.persisted) wire.hello(seen);
  });
}

/**
 * The stream: one for all windows of this browser where it can share a worker, else one of our own.
 * @param {{ person: string, onBatch: (batch: Batch) => void, onState: (isOpen: boolean) => void }} options
 * @returns {{ hello: (after: number) => void, bye: () => void }}
 */
function connect({ person, onBatch, onState }) {
  if (!('SharedWorker' in globalThis)) {
    const wire = createWire({ onBatch, onState });
    return { hello: (after) => wire.add(person, after), bye: () => wire.remove(person) };
  }
  const { port } = new SharedWorker('/page/worker.js', { type: 'module', name: 'medvind' });
  port.addEventListener('message', ({ data }) => {
    if ('batch' in data) onBatch(data.batch);
    else onState(data.isOpen);
  });
  port.start();
  return {
    hello: (after) => port.postMessage({ person, after }),
    bye: () => port.postMessage({ person }),
  };
}

/**
 * The newest lines of a conversation, or all of them.
 * @param {string} person
 * @param {boolean} [all]
 * @returns {Promise<Batch | undefined>}
 */
export async function readLines(person, all = false) {
  try {
    const response = await fetch(`/api/people/${encodeURIComponent(person)}/lines${all ? '?all' : ''}`);
    return response.ok ? await response.json() : undefined;
  } catch {
    return undefined;
  }
}

/** @param {number} ms */
function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
