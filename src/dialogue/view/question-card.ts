import { formatDateTime } from '../../calendar/index.ts';
import type { Details, Question } from '../../handoff/index.ts';
import type { Block, Lang, Message } from '../../message.ts';
import { type Content, nameOf, unitOf } from '../content.ts';
import { button, buttons, message, type Speak } from '../speaker.ts';

/** Who reads a card, in which voice. */
export interface Reader {
  readonly person: string;
  readonly lang: Lang;
  readonly say: Speak;
}

/** What a question shows to the one who may take it. */
export interface AskedWords {
  readonly asker: string;
  readonly unit?: string | undefined;
  readonly text: string | null;
  readonly details: Details;
  readonly topic?: string | undefined;
}

/** What a superuser sees of a question, the same in the preview and on the card. */
export function questionBlocks(asked: AskedWords, content: Content, say: Speak): Block[] {
  const unit = unitOf(content, asked.unit);
  const by =
    unit === undefined ? nameOf(content, asked.asker) : `${nameOf(content, asked.asker)}, ${unit.name}`;
  const blocks: Block[] = [{ type: 'quote', text: asked.text ?? say('question.forgotten'), by }];
  const topic = content.topics.find(({ id }) => id === asked.topic);
  const fields = [
    ...detailFields(asked.details, say),
    ...(topic === undefined ? [] : [{ label: say('question.topic'), value: topic.title }]),
  ];
  if (fields.length > 0) blocks.push({ type: 'fields', fields });
  return blocks;
}

/** What the asker told beside the question, each with its label. */
export function detailFields(details: Details, say: Speak): { label: string; value: string }[] {
  const scope = details.scope === undefined ? undefined : say(`form.scopeIs.${details.scope}`);
  const rows: [string, string | undefined][] = [
    ['question.did', details.did],
    ['question.happened', details.happened],
    ['question.expected', details.expected],
    ['question.scope', scope],
    ['question.systemId', details.systemId],
  ];
  return rows.flatMap(([key, value]) => (value === undefined ? [] : [{ label: say(key), value }]));
}

/** A superuser's card: the question, what has been said since, where it stands, and what the reader can do. */
export function helperCard(question: Question, content: Content, reader: Reader): Message {
  const { say } = reader;
  const turns: Block[] = question.turns.map((turn) => ({
    type: 'quote',
    text: turn.text ?? say(`turn.${turn.kind}`),
    by: `${nameOf(content, turn.by)}: ${say(`turn.${turn.kind}`)}`,
  }));
  return message(
    reader.lang,
    [
      { type: 'heading', text: say('card.heading', { id: question.id }) },
      ...questionBlocks(question, content, say),
      ...turns,
      { type: 'quiet', markdown: helperStatus(question, content, reader) },
      helperButtons(question, reader),
    ],
    say('card.heading', { id: question.id }) + (question.text === null ? '' : ` – ${question.text}`),
  );
}

function helperStatus(question: Question, content: Content, { say, lang, person }: Reader): string {
  const when = formatDateTime(question.touchedAt, lang, content.calendar.timeZone);
  const mine = question.claimedBy === person;
  const name = question.claimedBy === undefined ? '' : nameOf(content, question.claimedBy);
  if (question.state === 'claimed' || question.state === 'waiting' || question.state === 'answered') {
    return say(`card.${question.state}.${mine ? 'mine' : 'other'}`, { name, when });
  }
  if (question.state === 'solved') {
    return say(`card.solved.${question.solved ?? 'assumed'}`, { name, when });
  }
  if (question.state === 'open' || question.state === 'offered') {
    const asked = formatDateTime(question.askedAt, lang, content.calendar.timeZone);
    return say(question.level >= 2 ? 'card.escalated' : 'card.open', { when: asked });
  }
  return say(`card.${question.state}`, { when });
}

function helperButtons(question: Question, { say, person }: Reader): Block | undefined {
  const id = question.id;
  if (question.state === 'open' || question.state === 'offered') {
    return buttons(button(say('card.claim'), 'claim', id, { style: 'primary' }));
  }
  if (question.claimedBy !== person) return undefined;
  const draft = question.draft === undefined ? button(say('card.makeEntry'), 'makeEntry', id) : undefined;
  const known = question.text === null ? undefined : button(say('card.addPhrasing'), 'addPhrasing', id);
  switch (question.state) {
    case 'claimed':
    case 'waiting':
      return buttons(
        button(say('card.answer'), 'answer', id, { style: 'primary' }),
        button(say('card.askBack'), 'askBack', id),
        button(say('card.handOver'), 'handOver', id),
        button(say('card.release'), 'release', id),
      );
    case 'answered':
      return buttons(button(say('card.addAnswer'), 'answer', id), draft, known);
    case 'solved':
      return buttons(draft, known);
    default:
      return undefined;
  }
}
