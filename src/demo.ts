import { createWebAdapter, type DemoPerson, type MenuItem } from '../adapters/web/index.ts';
import { type Content, speaker } from './dialogue/index.ts';
import type { Lang } from './message.ts';
import { hasRole, mayHelp, type Person } from './organisation/index.ts';
import type { ChatAdapter, Clock, Log, Mount, Transcript } from './ports.ts';

/** What the built-in chat is made of. */
export interface WebChatParts {
  readonly mount: Mount;
  readonly transcript: Transcript;
  readonly content: Content;
  readonly clock: Clock;
  readonly log: Log;
}

/** Makes the built-in chat with the organisation's example people; only for a server bound to loopback. */
export function createWebChat({ mount, transcript, content, clock, log }: WebChatParts): ChatAdapter {
  const { name, example } = content.organisation;
  return createWebAdapter({
    mount,
    transcript,
    people: demoPeople(content),
    organisation: { name, example },
    menu: (person) => menuOf(content, person.id),
    examples: exampleQuestions(content),
    now: clock,
    log,
  });
}

function demoPeople({ organisation, texts }: Content): readonly DemoPerson[] {
  const say = speaker(texts.da);
  return organisation.people
    .filter(({ demo }) => demo)
    .map((person) => ({
      id: person.id,
      name: person.name,
      email: person.email,
      title: person.title ?? '',
      unit: organisation.units.find(({ id }) => id === person.unit)?.name ?? '',
      lang: person.lang,
      role: say(`role.${roleOf(person)}`),
    }));
}

function roleOf(person: Person): string {
  const roles = ['projectLead', 'systemOwner', 'manager', 'superuser'] as const;
  return roles.find((role) => hasRole(person, role)) ?? 'caseworker';
}

function menuOf(content: Content, id: string): readonly MenuItem[] {
  const person = content.organisation.people.find((one) => one.id === id);
  const helps = person !== undefined && mayHelp(person);
  const leads = person !== undefined && hasRole(person, 'projectLead');
  const manages = leads || (person !== undefined && hasRole(person, 'manager'));
  const actions = [
    'mine',
    ...(helps ? ['queue', 'drafts', 'duty'] : []),
    ...(manages ? ['report', 'goals', 'letters', 'gains'] : []),
    ...(leads ? ['pulse'] : []),
    'gain',
  ];
  return [...actions, 'help', 'mydata'].map((action) => ({
    action,
    label: bothLanguages(content, `menu.${action}`),
  }));
}

// Danish in both: the entries are Danish, and so is what finds them.
function exampleQuestions(content: Content): Readonly<Record<Lang, readonly string[]>> {
  const entries = [...content.entries.values()];
  const asked = content.topics
    .slice(0, 3)
    .flatMap(({ id }) => entries.find((entry) => entry.topic === id)?.phrasings[0] ?? []);
  return { da: asked, en: asked };
}

function bothLanguages({ texts }: Content, key: string): Readonly<Record<Lang, string>> {
  return { da: speaker(texts.da)(key), en: speaker(texts.en)(key) };
}
