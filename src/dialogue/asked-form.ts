import type { Said, Submitted } from '../event.ts';
import { type Facts, noteOnly, together, voice } from './facts.ts';
import { said } from './said.ts';
import { message, paragraph } from './speaker.ts';
import type { Turn } from './turn.ts';

/**
 * A question asked in a form: decided like a written line, answered in the person's own conversation wherever the
 * form was opened, and the one who asked is told so.
 */
export function askedInForm(facts: Facts, event: Submitted): Turn {
  const { id, account, place } = event;
  const line: Said = { kind: 'said', id, account, place, text: event.values['text'] ?? '' };
  const turn = said(facts, line);
  const outgoing = turn.outgoing
    .filter(({ key }) => place.private || !key.endsWith('/moved'))
    .map((one) => (place.private ? one : { ...one, to: { person: facts.me.id } }));
  if (turn.reply.note !== undefined) return { ...turn, outgoing };
  const { lang, say } = voice(facts);
  return together({ ...turn, outgoing }, noteOnly(message(lang, [paragraph(say('home.asked'))])));
}
