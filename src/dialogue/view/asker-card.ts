import { formatDateTime } from '../../calendar/index.ts';
import type { Question } from '../../handoff/index.ts';
import type { Message } from '../../message.ts';
import { type Content, nameOf } from '../content.ts';
import { button, buttons, message, paragraph } from '../speaker.ts';
import type { Reader } from './question-card.ts';

/** The asker's own card of a question: what was asked, where it stands, and how to take it back. */
export function askerCard(
  question: Question,
  content: Content,
  { say, lang }: Omit<Reader, 'person'>,
  promise?: string,
): Message {
  const name = question.claimedBy === undefined ? '' : nameOf(content, question.claimedBy);
  const when = formatDateTime(question.touchedAt, lang, content.calendar.timeZone);
  const status = say(`asker.${question.state}`, { name, when });
  const withdrawable = ['open', 'offered', 'claimed', 'waiting'].includes(question.state);
  return message(
    lang,
    [
      { type: 'heading', text: say('asker.heading', { id: question.id }) },
      { type: 'quote', text: question.text ?? say('question.forgotten') },
      paragraph(promise === undefined ? status : `${status} ${promise}`),
      withdrawable
        ? buttons(
            button(say('asker.withdraw'), 'withdraw', question.id, { confirm: say('asker.withdrawConfirm') }),
          )
        : undefined,
      question.state === 'solved'
        ? buttons(button(say('asker.sayNotYet'), 'notYet', question.id))
        : undefined,
    ],
    `${say('asker.heading', { id: question.id })}: ${status}`,
  );
}

/**
 * What a superuser asked back in the n-th thing said about a question, with the button to reply as long as a reply to
 * it is waited for.
 */
export function askBackMessage(
  question: Question,
  n: number,
  content: Content,
  { say, lang }: Omit<Reader, 'person'>,
): Message {
  const asked = question.turns[n];
  const name = nameOf(content, asked?.by ?? '');
  const text = asked?.text ?? say('question.forgotten');
  const since = question.turns.slice(n + 1);
  const isAwaited = question.state === 'waiting' && since.every(({ kind }) => kind === 'askBack');
  // Only where the superuser's words stand can the next line be taken for the reply to them.
  const how = say(question.place.private ? 'asker.askedBackHow' : 'asker.askedBackPress');
  const over = say(since.some(({ kind }) => kind === 'reply') ? 'asker.replied' : 'asker.replyOver');
  return message(
    lang,
    [
      { type: 'heading', text: say('asker.askedBack', { name }) },
      { type: 'quote', text, by: name },
      { type: 'quiet', markdown: isAwaited ? how : over },
      isAwaited ? buttons(button(say('asker.reply'), 'reply', question.id, { style: 'primary' })) : undefined,
    ],
    `${say('asker.askedBack', { name })}: ${text}`,
  );
}

/** A superuser's answer as the asker gets it, with a way to say whether it solved the matter. */
export function answerMessage(
  question: Question,
  text: string,
  content: Content,
  { say, lang }: Omit<Reader, 'person'>,
): Message {
  const name = nameOf(content, question.claimedBy ?? '');
  const open = question.state === 'answered';
  return message(
    lang,
    [
      { type: 'heading', text: say('asker.answerFrom', { name }) },
      { type: 'quote', text, by: name },
      { type: 'quiet', markdown: say('asker.answerTo') },
      { type: 'quote', text: question.text ?? question.id },
      open
        ? buttons(
            button(say('asker.saySolved'), 'solved', question.id, { style: 'primary' }),
            button(say('asker.sayNotYet'), 'notYet', question.id),
          )
        : { type: 'quiet', markdown: say(`asker.${question.state}`, { name, when: '' }) },
    ],
    `${say('asker.answerFrom', { name })}: ${text}`,
  );
}
