// @ts-check

/** @typedef {import('../stream.ts').Batch} Batch */

/** Waits between attempts, in milliseconds; the last one is repeated. */
const waits = [300, 700, 1500, 3000, 5000];

/** How long to wait after so many failures. @param {number} failures */
export function waitOf(failures) {
  return waits[Math.min(failures, waits.length - 1)] ?? 5000;
}

/**
 * One event stream for some people. When it breaks it asks again, from the last line that each of them has seen.
 * @param {{ onBatch: (batch: Batch) => void, onState: (isOpen: boolean) => void }} options
 */
export function createWire({ onBatch, onState }) {
  /** @type {Map<string, number>} */
  const seen = new Map();
  /** @type {EventSource | undefined} */
  let source;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let failures = 0;
  let isOpen = false;

  /** @param {boolean} isOpenNow */
  function tell(isOpenNow) {
    isOpen = isOpenNow;
    onState(isOpen);
  }

  function open() {
    clearTimeout(timer);
    source?.close();
    source = undefined;
    if (seen.size === 0) return;
    const query = new URLSearchParams([...seen].map(([person, after]) => ['seen', `${person}:${after}`]));
    const opened = new EventSource(`/api/stream?${query}`);
    source = opened;
    opened.addEventListener('lines', (event) => {
      if (source !== opened) return;
      /** @type {Batch} */
      const batch = JSON.parse(event.data);
      seen.set(batch.person, batch.seq);
      failures = 0;
      if (!isOpen) tell(true);
      onBatch(batch);
    });
    opened.addEventListener('error', () => {
      if (source !== opened) return;
      opened.close();
      source = undefined;
      tell(false);
      timer = setTimeout(open, waitOf(failures));
      failures += 1;
    });
  }

  return {
    /**
     * Brings a person's lines after one from now on.
     * @param {string} person
     * @param {number} after
     */
    add(person, after) {
      const known = seen.get(person);
      if (known !== undefined && known <= after) return onState(isOpen);
      seen.set(person, after);
      open();
    },
    /** @param {string} person */
    remove(person) {
      seen.delete(person);
      open();
    },
  };
}
