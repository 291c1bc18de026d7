import { createHash, randomUUID } from 'node:crypto';
import {
  actions,
  type Became,
  type Content,
  chartWanted,
  type Facts,
  formRule,
  type Knowing,
  listsOfDay,
  type Needs,
  orderOf,
  type QueueList,
  questionsOf,
  speaker,
  subject,
  talkKey,
  type World,
} from '../dialogue/index.ts';
import type { ChatEvent } from '../event.ts';
import type { Lang } from '../message.ts';
import { guestId, hasRole, mayHelp, type Person, type Settings } from '../organisation/index.ts';
import type { ChatAdapter, Log } from '../ports.ts';
import type { Store } from '../store/index.ts';
import type { Reachability } from './away.ts';
import type { NearTo } from './near.ts';
import { pictureOf } from './picture.ts';
import { gatherPulse } from './pulse-facts.ts';
import { gatherReports, type ReportEdge } from './report-facts.ts';

/** 30 days: the longest that the text of a solved question is kept by default, and so can be answered later. */
const recentMs = 30 * 24 * 60 * 60 * 1000;
/** How many ids one turn may need: one question, three inquiries, one draft, and some to spare. */
const freshIds = 8;
/** How many signs an id has; 8 ids of 8 are as many signs as SHA-512 has bytes. */
const idLength = 8;
/** Letters and digits that are not mistaken for one another when read aloud. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** What the bot gathers facts from. */
export interface Sources {
  readonly adapters: readonly ChatAdapter[];
  readonly store: Store;
  readonly knowing: Knowing;
  readonly reachability: Reachability;
  readonly now: number;
  readonly log: Log;
  /** Asks the organisation's own model, where there is one. */
  readonly nearTo?: NearTo | undefined;
  /** Links to the overview and pictures of charts, where there are any. */
  readonly reports?: ReportEdge | undefined;
}

/** The facts of the world that a tick needs. `seed` is what the ids are made of: chance, unless told otherwise. */
export async function gatherWorld(
  { store, knowing, reachability, now }: Sources,
  seed: string = randomUUID(),
): Promise<World> {
  const [live, lately, helpers] = await Promise.all([
    store.liveQuestions(),
    store.latelyClosed(),
    helpersAsTheyAre(knowing.content, store, now),
  ]);
  const away = reachability.away(knowing.content, helpers.byHand, now);
  const unreachable = reachability.unreachable(knowing.content);
  return { now, fresh: idsOf(seed), ...helpers, live, lately, away, unreachable };
}

// Cards and lines to those who help go out in the language that each has chosen in the chat, after the welcome; who has
// set their duty by hand is on it or off it until their time.
async function helpersAsTheyAre(
  content: Content,
  store: Store,
  now: number,
): Promise<Pick<World, 'content' | 'newcomers' | 'byHand'>> {
  const { organisation } = content;
  const newcomers = new Map<string, Settings>();
  const asTheyAre = new Map<string, Person>();
  const byHand: Settings[] = [];
  // Of thousands of people a handful help, and only these are looked up for every question.
  const helpers = organisation.people.filter(mayHelp);
  const chosen = await Promise.all(helpers.map(({ id }) => store.settings(id)));
  for (const [at, person] of helpers.entries()) {
    const settings = chosen[at];
    if (settings?.toldAt === undefined) newcomers.set(person.id, settings ?? { person: person.id });
    if (settings?.duty !== undefined && settings.duty.until > now) byHand.push(settings);
    if (settings?.lang !== undefined && settings.lang !== person.lang)
      asTheyAre.set(person.id, { ...person, lang: settings.lang });
  }
  if (asTheyAre.size === 0) return { content, newcomers, byHand };
  const people = organisation.people.map((person) => asTheyAre.get(person.id) ?? person);
  return { content: { ...content, organisation: { ...organisation, people } }, newcomers, byHand };
}

/** Loads what one event needs to be decided on, and no more. `attempt` counts the decisions made on it, from 0. */
export async function gather(
  event: ChatEvent,
  me: Person,
  sources: Sources,
  attempt: number,
): Promise<Facts> {
  const { store, knowing } = sources;
  const [world, settings, talk] = await Promise.all([
    // The event's own ids: what is taken up again after a crash is the same question, and the card that had left
    // already is its card.
    gatherWorld(sources, `${event.id}/${attempt}`),
    settingsOf(event, me, store),
    talkOf(event, me, store),
  ]);
  const wanted = wants(event, talk, me, knowing.content);
  const needs = wanted.needs;
  const opened = event.kind === 'opened';
  const own = needs === 'kept' ? await store.keptAbout(me.id) : undefined;
  const inquiry = needs === 'inquiry' && wanted.id !== '' ? await store.inquiry(wanted.id) : undefined;
  const draft = needs === 'draft' ? await store.draft(wanted.id) : undefined;
  const questionId = needs === 'question' ? wanted.id : draft?.question;
  const question = questionId === undefined ? undefined : await store.question(questionId);
  const became = await whatBecame(event, store, me);
  const ownLive = world.live.filter(({ asker }) => asker === me.id).map(({ id }) => id);
  const facts: Facts = {
    ...knowing,
    ...world,
    me,
    account: event.account,
    settings,
    talk,
    question,
    inquiry,
    became,
    draft,
    cards: await cardsOf(
      store,
      needs === 'cards' ? ownLive : [question?.id ?? draft?.id, ...became.questions.map(({ id }) => id)],
    ),
    lists: wanted.action === 'queue' || wanted.action === 'claim' ? await listsNow(sources) : [],
    mine: needs === 'mine' || opened ? await store.questionsOf(me.id, 0) : [],
    drafts: needs === 'drafts' || opened ? await store.openDrafts() : [],
    troubles:
      opened && hasRole(me, 'projectLead') ? await troublesOf(sources, settings?.lang ?? me.lang) : [],
    recent: needs === 'draft' ? await store.inquiriesSince(sources.now - recentMs) : [],
    kept: own,
    near: new Map(),
    pulse: await gatherPulse(store, knowing.content, opened ? 'ownWave' : needs, wanted.id, me.id),
    report: await gatherReports(
      store,
      {
        needs: needs === 'letter' || needs === 'report' ? needs : opened && leads(me) ? 'report' : undefined,
        id: wanted.id,
        linkFor: wanted.action === 'overview' && leads(me) ? me.id : undefined,
      },
      sources.reports ?? {},
      sources.now,
    ),
  };
  return await withPicture(await withNear(facts, event, sources), event, sources);
}

