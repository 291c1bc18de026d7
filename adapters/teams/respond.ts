import type { Account, ChatEvent, Place } from '../../src/event.ts';
import type { Form, Lang, Message, Reply } from '../../src/message.ts';
import type { Log } from '../../src/ports.ts';
import type { Json } from './buttons.ts';
import type { CarriedForm } from './data.ts';
import type { Directory } from './directory.ts';
import { type Filled, formCard, lineCard, shortNote } from './forms.ts';
import { cardAnswer, dialog, dialogLine, lineAnswer, noteDialog } from './invokes.ts';
import type { Arrival } from './receive.ts';
import { renderMessage } from './render.ts';
import type { Sender } from './send.ts';
import { words } from './words.ts';

type EventArrival = Extract<Arrival, { readonly kind: 'event' }>;

/** Turns what the core says at once into what Teams shows. */
export interface Responder {
  /** Shows the reply; what is returned is the body of the answer to an invoke. */
  respond(arrival: EventArrival, reply: Reply): Promise<Json | undefined>;
  /** Forgets where somebody's card stands. */
  forget(account: Account): void;
  /** Says a note in the person's private conversation; whether there is one. */
  tell(account: Account, place: Place, note: Message): Promise<boolean>;
}

interface ResponderParts {
  readonly sender: Sender;
  readonly directory: Directory;
  readonly dialogs: ReadonlySet<string>;
  readonly log: Log;
}

/** How many personal cards are remembered, so that they can be brought up to date where they stand. */
const homesAtMost = 5000;

/** Makes the responder. */
export function createResponder({ sender, directory, dialogs, log }: ResponderParts): Responder {
  const homes = new Map<string, { readonly place: Place; readonly ref: string }>();

  async function privateOf(account: Account, place: Place): Promise<Place | undefined> {
    return place.private ? place : directory.privatePlace(account);
  }

  async function say(place: Place, key: string, message: Message): Promise<string | undefined> {
    const sent = await sender.send({ key, place, message });
    if (sent.ok) return sent.ref;
    log.warn(sent.detail);
    return undefined;
  }

  async function tell(account: Account, place: Place, note: Message): Promise<boolean> {
    const own = await privateOf(account, place);
    return own !== undefined && (await say(own, `note:${account.id}`, note)) !== undefined;
  }

  /** Shows a form in the private conversation; whether there is one. */
  async function openInline(event: ChatEvent, form: Form, filled: Filled = {}): Promise<boolean> {
    const own = await privateOf(event.account, event.place);
    if (own === undefined) return false;
    const sent = await sender.show(own, formCard(form, 'inline', filled), form.title);
    if (!sent.ok) log.warn(sent.detail);
    return sent.ok;
  }

  async function home(event: ChatEvent, message: Message): Promise<void> {
    const old = homes.get(event.account.id);
    const envelope = { key: `home:${event.account.id}`, message };
    if (event.kind !== 'opened') {
      if (old !== undefined) await sender.update(old.ref, { ...envelope, place: old.place });
      return;
    }
    const place = await privateOf(event.account, event.place);
    const ref = place && (await say(place, envelope.key, message));
    if (!place || ref === undefined) return;
    homes.delete(event.account.id);
    homes.set(event.account.id, { place, ref });
    const [oldest] = homes.size > homesAtMost ? homes.keys() : [];
    if (oldest !== undefined) homes.delete(oldest);
  }

  async function inConversation({ event, form }: EventArrival, reply: Reply): Promise<undefined> {
    const lang = langIn(event, reply);
    if (reply.errors && form) await openInline(event, form, filledIn(event, reply));
    if (reply.form) await openInline(event, reply.form);
    if (!reply.note || (await tell(event.account, event.place, reply.note))) return;
    // The note itself is for nobody else to read, so the others in the conversation read only that there is one.
    const message: Message = { lang, text: words[lang].noPrivate, blocks: [] };
    if (!event.place.private) await say(event.place, `note:${event.id}`, message);
  }

  async function inDialog({ event, form }: EventArrival, reply: Reply): Promise<Json> {
    const lang = langIn(event, reply);
    if (reply.errors && form) return dialog(form.title, formCard(form, 'dialog', filledIn(event, reply)));
    if (reply.form) return dialog(reply.form.title, formCard(reply.form, 'dialog'));
    const isSent = event.kind === 'submitted';
    if (!reply.note) return isSent ? {} : dialogLine(words[lang].done);
    if (isSent && event.place.private && (await tell(event.account, event.place, reply.note))) return {};
    const line = shortNote(reply.note);
    return line === undefined ? noteDialog(reply.note) : dialogLine(line);
  }

  async function onCard({ event, form, card }: EventArrival, reply: Reply): Promise<Json> {
    const lang = langIn(event, reply);
    if (event.kind === 'submitted' && form) {
      const after = formAfter(event, form, reply, lang);
      // Without this the form would be there again, filled, when the client reads the conversation anew.
      if (card && !reply.errors && !reply.form) await sender.replace(event.place, card, after);
      return cardAnswer(after);
    }
    if (reply.form) {
      if (!(await openInline(event, reply.form))) return cardAnswer(formCard(reply.form, 'inline'));
      return lineAnswer(event.place.private ? words[lang].formBelow : words[lang].formPrivate);
    }
    if (!reply.note) return lineAnswer(words[lang].done);
    const line = shortNote(reply.note);
    if (line !== undefined && !event.place.private) return lineAnswer(line);
    const isTold = await tell(event.account, event.place, reply.note);
    if (!isTold) return lineAnswer(words[lang].noPrivate);
    return lineAnswer(event.place.private ? words[lang].noteBelow : words[lang].notePrivate);
  }

  /** What stands where an inline form stood: the form with what is wrong, the next one, or what came of it. */
  function formAfter(event: ChatEvent, form: CarriedForm, reply: Reply, lang: Lang): Json {
    if (reply.errors) return formCard(form, 'inline', filledIn(event, reply));
    if (reply.form) return formCard(reply.form, 'inline');
    const [note] = reply.note ? renderMessage(reply.note, { dialogs }) : [];
    return note?.card ?? lineCard(words[lang].sent, lang);
  }

  return {
    tell,
    forget: ({ id }) => void homes.delete(id),

    async respond(arrival, reply) {
      if (reply.home) await home(arrival.event, reply.home);
      switch (arrival.answer) {
        case 'message':
          return inConversation(arrival, reply);
        case 'dialog':
          return inDialog(arrival, reply);
        case 'card':
          return onCard(arrival, reply);
      }
    },
  };
}

function filledIn(event: ChatEvent, { errors }: Reply): Filled {
  return { ...(event.kind === 'submitted' ? { values: event.values } : {}), ...(errors && { errors }) };
}

/** The language of what the core says; what this platform adds is said in the same. */
function langIn(event: ChatEvent, { note, form, home }: Reply): Lang {
  return note?.lang ?? form?.lang ?? home?.lang ?? event.lang ?? 'da';
}
