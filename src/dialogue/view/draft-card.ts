import type { Draft } from '../../handoff/index.ts';
import type { Block, Message } from '../../message.ts';
import { type Content, nameOf } from '../content.ts';
import { readerOf } from '../helping/cards.ts';
import { button, buttons, message } from '../speaker.ts';
import { entryBlocks } from './entry.ts';

/** A draft as somebody who may approve it sees it. */
export function draftCard(draft: Draft, content: Content, person: string, now: number): Message {
  const reader = readerOf(content, person);
  const { say, lang } = reader;
  const entry = { ...draft.entry, topic: draft.topic };
  const phrasings: Block | undefined =
    draft.entry.phrasings.length === 0
      ? undefined
      : {
          type: 'fields',
          fields: [{ label: say('form.entry.phrasings'), value: draft.entry.phrasings.join('; ') }],
        };
  const status =
    draft.state === 'drafted'
      ? buttons(
          button(say('draft.approve'), 'approve', draft.id, { style: 'primary' }),
          button(say('draft.turnDown'), 'turnDown', draft.id),
        )
      : ({
          type: 'quiet',
          markdown: say(`draft.${draft.state}`, { name: nameOf(content, draft.decidedBy ?? '') }),
        } as const);
  return message(
    lang,
    [
      { type: 'quiet', markdown: say('draft.heading', { name: nameOf(content, draft.by) }) },
      ...entryBlocks(entry, content, reader, now),
      phrasings,
      status,
    ],
    say('draft.heading', { name: nameOf(content, draft.by) }),
  );
}
