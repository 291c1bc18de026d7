import { readFile, rm } from 'node:fs/promises';
import { onTestFinished } from 'vitest';
import type { Entry } from '../../src/answer/index.ts';
import type { NearTo } from '../../src/bot/near.ts';
import type { ReportEdge } from '../../src/bot/report-facts.ts';
import { createReports } from '../../src/bot/reports.ts';
import { createBot } from '../../src/bot.ts';
import { type Known, know, type LoadedContent, readContent, shippedContent } from '../../src/content.ts';
import { createDelivery } from '../../src/delivery.ts';
import type { Content } from '../../src/dialogue/index.ts';
import type { Account, ChatEvent, Place } from '../../src/event.ts';
import type { Block, Button, Form, Lang, Message, Reply } from '../../src/message.ts';
import { isLink } from '../../src/message.ts';
import type { ChatAdapter, Envelope, Log, Sent } from '../../src/ports.ts';
import { createMemoryStore, type Store } from '../../src/store/index.ts';
import { scenarioContent, someTopics } from './scenario-content.ts';

const platform = 'town';
const minute = 60_000;

/** How a town differs from the example municipality on a Monday at ten with everybody there. */
export interface TownOptions {
  /** Local time in Copenhagen, such as `2026-11-23 10:00`, a Monday. */
  readonly at?: string;
  /** Content files besides a few entries; the roster and the hours are the shipped ones. */
  readonly files?: Readonly<Record<string, string>>;
  /** All entries of the shipped content instead of a few. */
  readonly everyEntry?: true;
  /** Changes the text of the shipped `organisation.yaml`. */
  readonly organisation?: (yaml: string) => string;
  /** The organisation's own model, where it has one. */
  readonly nearTo?: NearTo;
  /** Links to the overview and pictures of charts. */
  readonly reports?: ReportEdge;
  /** Another store than one in memory. */
  readonly store?: Store;
  /** The platform cannot be asked whether a message arrived. */
  readonly cannotTell?: true;
}

/** One message as it stands on somebody's screen. */
export interface Shown {
  /** The key it was first sent under. */
  readonly ref: string;
  readonly message: Message;
}

/** The whole bot with a store, in memory unless told otherwise, a platform that is a list, and a clock that is set by hand. */
export interface Town {
  readonly store: Store;
  /** What the organisation has written down, with what was learned. */
  content(): Content;
  /** Sets the clock to a local time; nothing else happens. */
  setClock(local: string): void;
  /** Lets so many minutes pass with a tick each, as the schedule does. */
  pass(minutes: number): Promise<void>;
  tick(): Promise<void>;
  /** Looks at the weekly reports and the letters, as the schedule does. */
  look(): Promise<void>;
  /** Presses a button of a message that stands on the screen, told by its ref. */
  pressOn(ref: string, person: string, action: string, value: string): Promise<Reply>;
  say(person: string, text: string, more?: { place?: Place; lang?: Lang }): Promise<Reply>;
  press(person: string, action: string, value?: string): Promise<Reply>;
  submit(
    person: string,
    form: string,
    value: string,
    values: Readonly<Record<string, string>>,
  ): Promise<Reply>;
  /** With `kept`, as an event that goes to the disk by itself meanwhile. */
  event(event: ChatEvent, kept?: Promise<void>): Promise<Reply>;
  /** What stands in somebody's private conversation now, oldest first; updated messages as they are now. */
  screen(person: string): readonly Shown[];
  /** Everything that can be read on somebody's screen. */
  reads(person: string): string;
  /** Ids of the people whose screen has a message with these words. */
  whoReads(words: string): readonly string[];
  /** The value of the newest button of that action on somebody's screen. */
  button(person: string, action: string): Button | undefined;
  /** Who is on the platform at all; everybody until told. */
  readonly members: Set<string>;
  /** Who seems away; nobody until told. */
  readonly away: Set<string>;
  /** People the platform says are guests from elsewhere. */
  readonly outsiders: Set<string>;
  /** Takes people off the organisation's list, as an edit of the file does; who is not named stands there again. */
  unlist(...ids: readonly string[]): void;
  /** Whom the platform has been told to forget. */
  readonly forgotten: readonly string[];
  /** What the next sends answer with, before any of them works. */
  readonly failures: Sent[];
  /** Asks a question nobody has an answer for and sends it on; gives the question's id. */
  sendOn(person: string, text: string): Promise<string>;
  readonly logged: readonly string[];
}

