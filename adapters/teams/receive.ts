import type { Account, ChatEvent, Place } from '../../src/event.ts';
import type { Lang } from '../../src/message.ts';
import { withoutNull } from '../text.ts';
import { type Activity, isPersonal } from './activity.ts';
import { type Carried, type CarriedForm, carriedIn, valuesIn } from './data.ts';
import { accountOf, eventIdOf, placeOf } from './ids.ts';
import { asTyped, fromMarkup, mentionsBot } from './plain.ts';

/**
 * How an event can be answered at once. `message`: not at all, what is said goes to the conversation. `card`: the
 * one who pressed reads a line. `dialog`: the dialog that is open, or opens.
 */
export type Answer = 'message' | 'card' | 'dialog';

interface Common {
  readonly account: Account;
  readonly place: Place;
  readonly lang: Lang | undefined;
}

/** What an activity turns out to be. */
export type Arrival =
  | {
      readonly kind: 'event';
      readonly event: ChatEvent;
      readonly answer: Answer;
      readonly form?: CarriedForm;
      /** The card that a form in the conversation stands on. */
      readonly card?: string;
    }
  /** A form in the conversation was given up. */
  | { readonly kind: 'cancelled'; readonly lang: Lang; readonly place: Place; readonly card?: string }
  /** The client wants to know how one of our cards looks now; `message` is the card's id. */
  | { readonly kind: 'refresh'; readonly message: string }
  /** Somebody searches while they write. */
  | (Common & { readonly kind: 'search'; readonly text: string })
  /** Somebody wants to ask about a message; `text` is what the message says. */
  | (Common & { readonly kind: 'asking'; readonly text: string })
  /** Somebody has asked about a message: the words are to be said in the private conversation. */
  | (Common & {
      readonly kind: 'asked';
      readonly id: string;
      readonly text: string;
      readonly form: CarriedForm;
    })
  /** Something of Teams that has no meaning here; an invoke still wants an answer. */
  | { readonly kind: 'nothing' };

/** The form's name behind "Spørg Medvind" on a message; it never reaches the core. */
export const askForm = 'teams:ask';

const nothing: Arrival = { kind: 'nothing' };

/** Turns an activity into what it means. Reads nothing but the activity. */
export function receive(activity: Activity): Arrival {
  switch (activity.type) {
    case 'message':
      return message(activity);
    case 'messageUpdate':
    case 'messageDelete':
      return changed(activity);
    case 'installationUpdate':
      return installed(activity);
    case 'invoke':
      return invoked(activity);
    default:
      return nothing;
  }
}

/** The language that a client reports, if it is one we speak. */
export function langOf({ locale }: Pick<Activity, 'locale'>): Lang | undefined {
  const code = locale?.slice(0, 2).toLowerCase();
  return code === 'da' || code === 'en' ? code : undefined;
}

function arrived(activity: Activity, ...about: readonly string[]) {
  const lang = langOf(activity);
  return {
    id: eventIdOf(activity.conversation.id, idOf(activity), activity.type, ...about),
    account: accountOf(activity.from.id),
    place: placeOf(activity.conversation.id, isPersonal(activity)),
    ...(lang === undefined ? {} : { lang }),
  };
}

// Teams gives every activity an id; should one come without, what it says and when stand for it.
function idOf({ id, timestamp, name, from, value }: Activity): string {
  return id || JSON.stringify([timestamp, name, from.id, value]);
}

function message(activity: Activity): Arrival {
  const carried = carriedIn(activity.value);
  if (carried !== undefined) return pressedOrSent(activity, carried, activity.value, 'message');
  const isPrivate = isPersonal(activity);
  if (!isPrivate && !mentionsBot(activity)) return nothing;
  const text = asTyped(activity);
  const base = arrived(activity);
  if (isPrivate && isHome(text)) return event({ ...base, kind: 'opened' });
  const own = activity.id ? { message: activity.id } : {};
  return event({ ...base, kind: 'said', text, ...own });
}

