import type { ChatEvent, Pressed } from '../../event.ts';
import { hasRole } from '../../organisation/index.ts';
import { changing, type Facts, noteOnly, together, voice } from '../facts.ts';

import { button, buttons, message, paragraph, speaker } from '../speaker.ts';
import type { Turn } from '../turn.ts';
import { draftCard } from '../view/draft-card.ts';

/** What the bot can do, for the one who asks. */
export function help(facts: Facts, _event: ChatEvent): Turn {
  const { lang, say } = voice(facts);
  return noteOnly(
    message(lang, [
      { type: 'heading', text: say('help.heading') },
      paragraph(say('help.text', { system: facts.content.organisation.system })),
      hasRole(facts.me, 'manager', 'projectLead') ? paragraph(say('help.manager')) : undefined,
      { type: 'notice', tone: 'info', markdown: say('help.never') },
      buttons(
        button(say('menu.mine'), 'mine'),
        button(say('menu.privacy'), 'privacy'),
        button(say('menu.mydata'), 'mydata'),
        button(say('menu.otherLanguage'), 'lang', lang === 'da' ? 'en' : 'da'),
      ),
    ]),
  );
}

/** Changes the language that the bot speaks to this person. */
export function setLang(facts: Facts, event: Pressed): Turn {
  const lang = event.value === 'en' ? 'en' : 'da';
  const settings = { ...facts.settings, person: facts.me.id, lang } as const;
  const say = speaker(facts.content.texts[lang]);
  return together(
    changing({ kind: 'settingsChosen', settings }),
    noteOnly(message(lang, [paragraph(say('lang.changed'))])),
  );
}

/** The first entries of a topic, to choose between. */
export function topic(facts: Facts, event: Pressed): Turn {
  const { lang, say } = voice(facts);
  const known = facts.content.topics.find(({ id }) => id === event.value);
  const entries = [...facts.content.entries.values()]
    .filter((entry) => entry.topic === known?.id)
    .slice(0, 10);
  return noteOnly(
    message(lang, [
      { type: 'heading', text: known?.title ?? say('entry.gone') },
      buttons(...entries.map((entry) => button(entry.question, 'show', `|${entry.id}`))),
      { type: 'quiet', markdown: say('topic.orWrite') },
    ]),
  );
}

/** The drafts that wait for a decision by somebody like the one who asks. */
export function drafts(facts: Facts, _event: ChatEvent): Turn {
  const { lang, say } = voice(facts);
  const waiting = facts.drafts.filter(({ by }) => by !== facts.me.id);
  const cards = waiting.flatMap((draft) => draftCard(draft, facts.content, facts.me.id, facts.now).blocks);
  const none = waiting.length === 0 ? paragraph(say('drafts.none')) : undefined;
  return noteOnly(
    message(lang, [{ type: 'heading', text: say('drafts.heading') }, none, ...cards], say('drafts.heading')),
  );
}
