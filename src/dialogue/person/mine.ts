import { formatDateTime } from '../../calendar/index.ts';
import type { ChatEvent } from '../../event.ts';
import { isLive, type Question } from '../../handoff/index.ts';
import type { Block } from '../../message.ts';
import { nameOf } from '../content.ts';
import { type Facts, noteOnly, voice } from '../facts.ts';
import { button, buttons, message, paragraph } from '../speaker.ts';
import type { Turn } from '../turn.ts';

/** What the one who asks has asked: the open ones with what can be done, then the latest closed ones. */
export function mine(facts: Facts, _event: ChatEvent): Turn {
  const { lang, say } = voice(facts);
  return noteOnly(message(lang, mineBlocks(facts), say('mine.heading')));
}

/** The list of what somebody has asked, for the answer to "mine spørgsmål" and for their page. */
export function mineBlocks(facts: Facts): readonly (Block | undefined)[] {
  const { say } = voice(facts);
  const open = facts.mine.filter(isLive);
  const closed = facts.mine.filter((question) => !isLive(question)).slice(0, 10);
  const blocks: (Block | undefined)[] = [{ type: 'heading', text: say('mine.heading') }];
  if (facts.mine.length === 0) blocks.push(paragraph(say('mine.none')));
  for (const question of open) blocks.push(...openBlocks(facts, question));
  if (closed.length > 0) blocks.push(closedTable(facts, closed));
  return blocks;
}

function openBlocks(facts: Facts, question: Question): (Block | undefined)[] {
  const { lang, say } = voice(facts);
  const name = nameOf(facts.content, question.claimedBy ?? '');
  const when = formatDateTime(question.touchedAt, lang, facts.content.calendar.timeZone);
  const { id } = question;
  const answered = question.state === 'answered';
  return [
    { type: 'quote', text: question.text ?? say('question.forgotten'), by: id },
    { type: 'quiet', markdown: say(`asker.${question.state}`, { name, when }) },
    buttons(
      answered ? button(say('asker.saySolved'), 'solved', id) : undefined,
      answered ? button(say('asker.sayNotYet'), 'notYet', id) : undefined,
      question.state === 'waiting'
        ? button(say('asker.reply'), 'reply', id, { style: 'primary' })
        : undefined,
      button(say('asker.withdraw'), 'withdraw', id, { confirm: say('asker.withdrawConfirm') }),
    ),
  ];
}

function closedTable(facts: Facts, closed: readonly Question[]): Block {
  const { lang, say } = voice(facts);
  const zone = facts.content.calendar.timeZone;
  return {
    type: 'table',
    caption: say('mine.closed'),
    columns: [{ label: say('mine.question') }, { label: say('mine.state') }, { label: say('mine.asked') }],
    rows: closed.map((question) => [
      question.text ?? say('question.forgotten'),
      say(`state.${question.state}`),
      formatDateTime(question.askedAt, lang, zone),
    ]),
  };
}