/** The words that open the person's own card; Teams shows them in the bot's list of commands. */
function isHome(text: string): boolean {
  return /^(hjem|forside|menu|home|start)[.!]?$/i.test(text.trim());
}

function changed(activity: Activity): Arrival {
  const kind = activity.channelData?.eventType;
  const isRemoved = activity.type === 'messageDelete' && kind !== 'undeleteMessage';
  if (!activity.id || (!isRemoved && activity.text === undefined)) return nothing;
  const base = arrived(activity, kind ?? '', activity.timestamp ?? '');
  const text = isRemoved ? {} : { text: asTyped(activity) };
  return event({ ...base, kind: 'changed', message: activity.id, ...text });
}

function installed(activity: Activity): Arrival {
  const isAdded = activity.action?.startsWith('add') === true;
  if (!isAdded && activity.action?.startsWith('remove') !== true) return nothing;
  return event({ ...arrived(activity, activity.action ?? ''), kind: isAdded ? 'joined' : 'left' });
}

function invoked(activity: Activity): Arrival {
  const value = record(activity.value);
  switch (activity.name) {
    case 'adaptiveCard/action': {
      const data = record(value['action'])['data'];
      const carried = carriedIn(data);
      return carried === undefined ? nothing : pressedOrSent(activity, carried, data, 'card');
    }
    case 'task/fetch':
    case 'task/submit': {
      const carried = carriedIn(value['data']);
      return carried === undefined ? nothing : pressedOrSent(activity, carried, value['data'], 'dialog');
    }
    case 'composeExtension/query':
      return { ...common(activity), kind: 'search', text: queryIn(value) };
    case 'composeExtension/fetchTask':
      return { ...common(activity), kind: 'asking', text: payloadIn(value) };
    case 'composeExtension/submitAction': {
      const carried = carriedIn(value['data']);
      if (carried?.kind !== 'form' || carried.form.name !== askForm) return nothing;
      const { text = '' } = valuesIn(value['data'], carried.form);
      return { ...common(activity), kind: 'asked', id: arrived(activity).id, text, form: carried.form };
    }
    default:
      return nothing;
  }
}

function pressedOrSent(activity: Activity, carried: Carried, data: unknown, answer: Answer): Arrival {
  const base = arrived(activity);
  const card = activity.replyToId ?? undefined;
  switch (carried.kind) {
    case 'press': {
      const { action, value } = carried;
      return {
        kind: 'event',
        answer,
        event: { ...base, kind: 'pressed', action, value, ...(card && { message: card }) },
      };
    }
    case 'form': {
      const { name, value } = carried.form;
      const values = valuesIn(data, carried.form);
      return {
        kind: 'event',
        answer,
        event: { ...base, kind: 'submitted', form: name, value, values },
        form: carried.form,
        ...(card && { card }),
      };
    }
    case 'cancel':
      return { kind: 'cancelled', lang: carried.lang, place: base.place, ...(card && { card }) };
    case 'refresh':
      return card === undefined ? nothing : { kind: 'refresh', message: card };
  }
}

function event(one: ChatEvent): Arrival {
  return { kind: 'event', event: one, answer: 'message' };
}

function common(activity: Activity): Common {
  const { account, place } = arrived(activity);
  return { account, place, lang: langOf(activity) };
}

function queryIn(value: Readonly<Record<string, unknown>>): string {
  const [first] = Array.isArray(value['parameters']) ? value['parameters'] : [];
  const { name, value: text } = record(first);
  return name === 'initialRun' || typeof text !== 'string' ? '' : withoutNull(text).slice(0, 1000);
}

function payloadIn(value: Readonly<Record<string, unknown>>): string {
  const { content, contentType } = record(record(value['messagePayload'])['body']);
  if (typeof content !== 'string') return '';
  return withoutNull(contentType === 'text' ? content : fromMarkup(content));
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
