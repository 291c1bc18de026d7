import { decide, type Facts, type Knowing, message, paragraph, speaker } from '../../dialogue/index.ts';
import type { Said } from '../../event.ts';
import type { Lang, Message } from '../../message.ts';

const account = { platform: 'terminal', id: 'terminal' };
const place = { platform: 'terminal', id: 'terminal', private: true };
/** As many ids as one turn of the dialogue may need. */
const fresh = ['1', '2', '3', '4', '5', '6', '7', '8'];

/**
 * What the bot says to a text from somebody without unit or history, in the order it is read. Nothing is kept.
 * `now` is in milliseconds since 1970: opening hours are told by it.
 */
export function say(text: string, knowing: Knowing, lang: Lang, now: number): Message[] {
  const facts: Facts = {
    ...knowing,
    now,
    fresh,
    me: {
      id: 'terminal',
      name: 'Terminal',
      email: 'terminal@localhost.example',
      roles: [],
      lang,
      demo: false,
    },
    account,
    settings: { person: 'terminal', toldAt: now },
    talk: undefined,
    live: [],
    lately: [],
    byHand: [],
    away: new Set(),
    unreachable: new Set(),
    newcomers: new Map(),
    question: undefined,
    inquiry: undefined,
    draft: undefined,
    cards: [],
    lists: [],
    mine: [],
    drafts: [],
    became: { inquiries: [], questions: [] },
    recent: [],
    kept: undefined,
    near: new Map(),
    troubles: [],
  };
  const event: Said = { kind: 'said', id: 'terminal', account, place, text, unkept: true };
  const { outgoing, reply } = decide(facts, event);
  // Where the platform keeps no history the bot keeps the person's own line; here it stands just above.
  const said = outgoing.filter(({ from }) => from === undefined).map((one) => one.message);
  const shown = [...said, ...[reply.note, reply.home].filter((one) => one !== undefined)];
  // What is done with somebody's own data needs somebody to do it for.
  const inChat = () => message(lang, [paragraph(speaker(knowing.content.texts[lang])('action.inChat'))]);
  return shown.length > 0 ? shown : [inChat()];
}