/** Today's queues in writing, of everybody. */
export async function listsNow({ store, knowing, now }: Sources): Promise<readonly QueueList[]> {
  const cards = await store.cardsAbout(listsOfDay(knowing.content, now));
  return await Promise.all(
    cards.map(async ({ key, to }) => {
      const card = await store.card(key);
      return { key, to, sent: card && { ref: card.ref, at: card.at } };
    }),
  );
}

// What was chosen and said as a guest holds until there is something newer.
async function settingsOf({ account }: ChatEvent, me: Person, store: Store): Promise<Settings | undefined> {
  const asGuest = async () => await store.settings(guestId(account));
  const found = (await store.settings(me.id)) ?? (await asGuest());
  return found && { ...found, person: me.id };
}

async function talkOf({ account, place }: ChatEvent, me: Person, store: Store): Promise<Facts['talk']> {
  return (await store.talk(talkKey(place, me.id))) ?? (await store.talk(talkKey(place, guestId(account))));
}

async function withNear(facts: Facts, event: ChatEvent, { nearTo }: Sources): Promise<Facts> {
  if (nearTo === undefined) return facts;
  const asked = questionsOf(facts, event);
  return asked.length === 0 ? facts : { ...facts, near: await nearTo(asked) };
}

async function withPicture(facts: Facts, event: ChatEvent, { reports = {}, log }: Sources): Promise<Facts> {
  if (facts.report === undefined) return facts;
  const picture = await pictureOf(chartWanted(facts, event), reports.drawPng, log);
  return { ...facts, report: { ...facts.report, picture } };
}

function leads(me: Person): boolean {
  return hasRole(me, 'manager', 'projectLead');
}

async function cardsOf(store: Store, about: readonly (string | undefined)[]): Promise<Facts['cards']> {
  const things = about.filter((id) => id !== undefined);
  return (await Promise.all(things.map((id) => store.cardsAbout(id)))).flat();
}

async function troublesOf({ store, adapters, knowing }: Sources, lang: Lang): Promise<string[]> {
  const unreachable = adapters.flatMap((adapter) => adapter.unreachable?.() ?? []);
  const told = unreachable.map(({ name, why }) => `${name}: ${why}`);
  return [...(await undelivered(knowing.content, lang, store)), ...told];
}

async function undelivered({ organisation, texts }: Content, lang: Lang, store: Store): Promise<string[]> {
  const say = speaker(texts[lang]);
  const { problems } = await store.outbox();
  return problems.map(({ to }) => {
    const person = 'person' in to ? organisation.people.find(({ id }) => id === to.person) : undefined;
    return say('home.undelivered', {
      name: person?.name ?? ('person' in to ? to.person : to.place.platform),
    });
  });
}

interface Wanted {
  readonly needs: Needs;
  readonly id: string;
  readonly action?: string;
}

function wants(event: ChatEvent, talk: Facts['talk'], me: Person, content: Content): Wanted {
  switch (event.kind) {
    case 'pressed':
      return wantsPressed(event.action, event.value);
    case 'submitted':
      return { needs: formRule(event.form)?.needs ?? 'nothing', id: subject(event.value) };
    case 'said':
      return wantsSaid(event.text, talk, me, content);
    default:
      return { needs: 'nothing', id: '' };
  }
}

function wantsPressed(action: string, value: string): Wanted {
  return { needs: actions[action]?.needs ?? 'nothing', id: subject(value), action };
}

function wantsSaid(text: string, talk: Facts['talk'], me: Person, { organisation }: Content): Wanted {
  const order = orderOf(text, me, organisation);
  if (order !== undefined) return wantsPressed(order.action, order.value);
  if (talk?.awaiting !== undefined) return { needs: 'question', id: talk.awaiting };
  if (talk?.inquiry !== undefined) return { needs: 'inquiry', id: talk.inquiry };
  return { needs: 'nothing', id: '' };
}

// One message may hold several questions, and a reply to a superuser stands in a question that came of another.
async function whatBecame(event: ChatEvent, store: Store, me: Person): Promise<Became> {
  if (event.kind !== 'changed') return { inquiries: [], questions: [] };
  const { place, message } = event;
  const inquiries = await store.inquiriesAt(place.id, message);
  const ids = new Set(inquiries.map(({ question }) => question));
  const questions = (await store.questionsOf(me.id, 0)).filter(
    ({ id, place: at, turns }) =>
      ids.has(id) || (at.id === place.id && turns.some((turn) => turn.message === message)),
  );
  return { inquiries, questions };
}

// 8 signs of 31 make it unlikely (1 in 170) that any two of 100,000 questions share an id.
function idsOf(seed: string): string[] {
  const bytes = createHash('sha512').update(seed).digest();
  const signs = Array.from(bytes, (byte) => alphabet[byte % alphabet.length]);
  return Array.from({ length: freshIds }, (_, at) =>
    signs.slice(at * idLength, (at + 1) * idLength).join(''),
  );
}