/** Builds a town. */
export async function createTown(options: TownOptions = {}): Promise<Town> {
  const { loaded, knowing: first } = await known(options);
  let knowing = first;
  let organisation = first.content.organisation;
  const inForce = () => ({ ...knowing, content: { ...knowing.content, organisation } });
  const { calendar } = loaded.content;
  const instant = (local: string) => calendar.instantOf(local.slice(0, 10), local.slice(11));
  let now = instant(options.at ?? '2026-11-23 10:00');
  const clock = () => now;
  const logged: string[] = [];
  const log: Log = {
    info: (line) => void logged.push(line),
    warn: (line) => void logged.push(line),
    error: (line, cause) => void logged.push(`${line} ${cause ?? ''}`),
  };

  const { people } = loaded.content.organisation;
  const members = new Set(people.map(({ id }) => id));
  const away = new Set<string>();
  const outsiders = new Set<string>();
  const failures: Sent[] = [];
  const forgotten: string[] = [];
  const screens = new Map<string, Map<string, Shown>>();
  const put = (ref: string, { place, message }: Envelope): Sent => {
    const failure = failures.shift();
    if (failure) return failure;
    const screen = screens.get(place.id) ?? new Map<string, Shown>();
    screens.set(place.id, screen.set(ref, { ref, message }));
    return { ok: true, ref };
  };
  const adapter: ChatAdapter = {
    platform,
    start: async () => {},
    stop: async () => {},
    send: async (envelope) => put(envelope.key, envelope),
    update: async (ref, envelope) => put(ref, envelope),
    privatePlace: async ({ id }) => (members.has(id) ? privatePlace(id) : undefined),
    presence: async ({ id }) => (away.has(id) ? 'away' : 'active'),
    async forget({ id }) {
      if (failures.shift()) throw new Error('The disk is full.');
      forgotten.push(id);
    },
    ...(!options.cannotTell && {
      delivered: async ({ place, key }) => (screens.get(place.id)?.has(key) ? key : null),
    }),
    async lookUp(who) {
      const person = people.find(({ id, email }) => ('email' in who ? email === who.email : id === who.id));
      const id = 'email' in who ? person?.id : who.id;
      if (id === undefined || !members.has(id)) return undefined;
      const account = { platform, id };
      return outsiders.has(id)
        ? { account, name: id, outsider: true }
        : { account, name: person?.name ?? `Vikar ${id}`, ...(person && { email: person.email }) };
    },
  };

  const store = options.store ?? createMemoryStore();
  const relearn = (learned: readonly Entry[]) => {
    for (const entry of learned) knowing = knowing.learn(entry);
  };
  const delivery = createDelivery({
    store,
    adapters: [adapter],
    content: () => inForce().content,
    clock,
    log,
  });
  const bot = createBot({
    store,
    adapters: [adapter],
    knowing: inForce,
    lang: 'da',
    nearTo: options.nearTo,
    reports: options.reports,
    relearn,
    deliver: (early) => void delivery.drain(early),
    clock,
    log,
  });
  const reports = createReports({
    store,
    content: () => inForce().content,
    drain: delivery.drain,
    clock,
    log,
  });
  onTestFinished(() => delivery.stop());

  let events = 0;
  async function event(what: ChatEvent, kept?: Promise<void>): Promise<Reply> {
    // Two events are never at quite the same time, so that newest first means something.
    now += 1;
    const reply = await bot.receive(what, kept);
    await delivery.drain();
    return reply;
  }
  const base = (person: string) => {
    events += 1;
    return { id: `e${events}`, account: { platform, id: person }, place: privatePlace(person) };
  };
  const screen = (person: string) => [...(screens.get(privatePlace(person).id)?.values() ?? [])];
  const reads = (person: string) =>
    screen(person)
      .map(({ message }) => readable(message))
      .join('\n\n');

  const newest = (person: string, actions: readonly string[]) =>
    screen(person)
      .toReversed()
      .flatMap(({ message }) => buttonsOf(message.blocks))
      .find(({ action }) => actions.includes(action));

  const town: Town = {
    store,
    content: () => inForce().content,
    members,
    away,
    outsiders,
    failures,
    forgotten,
    logged,
    unlist(...ids) {
      organisation = { ...organisation, people: people.filter(({ id }) => !ids.includes(id)) };
    },
    setClock(local) {
      now = instant(local);
    },
    async pass(minutes) {
      for (let n = 0; n < minutes; n++) {
        now += minute;
        await town.tick();
      }
    },
    async tick() {
      await bot.forget();
      await bot.tick();
      await delivery.drain();
    },
    async look() {
      await reports.look();
      await delivery.drain();
    },
    event,
    pressOn: (message, person, action, value) =>
      event({ ...base(person), kind: 'pressed', action, value, message }),
    say: (person, text, { place, lang } = {}) =>
      event({ ...base(person), ...(place && { place }), ...(lang && { lang }), kind: 'said', text }),
    press: (person, action, value = '') => event({ ...base(person), kind: 'pressed', action, value }),
    submit: (person, form, value, values) =>
      event({ ...base(person), kind: 'submitted', form, value, values }),
    screen,
    reads,
    whoReads: (words) => people.map(({ id }) => id).filter((id) => reads(id).includes(words)),
    button: (person, action) => newest(person, [action]),
    async sendOn(person, text) {
      await town.say(person, text);
      const inquiry = newest(person, ['forward', 'noneOfThese'])?.value ?? '';
      const preview = await town.submit(person, 'forward', inquiry, { text });
      const sent = await town.submit(person, 'forwardSend', preview.form?.value ?? '', {});
      const question = (await store.inquiry(inquiry))?.question;
      if (question === undefined) throw new Error(`Cannot send on "${text}": ${readable(sent.note)}`);
      return question;
    },
  };
  return town;
}

