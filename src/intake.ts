import { isDeepStrictEqual } from 'node:util';
import type { Changed, ChatEvent, Said } from './event.ts';
import type { Reply } from './message.ts';
import type { Log, Receive } from './ports.ts';
import { guard } from './privacy/index.ts';
import type { Inbox } from './store/index.ts';

/** What the intake stands between. */
export interface IntakeParts {
  readonly inbox: Inbox;
  /** The bot's own, which resolves when what an event leads to is stored. */
  readonly receive: (event: ChatEvent, kept?: Promise<void>) => Promise<Reply>;
  /** Whether a text tells of somebody in danger: its words are not kept for a moment. */
  readonly isEmergency: (text: string) => boolean;
  readonly log: Log;
}

/** Takes events from platforms that wait for an acknowledgement, and sees to it that none is lost after it. */
export interface Intake {
  readonly receive: Receive;
  /** Takes up what was kept and is not done: after a crash, or when it failed before. */
  look(): Promise<void>;
}

interface UnderWay {
  readonly event: Said;
  /** Resolves when what it leads to is stored, or failed. */
  readonly over: Promise<void>;
}

/** 30 times, half an hour at one look a minute: an event that always fails is then given up. */
const triesAtMost = 30;

/**
 * Makes the intake. A written line in which the privacy guard finds nothing is put on the disk as it came, which takes
 * one flush, and counts as kept; everything else counts as kept when what it leads to is stored. What is stopped for a
 * CPR number therefore never reaches the disk. Where the platform waits for the answer and not for an acknowledgement,
 * the line goes to the disk while the answer is made.
 */
export function createIntake({ inbox, receive, isEmergency, log }: IntakeParts): Intake {
  const underWay = new Map<string, UnderWay>();
  const failures = new Map<string, number>();
  const turn = createTurns();

  function mayWait(event: Said): boolean {
    return guard(event.text).length === 0 && !isEmergency(event.text);
  }

  async function during(event: Said, work: () => Promise<Reply>): Promise<Reply> {
    const over = Promise.withResolvers<void>();
    const mine: UnderWay = { event, over: over.promise };
    underWay.set(event.id, mine);
    try {
      return await work();
    } finally {
      if (underWay.get(event.id) === mine) underWay.delete(event.id);
      over.resolve();
    }
  }

  async function finish(event: Said): Promise<Reply> {
    try {
      const reply = await receive(event);
      inbox.done(event.id);
      failures.delete(event.id);
      return reply;
    } catch (cause) {
      const tries = (failures.get(event.id) ?? 0) + 1;
      failures.set(event.id, tries);
      if (tries < triesAtMost) {
        log.error('Cannot take up an event that is kept; it is tried again within a minute.', cause);
        return {};
      }
      log.error(`Cannot take up an event after ${tries} tries: it is given up.`, cause);
      inbox.done(event.id);
      failures.delete(event.id);
      return {};
    }
  }

  // Who waits for the answer itself: it is made while the line goes to the disk, and leaves when that is there.
  async function meanwhile(event: Said): Promise<Reply> {
    const kept = inbox.keep(event);
    // Where it is refused, the answer leaves when it is stored.
    kept.catch(() => undefined);
    try {
      return await receive(event, kept);
    } finally {
      // What failed is told to the person by the platform; it is not tried again behind their back.
      await kept.then(
        () => inbox.done(event.id),
        () => undefined,
      );
    }
  }

  async function begun(isMeant: (said: Said) => boolean): Promise<void> {
    const meant = [...underWay.values()].filter(({ event }) => isMeant(event));
    await Promise.all(meant.map(({ over }) => over));
  }

  // What has been begun is stored first, so that the change finds it. What waits here is changed or removed where it
  // waits: nothing else knows of it yet.
  async function change({ place, message, text }: Changed): Promise<void> {
    const isMeant = (said: Said) => said.message === message && said.place.id === place.id;
    await begun(isMeant);
    const meant = inbox.left().filter((waits) => isMeant(waits) && !underWay.has(waits.id));
    if (meant.length === 0) return;
    await inbox.drop((waits) => meant.some(({ id }) => id === waits.id));
    if (text === undefined) return;
    for (const waits of meant) {
      const changed = { ...waits, text };
      if (mayWait(changed)) await inbox.keep(changed);
      else await receive(changed);
    }
  }

  async function acknowledged(event: Said, kept: () => void): Promise<Reply> {
    try {
      await inbox.keep(event);
    } catch {
      // The store says why; the platform is answered when the outcome is stored, as for everything else.
      return receive(event);
    }
    kept();
    await turn();
    return finish(event);
  }

  return {
    async receive(event, kept) {
      if (event.kind === 'changed') await change(event);
      // What they wrote before they had everything erased must be there to be erased.
      if (isErasing(event)) await begun((said) => isDeepStrictEqual(said.account, event.account));
      if (event.kind !== 'said') return receive(event);
      // Under way from here on: neither begun twice by a look while it waits for its turn, nor missed by a change.
      return during(event, () => {
        if (!mayWait(event)) return receive(event);
        return kept === undefined ? meanwhile(event) : acknowledged(event, kept);
      });
    },

    async look() {
      for (const event of inbox.left()) {
        if (!underWay.has(event.id)) await during(event, () => finish(event));
      }
    },
  };
}

function isErasing(event: ChatEvent): boolean {
  return event.kind === 'pressed' && event.action === 'erase';
}

/**
 * Turns of the event loop, one for each who asks: between two answers, what has come from the network and the disk
 * is taken, so that an acknowledgement waits for one answer and not for all that are kept.
 */
function createTurns(): () => Promise<void> {
  let last = Promise.resolve();
  return () => {
    last = last.then(() => new Promise((resolve) => setImmediate(resolve)));
    return last;
  };
}
