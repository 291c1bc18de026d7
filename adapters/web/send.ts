import type { Clock, Envelope, Log, Sent, Transcript } from '../../src/ports.ts';
import type { DemoPerson } from './options.ts';
import { placeIdOf, platform } from './options.ts';

/** Keeps what is said and wakes the windows that show it. */
export interface Sender {
  send(envelope: Envelope): Promise<Sent>;
  update(ref: string, envelope: Envelope): Promise<Sent>;
  /** Looks for the key in the kept conversation: it is the ref. */
  delivered(envelope: Envelope): Promise<string | null>;
}

interface SenderOptions {
  readonly transcript: Transcript;
  readonly people: ReadonlyMap<string, DemoPerson>;
  readonly now: Clock;
  readonly log: Log;
  /** Called with a place's id when there is something new to show in it. */
  readonly wake: (placeId: string) => void;
  readonly isRunning: () => boolean;
}

/** Makes the sender. A store that cannot keep a line is a reason to try again, not a surprise. */
export function createSender({ transcript, people, now, log, wake, isRunning }: SenderOptions): Sender {
  const places = new Set([...people.keys()].map(placeIdOf));

  async function keep({ place }: Envelope, work: () => Promise<string | undefined>): Promise<Sent> {
    if (!isRunning()) return { ok: false, problem: 'again', detail: 'The built-in chat is not running.' };
    if (place.platform !== platform || !places.has(place.id)) {
      return { ok: false, problem: 'gone', detail: `The built-in chat has no conversation "${place.id}".` };
    }
    try {
      const ref = await work();
      if (ref === undefined)
        return { ok: false, problem: 'gone', detail: 'The line to replace is not kept.' };
      wake(place.id);
      return { ok: true, ref };
    } catch (cause) {
      log.error('Cannot keep a line of the built-in chat: the store failed. It will be tried again.', cause);
      return { ok: false, problem: 'again', detail: 'The store could not keep the line.' };
    }
  }

  return {
    send(envelope) {
      const { key, place, message, from } = envelope;
      return keep(envelope, async () => {
        const line = { key, place: place.id, message, at: now(), ...(from && { from: from.id }) };
        return (await transcript.add(line)).key;
      });
    },

    update(ref, envelope) {
      return keep(envelope, async () => (await transcript.replace(ref, envelope.message, now()))?.key);
    },

    async delivered({ key, place }) {
      const lines = await transcript.read(place.id, 0);
      return lines.find((line) => line.key === key)?.key ?? null;
    },
  };
}
