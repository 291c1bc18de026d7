import type { ChatEvent } from '../event.ts';
import type { Block } from '../message.ts';
import { changing, type Facts, noteOnly, present, silence, together, voice } from './facts.ts';
import type { Inquiry } from './inquiry.ts';
import { keepTalk, tell } from './memory.ts';
import { button, buttons, message, paragraph } from './speaker.ts';
import type { Turn } from './turn.ts';
import { entryBlocks, relatedButtons } from './view/entry.ts';

/** An entry as an answer: the text, "did it help?", the way to a superuser, and what lies near. */
export function answerBlocks(facts: Facts, inquiry: Inquiry | undefined, entryId: string): Block[] {
  const { lang, say } = voice(facts);
  const entry = facts.content.entries.get(entryId);
  if (entry === undefined) return [paragraph(say('entry.gone'))];
  const id = inquiry?.id ?? '';
  const related = relatedButtons(entry, facts.content, id);
  return present(
    ...entryBlocks(entry, facts.content, { lang, say }, facts.now),
    id === '' ? undefined : paragraph(`**${say('answer.didItHelp')}**`),
    id === ''
      ? undefined
      : buttons(
          button(say('answer.helped'), 'helped', id),
          button(say('answer.notHelped'), 'notHelped', id),
          button(say('answer.askSuperuser'), 'forward', id),
        ),
    related === undefined ? undefined : { type: 'quiet', markdown: say('answer.related') },
    related,
  );
}

/** Shows an entry that was chosen, and notes on the inquiry which one it was. */
export function showEntry(facts: Facts, event: ChatEvent, inquiryId: string, entryId: string): Turn {
  const { lang, say } = voice(facts);
  const entry = facts.content.entries.get(entryId);
  if (entry === undefined) return noteOnly(message(lang, [paragraph(say('entry.gone'))]));
  const inquiry =
    facts.inquiry?.id === inquiryId && facts.inquiry.person === facts.me.id ? facts.inquiry : undefined;
  const blocks = answerBlocks(facts, inquiry, entryId);
  return together(
    inquiry === undefined
      ? silence
      : changing({
          kind: 'inquiryChanged',
          inquiry: { ...inquiry, shown: entryId, rev: inquiry.rev + 1 },
          from: inquiry.rev,
        }),
    keepTalk(facts, event, { ...(inquiry === undefined ? {} : { inquiry: inquiry.id }), lastEntry: entryId }),
    tell(event, 'shown', { place: event.place }, message(lang, blocks)),
  );
}
