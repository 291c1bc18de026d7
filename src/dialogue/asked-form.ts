import type { ChatEvent, Said, Submitted } from '../event.ts';
import { type Facts, noteOnly, together, voice } from './facts.ts';
import { questionsIn, said } from './said.ts';
import { message, paragraph } from './speaker.ts';
import type { Turn } from './turn.ts';

/**
 * A question asked in a form: decided like a written line, answered in the person's own conversation wherever the
 * form was opened, and the one who asked is told so.
 */
export function askedInForm(facts: Facts, event: Submitted): Turn {
  const { place } = event;
  const turn = said(facts, asLine(event));
  const outgoing = turn.outgoing
    .filter(({ key }) => place.private || !key.endsWith('/moved'))
    .map((one) => (place.private ? one : { ...one, to: { person: facts.me.id } }));
  if (turn.reply.note !== undefined) return { ...turn, outgoing };
  const { lang, say } = voice(facts);
  return together({ ...turn, outgoing }, noteOnly(message(lang, [paragraph(say('home.asked'))])));
}

/** The questions of an event that the FAQ is asked, as they may be shown to the organisation's own model. */
export function questionsOf(facts: Facts, event: ChatEvent): readonly string[] {
  if (event.kind === 'said') return questionsIn(facts, event);
  if (event.kind === 'submitted' && event.form === 'ask') return questionsIn(facts, asLine(event));
  return [];
}

function asLine({ id, account, place, values }: Submitted): Said {
  return { kind: 'said', id, account, place, text: values['text'] ?? '' };
}
