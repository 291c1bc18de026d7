import type { Pressed, Submitted } from '../../event.ts';
import type { Block, Lang, Message } from '../../message.ts';
import type { Letter } from '../../report/index.ts';
import { type Content, nameOf, personOf } from '../content.ts';
import { changing, type Facts, noteOnly, together, voice } from '../facts.ts';
import { readerOf } from '../helping/cards.ts';
import { overCard, tell } from '../memory.ts';
import { button, buttons, message, paragraph, type Speak, speaker } from '../speaker.ts';
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

/** Whether a letter is not on its way to anybody yet: that begins at an opening. */
export function waitsFor({ fed = 0, sendAt, at }: Letter): boolean {
  return fed === 0 && sendAt > at;
}

/** What its author can do about a letter: take it back while it waits, then see whom it did not reach. */
export function letterButtons(letter: Letter, say: Speak): Block | undefined {
  return buttons(
    waitsFor(letter)
      ? button(say('letter.undo'), 'letterUndo', letter.id)
      : button(say('letter.reach'), 'letterReach', letter.id),
  );
}

/** Takes back a letter that waits for the opening; once the first are on their way it is too late. */
export function letterUndo(facts: Facts, event: Pressed): Turn {
  const { lang, say } = voice(facts);
  const { letter } = reportFacts(facts);
  if (letter?.id !== event.value || letter.by !== facts.me.id) return told(facts, 'letter.notYours');
  if (letter.to.length === 0) return told(facts, 'letter.undone');
  if (!waitsFor(letter)) return told(facts, 'letter.tooLate');
  const done = message(lang, [
    paragraph(say('letter.undone')),
    letter.text === null ? undefined : { type: 'quote', text: letter.text },
  ]);
  return together(
    changing(
      // Stale when the first were put on their way meanwhile: then it is decided again.
      { kind: 'letterFed', letter: letter.id, from: 0, fed: 0 },
      { kind: 'letterWritten', letter: { ...letter, text: null, to: [] } },
      {
        kind: 'audited',
        who: facts.me.id,
        what: `took back a letter to ${letter.units.join(', ')}`,
        at: facts.now,
      },
    ),
    event.message === undefined ? noteOnly(done) : overCard(event, 'letter', done),
  );
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
