import type { Pressed } from '../event.ts';
import { routeBlocks } from './asked.ts';
import { changing, type Facts, noteOnly, together, voice } from './facts.ts';
import { teachOffer } from './helping/phrasing.ts';
import { tell } from './memory.ts';
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
  return tell(event, 'none', { place: event.place }, message(lang, routeBlocks(facts, inquiry)));
}
