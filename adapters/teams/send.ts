import type { Place } from '../../src/event.ts';
import type { Clock, Envelope, Sent } from '../../src/ports.ts';
import type { Json } from './buttons.ts';
import type { Connector } from './connector.ts';
import type { Directory } from './directory.ts';
import { conversationOf } from './ids.ts';
import { platform } from './options.ts';
import type { Pace } from './pace.ts';
import { problemSent } from './problems.ts';
import type { Reference } from './references.ts';
import { type Part, renderMessage } from './render.ts';

/** Says and replaces things in Teams. */
export interface Sender {
  send(envelope: Envelope): Promise<Sent>;
  update(ref: string, envelope: Envelope): Promise<Sent>;
  /** Shows a card that is no message of the core, such as a form. */
  show(place: Place, card: Json, summary: string): Promise<Sent>;
  /** Replaces a card that `show` or `send` showed. */
  replace(place: Place, id: string, card: Json): Promise<Sent>;
  /** Forgets the cards of a conversation. */
  forget(conversation: string): void;
  /** A card as it was shown last, if it is still remembered. */
  shown(place: Place, id: string): Json | undefined;
}

interface SenderParts {
  readonly connector: Connector;
  readonly directory: Directory;
  readonly pace: Pace;
  readonly dialogs: ReadonlySet<string>;
  readonly now: Clock;
  readonly random: () => number;
  readonly isRunning: () => boolean;
}

/** How many cards are remembered for clients that ask how a card looks now, and how many sendings half done. */
const rememberAtMost = 2000;
/** What stands between the ids of a message that needed several cards. */
const between = ' ';

/** Makes the sender. What goes wrong is a value; nothing is tried twice here, the outbox does that. */
export function createSender(parts: SenderParts): Sender {
  const { connector, directory, pace, dialogs, now, random, isRunning } = parts;
  const cards = new Map<string, Json>();
  const begun = new Map<string, readonly string[]>();

  /** Looks for the conversation, waits for its turn, and translates what goes wrong. */
  async function calling(
    place: Place,
    what: string,
    call: (reference: Reference, conversation: string) => Promise<string>,
  ): Promise<Sent> {
    if (!isRunning()) return { ok: false, problem: 'again', detail: 'Teams is not running here.' };
    const reference = place.platform === platform ? directory.reference(place.id) : undefined;
    if (reference === undefined) {
      return {
        ok: false,
        problem: 'gone',
        detail: `Cannot ${what} in Teams: ${directory.whyUnknown(place.id)}`,
      };
    }
    try {
      const afterMs = await pace.turn(reference.conversation, reference.tenant);
      if (afterMs > 0)
        return { ok: false, problem: 'again', afterMs, detail: 'Too much is sent at once; it waits.' };
      return { ok: true, ref: await call(reference, conversationOf(place)) };
    } catch (cause) {
      return problemSent(cause, what, now(), random());
    }
  }

  function post(place: Place, { card, summary }: Part): Promise<Sent> {
    return calling(place, 'send a message', async (reference, conversation) => {
      const id = await connector.post(reference, conversation, activityOf(card, summary, reference));
      remember(cards, cardKey(place, id), card);
      return id;
    });
  }

  function put(place: Place, id: string, { card, summary }: Part): Promise<Sent> {
    return calling(place, 'replace a message', async (reference, conversation) => {
      await connector.put(reference, conversation, id, { ...activityOf(card, summary, reference), id });
      remember(cards, cardKey(place, id), card);
      return id;
    });
  }

  function look({ place }: Envelope) {
    const user = place.private ? directory.reference(place.id)?.user?.id : undefined;
    return { dialogs, ...(user === undefined ? {} : { refreshFor: [user] }) };
  }

  return {
    async send(envelope) {
      const parts = renderMessage(envelope.message, look(envelope));
      // A message that failed half way goes on where it stopped, so that nobody reads its beginning twice.
      const ids = [...(begun.get(envelope.key) ?? [])];
      for (const part of parts.slice(ids.length)) {
        const sent = await post(envelope.place, part);
        if (!sent.ok) {
          if (ids.length > 0) remember(begun, envelope.key, ids);
          return sent;
        }
        ids.push(sent.ref);
      }
      begun.delete(envelope.key);
      return { ok: true, ref: ids.join(between) };
    },

    async update(ref, envelope) {
      const parts = renderMessage(envelope.message, look(envelope));
      const old = ref.split(between);
      const ids: string[] = [];
      for (const [at, part] of parts.entries()) {
        const id = old[at];
        const sent = await (id === undefined ? post(envelope.place, part) : put(envelope.place, id, part));
        if (!sent.ok) return sent;
        ids.push(sent.ref);
      }
      for (const id of old.slice(parts.length)) {
        await calling(envelope.place, 'remove a message', async (reference, conversation) => {
          await connector.drop(reference, conversation, id);
          return id;
        });
      }
      return { ok: true, ref: ids.join(between) };
    },

    show: (place, card, summary) => post(place, { card, summary }),
    replace: (place, id, card) => put(place, id, { card, summary: '' }),
    forget(conversation) {
      for (const key of cards.keys()) if (key.startsWith(`${conversation}|`)) cards.delete(key);
    },
    shown: (place, id) => cards.get(cardKey(place, id)),
  };
}

/** A card as an activity that Teams takes; `summary` is what a notification shows. */
export function activityOf(card: Json, summary: string, { bot, conversation, tenant }: Reference): Json {
  return {
    type: 'message',
    from: { id: bot.id, ...(bot.name === undefined ? {} : { name: bot.name }) },
    conversation: { id: conversation, ...(tenant === undefined ? {} : { tenantId: tenant }) },
    channelId: 'msteams',
    ...(summary === '' ? {} : { summary }),
    attachmentLayout: 'list',
    attachments: [{ contentType: cardType, content: card }],
  };
}

/** The media type of Adaptive Cards. */
export const cardType = 'application/vnd.microsoft.card.adaptive';

function cardKey(place: Place, id: string): string {
  return `${place.id}|${id}`;
}

function remember<Value>(map: Map<string, Value>, key: string, value: Value): void {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.size > rememberAtMost ? map.keys() : [];
  if (oldest !== undefined) map.delete(oldest);
}
