import type { ChatEvent } from '../../event.ts';
import { type Move, move, type Question, type Refused } from '../../handoff/index.ts';
import { nameOf } from '../content.ts';
import { changing, type Facts, noteOnly, saying, silence, together, voice } from '../facts.ts';
import { message, paragraph } from '../speaker.ts';
import type { Turn } from '../turn.ts';
import { readCardKey, updatedCards, updateLabel } from './cards.ts';

/** What follows once a move was made: more to say, given the question as it now is. */
export type Then = (question: Question) => Turn;

/**
 * Makes moves on the question at hand: stores it, brings every card up to date and says what follows. A refused
 * move changes nothing; the one who acted reads why.
 */
export function moved(facts: Facts, event: ChatEvent, moves: readonly Move[], then?: Then): Turn {
  const { lang, say } = voice(facts);
  const before = facts.question;
  if (before === undefined) return noteOnly(message(lang, [paragraph(say('question.gone'))]));
  let now = before;
  for (const what of moves) {
    const result = move(now, what, facts.now);
    if (!result.ok) return refused(facts, event, now, result.why);
    now = result.question;
  }
  const next = then?.(now) ?? silence;
  return together(
    changing({ kind: 'questionMoved', question: now, from: before.rev }),
    saying(...updatedCards(facts, now, updateLabel(event), next.outgoing)),
    next,
  );
}

/**
 * Tells why a move cannot be made. Whoever came too late has an old card before them: it is brought up to date along
 * with the explanation.
 */
export function refused(facts: Facts, event: ChatEvent, question: Question, why: Refused): Turn {
  const { lang, say } = voice(facts);
  const name = 'by' in why && why.by !== '' ? nameOf(facts.content, why.by) : '';
  const note = message(lang, [paragraph(say(`refused.${why.tag}`, { name }))]);
  const asked = question.asker === facts.me.id;
  const mine = facts.cards.filter(({ key }) => {
    const card = readCardKey(key);
    return card?.person === facts.me.id || (asked && card?.kind !== 'helper');
  });
  return together(
    noteOnly(note),
    saying(...updatedCards({ ...facts, cards: mine }, question, updateLabel(event))),
  );
}
