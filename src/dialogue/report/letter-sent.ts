import type { Pressed, Submitted } from '../../event.ts';
import type { Block, Lang, Message } from '../../message.ts';
import type { Letter } from '../../report/index.ts';
import { type Content, nameOf, personOf } from '../content.ts';
import { type Facts, noteOnly, together, voice } from '../facts.ts';
import { readerOf } from '../helping/cards.ts';
import { tell } from '../memory.ts';
import { button, buttons, message, paragraph, speaker } from '../speaker.ts';
import { told } from '../told.ts';
import type { Turn } from '../turn.ts';
import { opening } from './goals.ts';
import { reportFacts } from './pages.ts';

/** A leader's letter as the one who gets it reads it: from whom, the words, and two ways to answer. */
export function letterCard(
  letter: Pick<Letter, 'id' | 'by' | 'text'>,
  content: Content,
  lang: Lang,
): Message {
  const say = speaker(content.texts[lang]);
  const name = nameOf(content, letter.by);
  const text = letter.text ?? '';
  return message(
    lang,
    [
      { type: 'heading', text: say('letter.from', { name }) },
      { type: 'quote', text, by: name },
      buttons(button(say('home.ask'), 'ask'), button(say('letter.comment'), 'letterComment', letter.id)),
    ],
    `${say('letter.from', { name })}: ${text}`,
  );
}

/** Opens the form for a comment to the leader who wrote; it says first that the name goes along. */
export function letterCommentForm(facts: Facts, event: Pressed): Turn {
  const { lang, say } = voice(facts);
  const letter = receivedLetter(facts, event.value);
  if (letter === undefined) return told(facts, 'letter.gone');
  return opening({
    name: 'letterComment',
    value: letter.id,
    lang,
    title: say('form.letterComment.title'),
    submit: say('form.letterComment.submit'),
    cancel: say('form.cancel'),
    intro: [paragraph(say('form.letterComment.intro', { name: nameOf(facts.content, letter.by) }))],
    fields: [
      {
        name: 'text',
        label: say('form.letterComment.text'),
        hint: say('form.noCpr'),
        kind: 'text',
        required: true,
        maxLength: 1000,
      },
    ],
  });
}

/** Brings a comment to the leader, with the name of the one who wrote it, and to nobody else. */
export function letterCommented(facts: Facts, event: Submitted): Turn {
  const letter = receivedLetter(facts, event.value);
  if (letter === undefined) return told(facts, 'letter.gone');
  const { lang, say } = readerOf(facts.content, letter.by);
  const { name } = facts.me;
  const comment = message(lang, [
    paragraph(say('letter.commentFrom', { name })),
    { type: 'quote', text: event.values['text'] ?? '', by: name },
  ]);
  return together(
    tell(event, 'comment', { person: letter.by }, comment),
    told(facts, 'letter.commented', { name: nameOf(facts.content, letter.by) }),
  );
}

function receivedLetter(facts: Facts, id: string): Letter | undefined {
  const { letter } = reportFacts(facts);
  const known = letter?.id === id && letter.to.includes(facts.me.id);
  return known && personOf(facts.content, letter.by) !== undefined ? letter : undefined;
}

/** "Hvem fik den ikke?": tells the one who wrote a letter whom it did not reach, and why. */
export function letterReach(facts: Facts, event: Pressed): Turn {
  const { lang, say } = voice(facts);
  const { letter, reached } = reportFacts(facts);
  if (letter?.id !== event.value || letter.by !== facts.me.id || reached === undefined)
    return told(facts, 'letter.notYours');
  const row = (ids: readonly string[], why: string): Block[] =>
    ids.length === 0
      ? []
      : [
          paragraph(`**${why}**`),
          { type: 'quote', text: ids.map((id) => nameOf(facts.content, id)).join('\n') },
        ];
  const { waiting, sent, failed, unconfirmed } = reached;
  return noteOnly(
    message(lang, [
      { type: 'heading', text: say('letter.reach') },
      paragraph(say('letter.reached', { sent: sent.length, count: letter.to.length })),
      ...row(failed, say('letter.why.failed')),
      ...row(unconfirmed, say('letter.why.unconfirmed')),
      waiting.length === 0 ? undefined : paragraph(say('letter.why.waiting', { count: waiting.length })),
    ]),
  );
}
