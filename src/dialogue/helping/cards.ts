import type { ChatEvent } from '../../event.ts';
import type { Question } from '../../handoff/index.ts';
import type { Message } from '../../message.ts';
import type { Outgoing } from '../../outgoing.ts';
import { type Content, personOf } from '../content.ts';
import { type Facts, langOf, outgoing } from '../facts.ts';
import { message, paragraph, speaker } from '../speaker.ts';
import { answerMessage, askBackMessage, askerCard } from '../view/asker-card.ts';
import { helperCard, type Reader } from '../view/question-card.ts';

/** The key of a card: of a question, for a person, the n-th of its kind. */
export function cardKey(
  kind: 'asker' | 'helper' | 'answer' | 'askBack' | 'reply',
  question: string,
  person: string,
  n = 0,
): string {
  return `q:${question}:${kind}:${n}:${person}`;
}

/** The parts of a card's key; nothing for a key of something else. */
export function readCardKey(
  key: string,
): { question: string; kind: string; n: number; person: string } | undefined {
  const [mark, question, kind, n, ...person] = key.split(':');
  return mark === 'q' && question !== undefined && kind !== undefined && n !== undefined
    ? { question, kind, n: Number(n), person: person.join(':') }
    : undefined;
}

/** A person as the reader of a card, in the language the roster gives them or `lang`. */
export function readerOf(
  content: Content,
  person: string,
  lang = personOf(content, person)?.lang ?? 'da',
): Reader {
  return { person, lang, say: speaker(content.texts[lang]) };
}

/** A new card for each of these people; of the cards that somebody has of a question the newest is the live one. */
export function newCards(question: Question, content: Content, to: readonly string[]): Outgoing[] {
  return to.map((person) => newCard(question, content, readerOf(content, person)));
}

/** A new card for one who helps. */
export function newCard(question: Question, content: Content, reader: Reader): Outgoing {
  const key = cardKey('helper', question.id, reader.person, question.rev);
  const card = helperCard(question, content, reader);
  return outgoing(key, { person: reader.person }, card, { about: question.id });
}

/**
 * Every card of a question as it is now, each replacing the one that stands. `label` tells this round of
 * replacements from others. Whoever gets a new card among `said` keeps the old one without its words and buttons.
 */
export function updatedCards(
  facts: Pick<Facts, 'cards' | 'content'>,
  question: Question,
  label: string,
  said: readonly Outgoing[] = [],
): Outgoing[] {
  const standing = newestHelperCards(facts.cards);
  const anew = newestHelperCards(said);
  return facts.cards.flatMap(({ key, to }) => {
    const card = readCardKey(key);
    if (card === undefined) return [];
    // It was put aside when the newer one came.
    if (card.kind === 'helper' && standing.get(card.person) !== card.n) return [];
    const content =
      card.kind === 'helper' && anew.has(card.person)
        ? asideCard(question, readerOf(facts.content, card.person))
        : cardNow(facts.content, question, card);
    const update = `${label}/${card.kind}-${card.n}-${card.person}`;
    return content === undefined ? [] : [outgoing(update, to, content, { replaces: key })];
  });
}

/** The cards of a question whose words its asker changed, and the lines that brought their replies to superusers. */
export function rewrittenCards(
  facts: Pick<Facts, 'cards' | 'content' | 'me'>,
  question: Question,
  label: string,
): Outgoing[] {
  const own = facts.cards.filter(({ key }) => readCardKey(key)?.question === question.id);
  const replies = own.flatMap(({ key, to }) => {
    const card = readCardKey(key);
    const turn = question.turns[card?.n ?? -1];
    if (card?.kind !== 'reply' || turn === undefined) return [];
    const line = replyLine(question, readerOf(facts.content, card.person), facts.me.name, turn.text);
    return [outgoing(`${label}/reply-${card.n}`, to, line, { replaces: key })];
  });
  return [...updatedCards({ ...facts, cards: own }, question, label), ...replies];
}

/** A short line that brings a reply to the superuser, so that an updated card is noticed. */
export function replyLine({ id }: Question, reader: Reader, name: string, text: string | null): Message {
  const { lang, say } = reader;
  return message(lang, [
    paragraph(say('nudge.reply', { name, id })),
    ...(text ? [{ type: 'quote', text, by: name } as const] : []),
  ]);
}

function newestHelperCards(cards: readonly { readonly key: string }[]): ReadonlyMap<string, number> {
  const newest = new Map<string, number>();
  for (const { key } of cards) {
    const card = readCardKey(key);
    if (card?.kind === 'helper') newest.set(card.person, Math.max(card.n, newest.get(card.person) ?? 0));
  }
  return newest;
}

function asideCard({ id }: Question, { lang, say }: Reader): Message {
  const heading = say('card.heading', { id });
  return message(lang, [{ type: 'heading', text: heading }, paragraph(say('card.newer'))], heading);
}

function cardNow(
  content: Content,
  question: Question,
  card: { kind: string; n: number; person: string },
): Message | undefined {
  if (card.kind === 'helper') return helperCard(question, content, readerOf(content, card.person));
  const asker = readerOf(content, question.asker, question.lang);
  // What a reply brought is said once; only its own words can change it.
  if (card.kind === 'reply') return undefined;
  if (card.kind === 'asker') return askerCard(question, content, asker);
  if (card.kind === 'askBack') return askBackMessage(question, card.n, content, asker);
  const answer = question.turns[card.n];
  const latest = question.turns.findLastIndex((turn) => turn.kind === 'answer') === card.n;
  if (answer?.kind !== 'answer' || !latest) return undefined;
  return answerMessage(question, answer.text ?? '', content, asker);
}

/** The label of the replacements that an event leads to. */
export function updateLabel(event: ChatEvent): string {
  return `${event.id}/u`;
}

/** The language of the one who acts, for notes about a card. */
export function readerMe(facts: Facts): Reader {
  return readerOf(facts.content, facts.me.id, langOf(facts.me, facts.settings));
}
