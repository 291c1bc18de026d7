import type { ChatEvent } from '../event.ts';
import { hasRole, type Person, type Settings } from '../organisation/index.ts';
import type { Recipient } from '../outgoing.ts';
import { personOf } from './content.ts';
import { changing, type Facts, outgoing, saying, silence, together, voice, type World } from './facts.ts';
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
  const settings = facts.settings ?? { person: facts.me.id };
  return welcoming(facts, { ...facts.me, lang }, settings, privately(facts, event));
}

/**
 * Welcomes those of these helpers who never were, before their first card: whoever is shown a question is to have
 * read what happens with it.
 */
export function welcomeHelpers(world: World, people: readonly string[]): Turn {
  return together(
    ...[...new Set(people)].map((id) => {
      const [person, settings] = [personOf(world.content, id), world.newcomers.get(id)];
      if (person === undefined || settings === undefined) return silence;
      return welcoming(world, person, settings, { person: id });
    }),
  );
}

function welcoming(world: World, person: Person, settings: Settings, to: Recipient): Turn {
  const say = speaker(world.content.texts[person.lang]);
  const { system } = world.content.organisation;
  const hello = message(person.lang, [
    paragraph(say('welcome.hello', { name: firstName(person.name), system })),
    hasRole(person, 'superuser') ? paragraph(say('welcome.superuser')) : undefined,
    { type: 'quiet', markdown: say('welcome.rules') },
    buttons(button(say('menu.help'), 'help'), button(say('menu.privacy'), 'privacy')),
  ]);
  return together(
    changing({ kind: 'settingsChosen', settings: { ...settings, toldAt: world.now } }),
    // One key for each person: a page that is opened while its first line is sent welcomes nobody twice.
    saying(outgoing(`welcome/${person.id}`, to, hello)),
  );
}

function firstName(name: string): string {
  return name.split(' ')[0] ?? name;
}
