import type { ChatEvent } from '../../event.ts';
import type { Question } from '../../handoff/index.ts';
import type { Block, Message } from '../../message.ts';
import { duration } from '../../report/index.ts';
import { nameOf, unitOf } from '../content.ts';
import { type Facts, noteOnly, voice, type World } from '../facts.ts';
import { button, buttons, message, paragraph } from '../speaker.ts';
import type { Turn } from '../turn.ts';
import type { Reader } from '../view/question-card.ts';

/** 10: two blocks each, with one's own they fit in what Slack takes in a window; the rest come as these are taken. */
const shownAtMost = 10;

/** Follows the question in the value of a button that stands in the queue, and not on the question's card. */
export const inQueue = 'queue';

/** What the queue is made of. */
export type QueueFacts = Pick<World, 'content' | 'live' | 'now'>;

/** What waits to be taken, what the superuser has, and who has the rest. */
export function queue(facts: Facts, _event: ChatEvent): Turn {
  return noteOnly(queueNote(facts));
}

/** The queue as the one who acts sees it, after what is to be read first. */
export function queueNote(facts: Facts, first: readonly Block[] = []): Message {
  return queueMessage(facts, { person: facts.me.id, ...voice(facts) }, first);
}

/** How a question stands in somebody's queue: to be taken, or among their own to be answered; undefined if it does not. */
export function rowOf(question: Question | undefined, person: string): 'waiting' | 'own' | undefined {
  switch (question?.state) {
    case 'open':
    case 'offered':
      return question.asker === person ? undefined : 'waiting';
    case 'claimed':
    case 'waiting':
      return question.claimedBy === person ? 'own' : undefined;
    default:
      return undefined;
  }
}

/** The queue as a reader sees it, after what is to be read first. */
export function queueMessage(facts: QueueFacts, reader: Reader, first: readonly Block[] = []): Message {
  const { lang, say, person } = reader;
  const waiting = facts.live.filter((question) => rowOf(question, person) === 'waiting');
  const own = facts.live.filter((question) => rowOf(question, person) === 'own');
  const blocks: (Block | undefined)[] = [...first, { type: 'heading', text: say('queue.heading') }];
  for (const question of waiting.slice(0, shownAtMost)) {
    blocks.push(
      inLine(facts, reader, question),
      buttons(button(say('card.claim'), 'claim', `${question.id}|${inQueue}`, { style: 'primary' })),
    );
  }
  if (waiting.length === 0) blocks.push(paragraph(say('queue.empty')));
  const rest = waiting.length - shownAtMost;
  if (rest > 0) blocks.push({ type: 'quiet', markdown: say('queue.more', { count: rest }) });
  if (own.length > 0) blocks.push({ type: 'heading', text: say('queue.yours') });
  for (const question of own) {
    blocks.push(
      inLine(facts, reader, question),
      buttons(
        button(say('card.answer'), 'answer', question.id, { style: 'primary' }),
        button(say('card.askBack'), 'askBack', question.id),
        button(say('card.handOver'), 'handOver', question.id),
        button(say('card.release'), 'release', question.id),
      ),
    );
  }
  return message(lang, blocks, say('queue.heading'));
}

/** A question in the queue: the words, whose they are, from which unit, about what, and how long they have waited. */
function inLine(
  { content, now }: QueueFacts,
  { lang, say }: Reader,
  { text, asker, unit, topic, askedAt }: Question,
): Block {
  const waited = duration(content.calendar.workingMinutesBetween(askedAt, now), { lang, say });
  const about = [
    nameOf(content, asker),
    unitOf(content, unit)?.name,
    content.topics.find(({ id }) => id === topic)?.title,
    say('queue.waited', { waited }),
  ];
  return {
    type: 'quote',
    text: text ?? say('question.forgotten'),
    by: about.filter((part) => part !== undefined).join(' · '),
  };
}