/** Somebody's private conversation with the bot. */
export function privatePlace(person: string): Place {
  return { platform, id: `dm:${person}`, private: true };
}

/** A conversation that others read along in. */
export function channel(id = 'fagligt'): Place {
  return { platform, id, private: false };
}

/** Somebody's account in the town. */
export function accountOf(person: string): Account {
  return { platform, id: person };
}

const trained = new Map<string, Promise<{ loaded: LoadedContent; knowing: Known }>>();

/** Content with its engine; the same for all towns of a test file that ask for the same. */
export function known(options: TownOptions): Promise<{ loaded: LoadedContent; knowing: Known }> {
  const key = `${options.organisation ?? ''} ${JSON.stringify(options.files)} ${options.everyEntry ?? ''}`;
  const found = trained.get(key) ?? train(options);
  trained.set(key, found);
  return found;
}

async function train({ files = {}, organisation, everyEntry }: TownOptions) {
  const shipped = (name: string) => readFile(`${shippedContent}/${name}`, 'utf8');
  const yaml = await shipped('organisation.yaml');
  const own = await scenarioContent({
    files: {
      ...(everyEntry ? {} : await someTopics('adgang-og-login', 'sager-og-journal')),
      'calendar.yaml': await shipped('calendar.yaml'),
      'organisation.yaml': organisation ? organisation(yaml) : yaml,
      ...files,
    },
  });
  const read = await readContent({ own, shipped: shippedContent }, Date.now());
  await rm(own, { recursive: true });
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join('\n'));
  return { loaded: read, knowing: know(read, []) };
}

/** Everything in a message that a person reads, buttons in brackets. */
export function readable(message: Message | undefined): string {
  return (message?.blocks ?? []).map(readableBlock).join('\n');
}

/** The fields of a form as they would be sent untouched. */
export function startValues(form: Form | undefined): Record<string, string> {
  return Object.fromEntries((form?.fields ?? []).map(({ name, value }) => [name, value ?? '']));
}

function readableBlock(block: Block): string {
  switch (block.type) {
    case 'heading':
      return block.text;
    case 'quote':
      return `${block.text}${block.by === undefined ? '' : ` (${block.by})`}`;
    case 'text':
    case 'quiet':
    case 'notice':
      return block.markdown;
    case 'fields':
      return block.fields.map(({ label, value }) => `${label}: ${value}`).join('\n');
    case 'buttons':
      return block.buttons.map(({ label }) => `[${label}]`).join(' ');
    case 'picture':
      return block.alt;
    case 'table':
      return [block.caption, ...block.rows.map((row) => row.join(' | '))].join('\n');
  }
}

function buttonsOf(blocks: readonly Block[]): Button[] {
  return blocks.flatMap((block) =>
    block.type === 'buttons' ? block.buttons.filter((button): button is Button => !isLink(button)) : [],
  );
}
