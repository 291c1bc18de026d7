import type { Pressed, Submitted } from '../../event.ts';
import type { Question } from '../../handoff/index.ts';
import type { Form, Message } from '../../message.ts';
import { mayHelp } from '../../organisation/index.ts';
import { helpersAround } from '../availability.ts';
import { nameOf, personOf } from '../content.ts';
import { changing, type Facts, noteOnly, outgoing, saying, silence, together, voice } from '../facts.ts';
import { talkKey, tell } from '../memory.ts';
import { inQueue, queueNote } from '../person/queue.ts';
import { overQueue } from '../person/queue-lists.ts';
import { message, paragraph } from '../speaker.ts';
import { told } from '../told.ts';
import type { Turn } from '../turn.ts';
import { answerMessage, askBackMessage } from '../view/asker-card.ts';
import { questionBlocks } from '../view/question-card.ts';
import { welcomeHelpers } from '../welcome.ts';
import { cardKey, newCard, readCardKey, readerMe, readerOf } from './cards.ts';
import { moved, type Then } from './moved.ts';

/**
 * A superuser takes the question at hand; from the queue they read how that went, and the queue as it is now: in place
 * where it stands in the conversation.
 */
export function claim(facts: Facts, event: Pressed): Turn {
  const fromQueue = event.message === undefined || event.value.endsWith(`|${inQueue}`);
  const turn = moved(facts, event, [{ kind: 'claim', by: facts.me.id }], (question) =>
    together(ownCard(facts, question), fromQueue ? told(facts, 'done.claimed') : silence),
  );
  if (!fromQueue || turn.reply.note === undefined) return turn;
  const now = turn.changes.flatMap((change) => (change.kind === 'questionMoved' ? [change.question] : []));
  const live = facts.live.map((one) => now.find(({ id }) => id === one.id) ?? one);
  const after = { ...facts, live };
  if (event.message !== undefined) return together(turn, overQueue(after, event));
  return { ...turn, reply: { note: queueNote(after, turn.reply.note.blocks) } };
}

// Whoever takes it from the queue has no card yet.
function ownCard(facts: Facts, question: Question): Turn {
  const mine = facts.cards.map(({ key }) => readCardKey(key)).filter((card) => card?.person === facts.me.id);
  if (mine.some((card) => card?.kind === 'helper')) return silence;
  return saying(newCard(question, facts.content, readerMe(facts)));
}

/** Opens one of the superuser's forms on the question at hand, if it is theirs. */
export function helperForm(name: 'answer' | 'askBack' | 'handOver') {
  return (facts: Facts, _event: Pressed): Turn => {
    const { lang, say } = voice(facts);
    const { question } = facts;
    if (question === undefined) return noteOnly(message(lang, [paragraph(say('question.gone'))]));
    if (question.claimedBy !== facts.me.id) {
      const key = question.claimedBy === undefined ? 'refused.notClaimed' : 'refused.notYours';
      return noteOnly(
        message(lang, [paragraph(say(key, { name: nameOf(facts.content, question.claimedBy ?? '') }))]),
      );
    }
    if (name === 'handOver' && helpersAround(facts, question).length === 0)
      return told(facts, 'form.handOver.nobody');
    return { ...silence, reply: { form: formFor(facts, name, question) } };
  };
}

function formFor(facts: Facts, name: 'answer' | 'askBack' | 'handOver', question: Question): Form {
  const { lang, say } = voice(facts);
  const text = {
    name: name === 'handOver' ? 'reason' : 'text',
    label: say(`form.${name}.text`),
    hint: say('form.noCpr'),
    kind: 'text' as const,
    required: true,
    maxLength: name === 'handOver' ? 300 : 2000,
  };
  const options = helpersAround(facts, question).map(({ person, note }) => ({
    value: person.id,
    label: `${person.name} (${note})`,
  }));
  const to = { name: 'to', label: say('form.handOver.to'), kind: 'choice' as const, required: true, options };
  return {
    name,
    value: question.id,
    lang,
    title: say(`form.${name}.title`),
    submit: say(`form.${name}.submit`),
    cancel: say('form.cancel'),
    intro: questionBlocks(question, facts.content, say),
    fields: name === 'handOver' ? [to, text] : [text],
  };
}

/** Sends the superuser's answer to the asker. */
export function answerSent(facts: Facts, event: Submitted): Turn {
  const text = event.values['text'] ?? '';
  return moved(facts, event, [{ kind: 'answer', by: facts.me.id, text }], (question) =>
    together(
      toAsker(question, 'answer', answerMessage(question, text, facts.content, askerOf(facts, question))),
      told(facts, 'done.answered'),
    ),
  );
}

/** Asks the asker back; what they write next in that conversation is the reply. */
export function askBackSent(facts: Facts, event: Submitted): Turn {
  const text = event.values['text'] ?? '';
  return moved(facts, event, [{ kind: 'askBack', by: facts.me.id, text }], (question) => {
    const n = question.turns.length - 1;
    const asked = askBackMessage(question, n, facts.content, askerOf(facts, question));
    const talk = {
      key: talkKey(question.place, question.asker),
      person: question.asker,
      suggested: [],
      awaiting: question.id,
      at: facts.now,
    };
    return together(
      question.place.private ? changing({ kind: 'talkKept', talk }) : silence,
      toAsker(question, 'askBack', asked),
      told(facts, 'done.askedBack'),
    );
  });
}

/** Gives the question to a named colleague, who gets a card with the reason. */
export function handedOver(facts: Facts, event: Submitted): Turn {
  const { say } = voice(facts);
  const to = event.values['to'] ?? '';
  const reason = event.values['reason'] ?? '';
  const colleague = personOf(facts.content, to);
  if (colleague === undefined || !mayHelp(colleague)) {
    return { ...silence, reply: { errors: { to: say('form.handOver.unknown') } } };
  }
  if (facts.unreachable.has(to)) {
    const gone = say('form.handOver.unreachable', { name: colleague.name });
    return { ...silence, reply: { errors: { to: gone } } };
  }
  const then: Then = (question) => {
    const reader = readerOf(facts.content, to);
    const why = message(reader.lang, [
      paragraph(reader.say('handedOver.to', { name: facts.me.name })),
      { type: 'quote', text: reason, by: facts.me.name },
    ]);
    return together(
      welcomeHelpers(facts, [to]),
      tell(event, 'handed', { person: to }, why),
      saying(newCard(question, facts.content, reader)),
      told(facts, 'done.handedOver', { name: colleague.name }),
    );
  };
  return moved(facts, event, [{ kind: 'handOver', by: facts.me.id, to, reason }], then);
}

/** Gives the question back to the queue. */
export function released(facts: Facts, event: Pressed): Turn {
  return moved(facts, event, [{ kind: 'release', by: facts.me.id }], () => told(facts, 'done.released'));
}

function askerOf(facts: Facts, question: Question) {
  return readerOf(facts.content, question.asker, question.lang);
}

function toAsker(question: Question, kind: 'answer' | 'askBack', content: Message): Turn {
  const key = cardKey(kind, question.id, question.asker, question.turns.length - 1);
  const to = question.place.private ? { place: question.place } : { person: question.asker };
  return saying(outgoing(key, to, content, { about: question.id }));
}
