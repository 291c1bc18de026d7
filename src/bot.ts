import type { Entry } from './answer/index.ts';
import { createReachability } from './bot/away.ts';
import { gather, gatherWorld, type Sources } from './bot/gather.ts';
import { askedOnce, type NearTo } from './bot/near.ts';
import { createQueueLists } from './bot/queue-lists.ts';
import type { ReportEdge } from './bot/report-facts.ts';
import { underOneId } from './bot/under-one-id.ts';
import { whoActs } from './bot/who.ts';
import type { Early } from './delivery.ts';
import {
  type Change,
  type Content,
  decide,
  due,
  dueTurn,
  type Knowing,
  message,
  paragraph,
  speaker,
  type Turn,
} from './dialogue/index.ts';
import type { ChatEvent } from './event.ts';
import type { Question } from './handoff/index.ts';
import type { Lang, Reply } from './message.ts';
import { type LinkedAccount, mayHelp } from './organisation/index.ts';
import type { Outgoing } from './outgoing.ts';
import type { ChatAdapter, Clock, Log } from './ports.ts';
import type { Store } from './store/index.ts';

/** What the bot is made of. */
export interface BotParts {
  readonly store: Store;
  readonly adapters: readonly ChatAdapter[];
  /** The content in force, with its engine. */
  readonly knowing: () => Knowing;
  /** Called with the approved entries that are to be answered from now on. */
  readonly relearn: (learned: readonly Entry[]) => void;
  /** Called when something new lies in the outbox, or is on its way there; with what may leave before it is stored. */
  readonly deliver: (early?: Early) => void;
  readonly clock: Clock;
  readonly log: Log;
  /** The language of people who have not chosen one. */
  readonly lang: Lang;
  /** Asks the organisation's own model about questions; left out where there is none. */
  readonly nearTo?: NearTo | undefined;
  /** Links to the overview and pictures of charts; left out where there are none. */
  readonly reports?: ReportEdge | undefined;
}

/** The loop: event, facts, decision, one commit, and what is said. */
export interface Bot {
  /**
   * Takes one event; resolves when what it leads to is stored. Never rejects for what a person did. Where the event
   * itself goes to the disk meanwhile, `kept` resolves when it is there: what is said back may leave from then on,
   * on a platform that cannot be asked whether it arrived. Elsewhere nothing comes twice, and this would be how it did.
   */
  receive(event: ChatEvent, kept?: Promise<void>): Promise<Reply>;
  /** Does what time alone has made due. */
  tick(): Promise<void>;
  /** Has the platforms forget the people who were erased; what fails is tried again at the next call. */
  forget(): Promise<void>;
  /** Archives and forgets what retention says. */
  sweep(): Promise<void>;
}

/** How often a decision is made again when others changed what it was made on; contention is a handful of people. */
const attempts = 12;

