import { onTestFinished } from 'vitest';
import { createWebAdapter } from '../../adapters/web/index.ts';
import { createPulseRounds } from '../../src/bot/pulse.ts';
import { createReports } from '../../src/bot/reports.ts';
import { createBot } from '../../src/bot.ts';
import { know } from '../../src/content.ts';
import { createDelivery } from '../../src/delivery.ts';
import { createHttpServer } from '../../src/http.ts';
import { type Button, isLink, type Message, type Reply } from '../../src/message.ts';
import type { Log } from '../../src/ports.ts';
import { createMemoryStore, type Store } from '../../src/store/index.ts';
import { type PulseContent, pulseContent } from './pulse-content.ts';

/** The whole bot with the built-in chat, its pulses and weekly reports, and a clock that is set by hand. */
export interface PulseTown {
  readonly url: string;
  readonly store: Store;
  readonly logged: readonly string[];
  /** Sets the clock to a local time and looks, as the schedule does. */
  at(local: string): Promise<void>;
  /** Presses the newest button of that action, and with a value that ends so where that is given. */
  press(person: string, action: string, ending?: string): Promise<Reply>;
  say(person: string, text: string): Promise<Reply>;
  /** Opens somebody's own page. */
  open(person: string): Promise<Reply>;
  submit(
    person: string,
    form: string,
    value: string,
    values: Readonly<Record<string, string>>,
  ): Promise<Reply>;
  /** What stands in somebody's conversation now, oldest first. */
  screen(person: string): Promise<readonly Message[]>;
}

let engine: ReturnType<typeof know> | undefined;

/** Builds the town; it is taken down when the test is over. */
export async function createPulseTown(
  how: PulseContent & { readonly store?: Store } = {},
): Promise<PulseTown> {
  const loaded = await pulseContent(how);
  // The engine is the same for all: no test here asks it anything.
  engine ??= know(loaded, []);
  const knowing = { ...engine, content: loaded.content };
  const { content } = knowing;
  const store = how.store ?? createMemoryStore();
  let now = content.calendar.instantOf('2026-11-23', '10:00');
  const clock = () => now;
  const logged: string[] = [];
  const note = (line: string, cause?: unknown) =>
    void logged.push(cause === undefined ? line : `${line} ${cause}`);
  const log: Log = { info: note, warn: note, error: note };
  const server = createHttpServer({ host: '127.0.0.1', port: 0, log });
  const adapter = createWebAdapter({
    mount: server.mount,
    transcript: store.transcript,
    people: content.organisation.people.map(({ id, name, email, lang, unit = '' }) => ({
      id,
      name,
      email,
      lang,
      unit,
      title: 'Rådgiver',
      role: 'Medarbejder',
    })),
    organisation: { name: 'Eksempel Kommune', example: true },
    menu: () => [{ action: 'help', label: { da: 'Hjælp', en: 'Help' } }],
    examples: { da: ['Hvordan logger jeg på?'], en: ['How do I log in?'] },
    now: clock,
    log,
  });
  const adapters = [adapter];
  const delivery = createDelivery({ store, adapters, content: () => content, clock, log });
  const rounds = createPulseRounds({ store, content: () => content, drain: delivery.drain, clock, log });
  const reports = createReports({ store, content: () => content, drain: delivery.drain, clock, log });
  const bot = createBot({
    store,
    adapters,
    knowing: () => knowing,
    relearn: async () => {},
    deliver: (early) => void delivery.drain(early),
    clock,
    log,
    lang: 'da',
  });
  await adapter.start((event) => bot.receive(event));
  const { url } = await server.start();
  onTestFinished(async () => {
    await adapter.stop();
    await server.stop();
    await delivery.stop();
  });

  let events = 0;
  async function base(person: string) {
    events += 1;
    const account = { platform: 'web', id: person };
    const place = await adapter.privatePlace(account);
    if (place === undefined) throw new Error(`Cannot reach ${person}: nobody has that id.`);
    return { id: `e${events}`, account, place };
  }
  async function lines(person: string) {
    const { place } = await base(person);
    return await store.transcript.read(place.id, 0);
  }

  return {
    url,
    store,
    logged,
    async at(local) {
      now = content.calendar.instantOf(local.slice(0, 10), local.slice(11));
      await rounds.look();
      await reports.look();
      await delivery.drain();
    },
    async press(person, action, ending = '') {
      const found = (await lines(person))
        .toReversed()
        .flatMap(({ key, message }) => buttonsOf(message).map((button) => ({ key, button })))
        .find(({ button }) => button.action === action && button.value.endsWith(ending));
      const value = found?.button.value ?? ending;
      const more = found === undefined ? {} : { message: found.key };
      const reply = await bot.receive({ ...(await base(person)), kind: 'pressed', action, value, ...more });
      await delivery.drain();
      return reply;
    },
    async say(person, text) {
      const reply = await bot.receive({ ...(await base(person)), kind: 'said', text });
      await delivery.drain();
      return reply;
    },
    async open(person) {
      return await bot.receive({ ...(await base(person)), kind: 'opened' });
    },
    async submit(person, form, value, values) {
      const reply = await bot.receive({ ...(await base(person)), kind: 'submitted', form, value, values });
      await delivery.drain();
      return reply;
    },
    screen: async (person) => (await lines(person)).map(({ message }) => message),
  };
}

/** Every button of a message that is not a link. */
export function buttonsOf({ blocks }: Message): Button[] {
  return blocks.flatMap((block) =>
    block.type === 'buttons' ? block.buttons.filter((button): button is Button => !isLink(button)) : [],
  );
}
