import { setImmediate as turn } from 'node:timers/promises';
import { createBot } from './bot.ts';
import { createDelivery } from './delivery.ts';
import type { Knowing } from './dialogue/index.ts';
import { createIntake } from './intake.ts';
import type { Lang } from './message.ts';
import type { ChatAdapter, Clock, Log } from './ports.ts';
import { createMemoryStore } from './store/index.ts';

/** What a rehearsal needs: the content in force, the time, and the language of people who have not chosen one. */
export interface RehearsalParts {
  readonly knowing: () => Knowing;
  readonly clock: Clock;
  readonly lang: Lang;
}

/**
 * 300: they take some 0.35 s, and the next 300 half of that (measured with the shipped content on two cores); more gains
 * little.
 */
const questionsAtMost = 300;
/** So many people ask by turns; one person's conversation would grow long. */
const people = 20;

const quiet: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const platform = 'rehearsal';

/**
 * Has a bot like the real one answer wordings of the content to nobody, so that the first people who ask after a start
 * are answered as quickly as those after them: a program's paths are compiled by use. It has a store of its own in
 * memory, which goes with it, and a platform that sends nothing. Between two questions whoever really asks is served.
 * Resolves with the number of questions asked.
 */
export async function rehearse({ knowing, clock, lang }: RehearsalParts): Promise<number> {
  const store = createMemoryStore();
  const adapters = [nobody()];
  const content = () => knowing().content;
  const delivery = createDelivery({ store, adapters, content, clock, log: quiet });
  const bot = createBot({
    store,
    adapters,
    knowing,
    relearn: () => undefined,
    deliver: (early) => void delivery.drain(early),
    clock,
    log: quiet,
    lang,
  });
  const intake = createIntake({
    inbox: store.inbox,
    receive: bot.receive,
    isEmergency: (text) => content().understanding.emergency(text) !== undefined,
    log: quiet,
  });
  const questions = [...content().entries.values()].flatMap(({ question, phrasings }) => [
    question,
    ...phrasings.slice(0, 1),
  ]);
  const asked = questions.slice(0, questionsAtMost);
  for (const [at, text] of asked.entries()) {
    const id = `${platform}-${at % people}`;
    const place = { platform, id, private: true };
    await intake.receive({ kind: 'said', id: `${at}`, account: { platform, id }, place, text });
    await turn();
  }
  await delivery.stop();
  await store.close();
  return asked.length;
}

function nobody(): ChatAdapter {
  return {
    platform,
    start: async () => undefined,
    stop: async () => undefined,
    send: async ({ key }) => ({ ok: true, ref: key }),
    update: async (ref) => ({ ok: true, ref }),
    lookUp: async () => undefined,
    privatePlace: async () => undefined,
  };
}
