import type { Lang } from '../../src/message.ts';
import type { Log, Receive } from '../../src/ports.ts';
import type { Activity } from './activity.ts';
import type { Json } from './buttons.ts';
import type { Directory } from './directory.ts';
import { formCard, lineCard } from './forms.ts';
import {
  askFormOf,
  cardAnswer,
  cardForgotten,
  dialog,
  dialogLine,
  lineAnswer,
  searchAnswer,
  searchLine,
} from './invokes.ts';
import type { TeamsOptions } from './options.ts';
import type { Pace } from './pace.ts';
import { type Arrival, askForm, langOf, receive } from './receive.ts';
import type { Responder } from './respond.ts';
import type { Sender } from './send.ts';
import { words } from './words.ts';

/** What one activity needs. */
export interface TurnParts {
  readonly directory: Directory;
  readonly responder: Responder;
  readonly sender: Sender;
  readonly pace: Pace;
  readonly search: TeamsOptions['search'];
  readonly log: Log;
}

/** At most so many found answers are shown: Teams draws 25, people read the first ones. */
const foundAtMost = 8;

/**
 * Takes one activity that has been let in; resolves to the body of the answer to an invoke, once what came of it
 * is stored. A core that fails is told to the person as such, and to the log without a word of theirs.
 */
export async function takeTurn(
  activity: Activity,
  core: Receive,
  parts: TurnParts,
): Promise<Json | undefined> {
  const { directory, pace, log } = parts;
  const arrival = receive(activity);
  const isLeaving = arrival.kind === 'event' && arrival.event.kind === 'left';
  await (isLeaving ? directory.left(activity) : directory.saw(activity)).catch((cause: unknown) =>
    log.error('Cannot keep a conversation of Teams: it is forgotten at the next start.', cause),
  );
  if (arrival.kind === 'event') pace.spoken(arrival.event.place.id);
  try {
    return await outcome(arrival, activity, core, parts);
  } catch (cause) {
    log.error(`Cannot answer ${activity.name ?? activity.type} from Teams: something failed.`, cause);
    return failed(arrival, activity, parts);
  }
}

async function outcome(
  arrival: Arrival,
  activity: Activity,
  core: Receive,
  parts: TurnParts,
): Promise<Json | undefined> {
  const { sender, responder, directory } = parts;
  switch (arrival.kind) {
    case 'event':
      return responder.respond(arrival, await core(arrival.event));
    case 'cancelled': {
      const { lang, place, card } = arrival;
      const after = lineCard(words[lang].cancelled, lang);
      if (card) await sender.replace(place, card, after);
      return cardAnswer(after);
    }
    case 'refresh': {
      const place = directory.reference(activity.conversation.id)?.conversation ?? activity.conversation.id;
      const card = sender.shown({ platform: 'teams', id: place, private: true }, arrival.message);
      return card === undefined ? cardForgotten : cardAnswer(card);
    }
    case 'search':
      return found(arrival, parts);
    case 'asking': {
      const form = askFormOf(askForm, arrival.lang ?? 'da', arrival.text);
      return dialog(form.title, formCard(form, 'dialog'));
    }
    case 'asked':
      return asked(arrival, core, parts);
    case 'nothing':
      return {};
  }
}

async function found(
  { text, lang = 'da', account }: Extract<Arrival, { kind: 'search' }>,
  { search, directory }: TurnParts,
): Promise<Json> {
  if (text.trim() === '' || search === undefined) return searchLine(words[lang].searchHint);
  const profile = await directory.lookUp(account).catch(() => undefined);
  if (profile?.outsider) return searchLine(words[lang].otherOrganisation);
  return searchAnswer((await search(text, lang)).slice(0, foundAtMost));
}

/** "Spørg Medvind" on a message: the words are said in the private conversation, where the answer comes too. */
async function asked(
  { account, id, text, form, lang }: Extract<Arrival, { kind: 'asked' }>,
  core: Receive,
  { directory, responder, pace }: TurnParts,
): Promise<Json> {
  const say = words[lang ?? form.lang];
  const place = await directory.privatePlace(account);
  if (place === undefined) return dialogLine(say.noPrivate);
  pace.spoken(place.id);
  const reply = await core({
    kind: 'said',
    id,
    account,
    place,
    text,
    ...(lang === undefined ? {} : { lang }),
  });
  if (reply.stopped && reply.note) {
    const again = { ...askFormOf(askForm, form.lang, text), intro: reply.note.blocks };
    return dialog(again.title, formCard(again, 'dialog', { values: { text } }));
  }
  if (reply.note) await responder.tell(account, place, reply.note);
  return dialogLine(say.notePrivate);
}

async function failed(
  arrival: Arrival,
  activity: Activity,
  { responder }: TurnParts,
): Promise<Json | undefined> {
  const lang: Lang = langOf(activity) ?? 'da';
  const text = words[lang].failed;
  if (activity.type === 'invoke') {
    if (activity.name === 'adaptiveCard/action') return lineAnswer(text);
    return activity.name === 'composeExtension/query' ? searchLine(text) : dialogLine(text);
  }
  if (arrival.kind === 'event' && arrival.event.kind !== 'left' && arrival.event.kind !== 'changed') {
    const { account, place } = arrival.event;
    await responder.tell(account, place, { lang, text, blocks: [] }).catch(() => false);
  }
  return undefined;
}
