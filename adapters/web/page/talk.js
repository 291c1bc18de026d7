// @ts-check

/** @typedef {import('../render.ts').PageReply} PageReply */
/** @typedef {import('../stream.ts').Batch} Batch */
/** @typedef {{ ok: true, reply: PageReply } | { ok: false, status: number }} Posted */

/** Waits between attempts, in milliseconds; the last one is repeated. */
const waits = [300, 700, 1500, 3000, 5000];
/** About half a minute of attempts, then the person is asked. */
const attempts = 9;

/** An id for one event, the same on every attempt to send it. */
export function newEventId() {
  return crypto.randomUUID();
}

/**
 * Sends one event until the server has answered. `status` is 0 when it could not be reached.
 * @param {string} person
 * @param {{ id: string, kind: string, [field: string]: unknown }} event
 * @returns {Promise<Posted>}
 */
export async function post(person, event) {
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
  try {
    const response = await fetch(`/api/people/${encodeURIComponent(person)}/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(event),
    });
    return response.ok ? await response.json() : response.status;
  } catch {
    return 0;
  }
}

/**
 * Listens to a person's conversation for as long as the page lives, and asks again from the last line seen when
 * the connection breaks. A window that stays out of sight lets go of its connection and asks now and then: a
 * browser grants six connections to one address, and every open window would take one.
 * @param {{ person: string, onBatch: (batch: Batch) => void, onState: (isOpen: boolean) => void }} options
 */
export function listen({ person, onBatch, onState }) {
  const address = `/api/people/${encodeURIComponent(person)}`;
  const hiddenAfter = 20_000;
  const askEvery = 15_000;
  /** @type {EventSource | undefined} */
  let source;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let seen = 0;
  let failures = 0;

  /** @param {Batch} batch */
  function take(batch) {
    seen = batch.seq;
    failures = 0;
    onState(true);
    onBatch(batch);
  }

  function open() {
    close();
    const opened = new EventSource(`${address}/stream?after=${seen}`);
    source = opened;
    opened.addEventListener('lines', (event) => take(JSON.parse(event.data)));
    opened.addEventListener('error', () => {
      if (source !== opened) return;
      close();
      onState(false);
      timer = setTimeout(open, waitOf(failures));
      failures += 1;
    });
  }

  function close() {
    clearTimeout(timer);
    source?.close();
    source = undefined;
  }

  async function ask() {
    try {
      const response = await fetch(`${address}/lines?after=${seen}`);
      if (response.ok && document.hidden) take(await response.json());
    } catch {
      onState(false);
    }
    if (document.hidden) timer = setTimeout(ask, askEvery);
  }

  document.addEventListener('visibilitychange', () => {
    clearTimeout(timer);
    if (!document.hidden && !source) open();
    if (document.hidden) {
      timer = setTimeout(() => {
        close();
        void ask();
      }, hiddenAfter);
    }
  });
  addEventListener('online', () => {
    if (!source) open();
  });
  open();
}

/**
 * Everything that is kept of a conversation, from its beginning.
 * @param {string} person
 * @returns {Promise<Batch | undefined>}
 */
export async function readAll(person) {
  try {
    const response = await fetch(`/api/people/${encodeURIComponent(person)}/lines`);
    return response.ok ? await response.json() : undefined;
  } catch {
    return undefined;
  }
}

/** @param {number} attempt */
function waitOf(attempt) {
  return waits[Math.min(attempt, waits.length - 1)] ?? 5000;
}

/** @param {number} ms */
function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
