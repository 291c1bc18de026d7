import type { ChatEvent } from '../event.ts';
import { changing, type Facts, outgoing, saying, silence, together, voice } from './facts.ts';
import { privately } from './memory.ts';
import { button, buttons, message, paragraph, speaker } from './speaker.ts';
import type { Turn } from './turn.ts';

/**
 * Tells a person once, before anything else, that this is a machine, what not to write, and who reads what:
 * people are to know that they talk with one (EU AI Act, art. 50) and what is kept of it (GDPR, art. 13).
 * The language they are told in is not noted as their choice.
 */
export function welcome(facts: Facts, event: ChatEvent, lang = voice(facts).lang): Turn {
  if (facts.settings?.toldAt !== undefined) return silence;
  const say = speaker(facts.content.texts[lang]);
  const { organisation } = facts.content;
  const hello = message(lang, [
    paragraph(say('welcome.hello', { name: firstName(facts.me.name), system: organisation.system })),
    { type: 'quiet', markdown: say('welcome.rules') },
    buttons(button(say('menu.help'), 'help'), button(say('menu.privacy'), 'privacy')),
  ]);
  const settings = { person: facts.me.id, ...facts.settings, toldAt: facts.now };
  return together(
    changing({ kind: 'settingsChosen', settings }),
    // One key for each person: a page that is opened while its first line is sent welcomes nobody twice.
    saying(outgoing(`welcome/${facts.me.id}`, privately(facts, event), hello)),
  );
}

function firstName(name: string): string {
  return name.split(' ')[0] ?? name;
}
