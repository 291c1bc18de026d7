import { onTestFinished } from 'vitest';
import { createPulseRounds } from '../../src/bot/pulse.ts';
import { createBot } from '../../src/bot.ts';
import type { Known as Knowing } from '../../src/content.ts';
import { createDelivery } from '../../src/delivery.ts';
import { createIntake } from '../../src/intake.ts';
import type { Form } from '../../src/message.ts';
import { createMemoryStore, type Store } from '../../src/store/index.ts';
import type { Harness, Known, Seen, SeenButton, Shown } from '../adapters/contract.ts';
import { known } from './town.ts';

const minute = 60_000;
const log = { info() {}, warn() {}, error() {} };

/** The whole bot on one real adapter with its counterpart; people are named by their id in the organisation. */
export interface Side {
  readonly store: Store;
  say(person: string, text: string): Promise<Shown>;
  /** Presses the newest button of an action, and with that label where one is given; fails if there is none. */
  press(person: string, action: string, label?: string): Promise<Shown>;
  /** Presses a button that stands nowhere. */
  forge(person: string, button: SeenButton): Promise<Shown>;
  /** Fills in the form that is open and sends it. */
  submit(person: string, values: Readonly<Record<string, string>>): Promise<Shown>;
  change(person: string, text: string | undefined): Promise<Shown>;
  home(person: string): Promise<string>;
  /** What stands in the person's conversation with the bot now, oldest first. */
  messages(person: string): Promise<readonly Seen[]>;
  /** Everything that the person has been shown: messages as they are now, and notes. */
  reads(person: string): Promise<string>;
  buttons(person: string): Promise<readonly SeenButton[]>;
  pass(minutes: number): Promise<void>;
  /** Sets the clock to a local time and looks at the pulses, as the schedule does. */
  look(local: string): Promise<void>;
}

/** Opens a side: the example municipality on a Monday at ten, with all in place for its pulses to begin. */
export async function openSide(make: () => Promise<Harness>): Promise<Side> {
  const { loaded, knowing: first } = await known({});
  const { calendar, organisation, privacy: shipped } = loaded.content;
  const privacy = { ...shipped, example: false, medInformed: '2026-10-01' };
  let knowing: Knowing = { ...first, content: { ...first.content, privacy } };
  let now = calendar.instantOf('2026-11-23', '10:00');
  const clock = () => now;
  const harness = await make();
  const { adapter } = harness;
  const store = createMemoryStore();
  const content = () => knowing.content;
  const delivery = createDelivery({ store, adapters: [adapter], content, clock, log });
  const rounds = createPulseRounds({ store, content, drain: delivery.drain, clock, log });
  const bot = createBot({
    store,
    adapters: [adapter],
    knowing: () => knowing,
    lang: 'da',
    relearn(learned) {
      for (const entry of learned) knowing = knowing.learn(entry);
    },
    deliver: (early) => void delivery.drain(early),
    clock,
    log,
  });
  const intake = createIntake({
    inbox: store.inbox,
    receive: bot.receive,
    isEmergency: (text) => content().understanding.emergency(text) !== undefined,
    log,
  });
  const open = new Map<string, Form>();
  const notes: [string, string][] = [];
  let underWay: Promise<unknown> = Promise.resolve();
  await harness.start((event, kept) => {
    now += 1;
    const taken = intake.receive(event, kept).then((reply) => {
      if (reply.form) open.set(event.account.id, reply.form);
      return reply;
    });
    underWay = taken.catch(() => undefined);
    return taken;
  });
  onTestFinished(async () => {
    await delivery.stop();
    await harness.close();
  });

  function who(person: string): Known {
    const email = organisation.people.find(({ id }) => id === person)?.email;
    const found = harness.people.find((one) => one.email === email || one.email.startsWith(`${person}@`));
    if (!found) throw new Error(`Cannot test: ${person} is not on the platform.`);
    return found;
  }

  /** Something was done: everything that comes of it is there. */
  async function after<T extends Shown | string>(person: string, did: Promise<T>): Promise<T> {
    const shown = await did;
    if (typeof shown !== 'string' && shown.note) notes.push([person, shown.note]);
    await underWay;
    await delivery.drain();
    return shown;
  }

  const read = (person: string): Promise<readonly Seen[]> => harness.read(who(person));
  const buttons = async (person: string) => (await read(person)).flatMap((message) => message.buttons);

  return {
    store,
    say: (person, text) => after(person, harness.say(who(person), text)),
    async press(person, action, label) {
      const button = (await buttons(person)).findLast(
        (one) => one.action === action && (label === undefined || one.label === label),
      );
      if (!button) throw new Error(`Cannot press ${action}: ${person} has no such button.`);
      return after(person, harness.press(who(person), button));
    },
    forge: (person, button) => after(person, harness.press(who(person), button)),
    submit(person, values) {
      const form = open.get(who(person).account.id);
      if (!form) throw new Error(`Cannot send: ${person} has no form open.`);
      const untouched = Object.fromEntries(form.fields.map(({ name, value }) => [name, value ?? '']));
      return after(person, harness.submit(who(person), form, { ...untouched, ...values }));
    },
    async change(person, text) {
      if (!harness.change) throw new Error('Cannot test: nothing can be changed here.');
      return after(person, harness.change(who(person), text));
    },
    home: (person) => after(person, harness.home(who(person))),
    messages: read,
    async reads(person) {
      const messages = (await read(person)).map(({ text, buttons: below }) =>
        [text, ...below.map(({ label }) => `[${label}]`)].join('\n'),
      );
      const told = notes.flatMap(([reader, note]) => (reader === person ? [note] : []));
      return [...messages, ...told, ...(harness.notes?.(who(person)) ?? [])].join('\n\n');
    },
    buttons,
    async pass(minutes) {
      for (let n = 0; n < minutes; n++) {
        now += minute;
        await bot.tick();
        await delivery.drain();
      }
    },
    async look(local) {
      now = calendar.instantOf(local.slice(0, 10), local.slice(11));
      await rounds.look();
      await delivery.drain();
    },
  };
}
