import type { Pressed } from '../event.ts';
import { routeBlocks } from './asked.ts';
import { changing, type Facts, noteOnly, together, voice } from './facts.ts';
import { teachOffer } from './helping/phrasing.ts';
import { keepTalk, tell } from './memory.ts';
import { message, paragraph } from './speaker.ts';
import type { Turn } from './turn.ts';

/** "Hjalp det?": notes the word of the one who asked; a no leads on to a human. */
export function helped(word: 'yes' | 'no') {
  return (facts: Facts, event: Pressed): Turn => {
    const { lang, say } = voice(facts);
    const { inquiry } = facts;
    if (inquiry?.person !== facts.me.id) return noteOnly(message(lang, [paragraph(say('inquiry.gone'))]));
    const noted = changing({
      kind: 'inquiryChanged',
      inquiry: { ...inquiry, helped: word, rev: inquiry.rev + 1 },
      from: inquiry.rev,
    });
    if (word === 'yes')
      return together(noted, noteOnly(message(lang, [paragraph(say('done.helped')), ...teachOffer(facts)])));
    const onwards = message(lang, [paragraph(say('answer.sorry')), ...routeBlocks(facts, inquiry).slice(1)]);
    return together(noted, tell(event, 'onwards', { place: event.place }, onwards));
  };
}

/** "Ingen af dem": says so honestly and offers a human. */
export function noneOfThese(facts: Facts, event: Parameters<typeof tell>[0]): Turn {
  const { lang, say } = voice(facts);
  const { inquiry } = facts;
  if (inquiry?.person !== facts.me.id) return noteOnly(message(lang, [paragraph(say('inquiry.gone'))]));
  // What was turned down says nothing of what the question is about: it must not choose who is asked.
  const declined = { ...inquiry, entries: [] as string[], helped: 'no', rev: inquiry.rev + 1 } as const;
  return together(
    changing({ kind: 'inquiryChanged', inquiry: declined, from: inquiry.rev }),
    keepTalk(facts, event, { inquiry: inquiry.id }),
    tell(event, 'none', { place: event.place }, message(lang, routeBlocks(facts, inquiry))),
  );
}