/** Makes the bot over its parts. */
export function createBot(parts: BotParts): Bot {
  const { adapters, knowing, clock, log } = parts;
  const store = underOneId(parts.store);
  const reachability = createReachability(adapters, store, log);
  const sources = (): Sources => ({
    store,
    adapters,
    knowing: knowing(),
    reachability,
    now: clock(),
    log,
    reports: parts.reports,
  });

  const lists = createQueueLists(sources, parts.deliver);

  let organisation: Content['organisation'] | undefined;
  let organisationSince = 0;
  function inForceSince(content: Content): number {
    if (content.organisation !== organisation) organisationSince = clock();
    organisation = content.organisation;
    return organisationSince;
  }

  async function receive(event: ChatEvent, kept?: Promise<void>): Promise<Reply> {
    // Nothing follows from it, and somebody who leaves is not to be noted as new.
    if (event.kind === 'left') return {};
    const { content } = knowing();
    const adapter = adapters.find(({ platform }) => platform === event.account.platform);
    const who = await whoActs(event, content, store, adapter, {
      now: clock(),
      lang: parts.lang,
      since: inForceSince(content),
    });
    if ('outsider' in who) {
      const say = speaker(content.texts[who.lang]);
      return {
        note: message(who.lang, [paragraph(say('outsider', { organisation: content.organisation.name }))]),
      };
    }
    if (event.kind === 'opened' || who.seen !== undefined) reachability.seen(who.me.id, clock());
    // What was asked as a guest is theirs for all that follows, also for an erasure.
    if (who.relinked) await note(who.seen);
    const early = adapter?.delivered === undefined ? kept : undefined;
    const nearTo = parts.nearTo === undefined ? undefined : askedOnce(parts.nearTo);
    for (let attempt = 0; attempt < attempts; attempt++) {
      const facts = await gather(event, who.me, { ...sources(), nearTo }, attempt);
      const turn = decide(facts, event);
      const changes = [...accountSeen(who.seen), ...turn.changes];
      if (changes.length === 0 && turn.outgoing.length === 0) return turn.reply;
      const committing = store.commit({ event: event.id, changes, outgoing: turn.outgoing, now: facts.now });
      // Called before it is done, what is to be said is taken for sending in the same write to the disk.
      if (turn.outgoing.length > 0)
        parts.deliver(early && { keys: back(turn, event), kept: early, stored: committing });
      const done = await committing;
      if (done === 'repeated') return {};
      if (done === 'done') {
        await follow(turn, facts.live, event.kind === 'opened' && mayHelp(who.me));
        return turn.reply;
      }
    }
    throw new Error(
      `Cannot finish a ${event.kind} event: others changed the same thing ${attempts} times. Try again.`,
    );
  }

  async function note(seen: LinkedAccount | undefined): Promise<void> {
    await store.commit({ changes: accountSeen(seen), outgoing: [], now: clock() });
  }

  async function follow(turn: Turn, live: readonly Question[], helperCame: boolean): Promise<void> {
    const learned = turn.changes.flatMap((change) => (change.kind === 'entryLearned' ? [change.entry] : []));
    if (learned.length > 0) parts.relearn(learned);
    const moved = turn.changes.some(({ kind }) => kind === 'questionOpened' || kind === 'questionMoved');
    const duty = turn.changes.some(({ kind }) => kind === 'settingsChosen');
    if (moved || duty || helperCame) await look();
    const now = turn.changes.flatMap((change) =>
      change.kind === 'questionMoved' ? [change.question.id] : [],
    );
    const drawn = new Set(
      turn.outgoing.flatMap(({ replaces }) => (replaces === undefined ? [] : [replaces])),
    );
    await lists.moved(live.filter(({ id }) => now.includes(id)).map((before) => ({ before, drawn })));
    // A step that took another way to the disk, such as a sealed answer's, is in the outbox only now.
    if (turn.outgoing.length > 0) parts.deliver();
  }

  async function tick(): Promise<void> {
    await reachability.refresh(knowing().content, clock());
    await look();
  }

  // Somebody may be waiting: who can be reached is what is known, and asked anew at the next tick.
  async function look(): Promise<void> {
    const world = await gatherWorld(sources());
    let said = false;
    const moved: Question[] = [];
    for (const one of due(world)) {
      const turn = dueTurn(world, one, await store.cardsAbout(one.before.id));
      // A stale one was changed by somebody meanwhile: what is due now is decided at the next tick.
      const done = await store.commit({ changes: turn.changes, outgoing: turn.outgoing, now: world.now });
      said ||= done === 'done' && turn.outgoing.length > 0;
      if (done === 'done') moved.push(one.before);
    }
    if (said) parts.deliver();
    await lists.moved(moved.map((before) => ({ before, drawn: new Set() })));
  }

  // Not within the turn of the erasure: what it says is yet to be sent to the conversation that is then forgotten.
  async function forget(): Promise<void> {
    for (const account of await store.toForget()) {
      const adapter = adapters.find(({ platform }) => platform === account.platform);
      if (adapter === undefined) continue;
      try {
        await adapter.forget?.(account);
        await store.forgot(account);
      } catch (cause) {
        log.error(`Cannot have ${account.platform} forget an erased person; it is tried again.`, cause);
      }
    }
  }

  async function sweep(): Promise<void> {
    const { archived, forgotten } = await store.sweep(clock(), knowing().content.privacy.retention);
    if (archived + forgotten > 0)
      log.info(`Archived ${archived} closed questions and forgot ${forgotten} texts.`);
  }

  return { receive, tick, forget, sweep };
}

/** What is said back where the event came from. What others are told waits until it is stored: they act on it. */
function back({ outgoing }: Turn, { place }: ChatEvent): string[] {
  const isBack = ({ to }: Outgoing) =>
    'place' in to && to.place.platform === place.platform && to.place.id === place.id;
  return outgoing.filter(isBack).map(({ key }) => key);
}

function accountSeen(link: LinkedAccount | undefined): Change[] {
  return link === undefined ? [] : [{ kind: 'accountSeen', link }];
}
