import type { Draft } from '../../handoff/index.ts';
import type { Block, Message } from '../../message.ts';
import { type Content, nameOf } from '../content.ts';
import { readerOf } from '../helping/cards.ts';
import { button, buttons, message, type Speak } from '../speaker.ts';
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
  const key = draft.phrasing === undefined ? 'draft.heading' : 'draft.phrasingHeading';
  const heading = say(key, { name: nameOf(content, draft.by) });
  const asked: Block[] = draft.phrasing === undefined ? [] : [{ type: 'quote', text: draft.phrasing }];
  return message(
    lang,
    [
      { type: 'quiet', markdown: heading },
      ...asked,
      ...entryBlocks(entry, content, reader, now),
      phrasings,
      ...stealsBlocks(draft, say),
      status,
    ],
    heading,
  );
}

function stealsBlocks({ steals = [] }: Draft, say: Speak): Block[] {
  if (steals.length === 0) return [];
  return [
    { type: 'notice', tone: 'warning', markdown: say('draft.steals') },
    { type: 'quote', text: steals.join('\n') },
  ];
}
