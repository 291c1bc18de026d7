// @ts-check
import { createWire } from './wire.js';

/**
 * Shared by all windows of a browser, whoever they are: it holds the one stream that brings news to them all.
 * A window says `{ person, after }` when it comes and `{ person }` when it goes.
 */

/** @type {Map<MessagePort, string>} */
const windows = new Map();

const wire = createWire({
  onBatch(batch) {
    for (const [port, person] of windows) if (person === batch.person) port.postMessage({ batch });
  },
  onState(isOpen) {
    for (const port of windows.keys()) port.postMessage({ isOpen });
  },
});

addEventListener('connect', (event) => {
  const [port] = /** @type {MessageEvent} */ (event).ports;
  if (!port) return;
  port.addEventListener('message', ({ data }) => {
    if ('after' in data) {
      windows.set(port, data.person);
      wire.add(data.person, data.after);
      return;
    }
    windows.delete(port);
    if (![...windows.values()].includes(data.person)) wire.remove(data.person);
  });
  port.start();
});
