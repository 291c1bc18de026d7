import type { ChatEvent, Pressed } from '../../event.ts';
import { isLive, move, type Question } from '../../handoff/index.ts';
import type { Block } from '../../message.ts';
import { privacyNotice } from '../../privacy/index.ts';
import { changing, type Facts, noteOnly, outgoing, saying, silence, together, voice } from '../facts.ts';
import { holderOf } from '../helping/asker-turns.ts';
import { readCardKey, readerOf, updateLabel } from '../helping/cards.ts';
import { tell } from '../memory.ts';
import { button, buttons, message, paragraph } from '../speaker.ts';
import type { Change, Turn } from '../turn.ts';
import { writtenRows } from './written.ts';

/** Everything that is kept about the one who asks (GDPR, art. 15), with the way to have it erased. */
export function kept(facts: Facts, _event: ChatEvent): Turn {
  const { lang, say } = voice(facts);
  const about = facts.kept;
  if (about === undefined) return silence;
  const platforms = about.accounts.map(({ account }) => account.platform).join(', ') || say('kept.none');
  const fields = [
    {
      label: say('kept.name'),
      value: facts.me.email === '' ? facts.me.name : `${facts.me.name} (${facts.me.email})`,
    },
    { label: say('kept.accounts'), value: platforms },
    { label: say('kept.language'), value: say(`lang.${lang}`) },
    { label: say('kept.claimed'), value: String(about.claimed) },
    { label: say('kept.log'), value: String(about.audit.length) },
  ];
  const rows = writtenRows(facts, about);
  const table: Block | undefined =
    rows.length === 0
      ? undefined
      : {
          type: 'table',
          caption: say('kept.texts'),
          columns: [{ label: say('kept.kind') }, { label: say('kept.text') }, { label: say('kept.when') }],
          rows,
        };
  return noteOnly(
    message(
      lang,
      [
        { type: 'heading', text: say('kept.heading') },
        { type: 'fields', fields },
        table,
        { type: 'quiet', markdown: say('kept.explain') },
        buttons(
          button(say('menu.privacy'), 'privacy'),
          button(say('kept.erase'), 'erase', '', { style: 'danger', confirm: say('kept.eraseConfirm') }),
        ),
      ],
      say('kept.heading'),
    ),
  );
}

/** Withdraws what is open and takes the person's words out of everything that is kept (GDPR, art. 17). */
export function erase(facts: Facts, event: Pressed): Turn {
  const { lang, say } = voice(facts);
  const withdrawn = facts.live
    .filter((question) => question.asker === facts.me.id && isLive(question))
    .flatMap((question) => {
      const result = move(question, { kind: 'withdraw', by: facts.me.id }, facts.now);
      return result.ok ? [{ before: question, after: result.question }] : [];
    });
  const changes: Change[] = withdrawn.map(({ before, after }) => ({
    kind: 'questionMoved',
    question: after,
    from: before.rev,
  }));
  return together(
    changing(
      ...changes,
      { kind: 'personErased', person: facts.me.id },
      { kind: 'audited', who: facts.me.id, what: 'erased own data', at: facts.now },
    ),
    ...withdrawn.map(({ before }) => takenFromHelpers(facts, event, before)),
    noteOnly(message(lang, [paragraph(say('kept.erased'))])),
  );
}

// What a platform shows of a question is not the store's to erase: its cards lose the words and the buttons here.
function takenFromHelpers(facts: Facts, event: ChatEvent, question: Question): Turn {
  const cards = facts.cards.flatMap(({ key, to }) => {
    const card = readCardKey(key);
    const isShown = card?.kind === 'helper' || card?.kind === 'reply';
    if (!isShown || card.question !== question.id) return [];
    const { lang, say } = readerOf(facts.content, card.person);
    const left = message(lang, [
      { type: 'heading', text: say('card.heading', { id: question.id }) },
      paragraph(say('card.withdrawn')),
    ]);
    return [outgoing(`${updateLabel(event)}/${key}`, to, left, { replaces: key })];
  });
  const helper = holderOf(question);
  if (helper === undefined) return saying(...cards);
  const { lang, say } = readerOf(facts.content, helper);
  const told = message(lang, [paragraph(say('nudge.withdrawn', { id: question.id }))]);
  return together(saying(...cards), tell(event, `withdrawn-${question.id}`, { person: helper }, told));
}

/** The six things that a person must be told about how their data are used (GDPR, art. 13). */
export function privacy(facts: Facts, _event: ChatEvent): Turn {
  const { lang, say } = voice(facts);
  const { notice } = privacyNotice(facts.content.privacy);
  const fields = Object.entries(notice)
    .map(([fact, text]) => ({ label: say(`privacy.${fact}`), value: text[lang] }))
    .filter(({ value }) => value !== '');
  return noteOnly(
    message(
      lang,
      [
        { type: 'heading', text: say('privacy.heading') },
        { type: 'fields', fields },
        { type: 'quiet', markdown: say('privacy.rules') },
        buttons(button(say('menu.mydata'), 'mydata')),
      ],
      say('privacy.heading'),
    ),
  );
}
