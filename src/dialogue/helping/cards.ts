import type { ChatEvent } from '../../event.ts';
import type { Question } from '../../handoff/index.ts';
import type { Message } from '../../message.ts';
import type { Outgoing } from '../../outgoing.ts';
import { type Content, personOf } from '../content.ts';
import { type Facts, langOf, outgoing } from '../facts.ts';
import { speaker } from '../speaker.ts';
import { answerMessage, askerCard } from '../view/asker-card.ts';
import { helperCard, type Reader } from '../view/question-card.ts';

/** The key of a card: of a question, for a person, the n-th of its kind. */
export function cardKey(
  kind: 'asker' | 'helper' | 'answer',
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

/** A new card for each of the people a question is now offered to. */
export function offerCards(question: Question, content: Content, to: readonly string[]): Outgoing[] {
  return to.map((person) => {
    const n = question.offers.filter((offer) => offer.to === person).length;
    const card = helperCard(question, content, readerOf(content, person));
    return outgoing(cardKey('helper', question.id, person, n), { person }, card, { about: question.id });
  });
}

/**
 * Every card of a question as it is now, each replacing the one that stands. `label` tells this round of
 * replacements from others; `skip` names cards that this turn sends anew.
 */
export function updatedCards(
  facts: Pick<Facts, 'cards' | 'content'>,
  question: Question,
  label: string,
): Outgoing[] {
  return facts.cards.flatMap(({ key, to }) => {
    const card = readCardKey(key);
    if (card === undefined) return [];
    const content = cardNow(facts.content, question, card);
    const update = `${label}/${card.kind}-${card.n}-${card.person}`;
    return content === undefined ? [] : [outgoing(update, to, content, { replaces: key })];
  });
}

function cardNow(
  content: Content,
  question: Question,
  card: { kind: string; n: number; person: string },
): Message | undefined {
  if (card.kind === 'helper') return helperCard(question, content, readerOf(content, card.person));
  const asker = readerOf(content, question.asker, question.lang);
  if (card.kind === 'asker') return askerCard(question, content, asker);
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
