import type { DemoPerson, MenuItem } from '../adapters/web/index.ts';
import { type Content, speaker } from './dialogue/index.ts';
import type { Lang } from './message.ts';
import { hasRole, mayHelp, type Person } from './organisation/index.ts';

/** The example people whom the built-in chat lets anyone on this machine be. */
export function demoPeople({ organisation, texts }: Content): readonly DemoPerson[] {
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

/** The chat's menu for a person, in both languages. */
export function menuOf(content: Content, id: string): readonly MenuItem[] {
  const person = content.organisation.people.find((one) => one.id === id);
  const helps = person !== undefined && mayHelp(person);
  return ['mine', ...(helps ? ['queue', 'drafts', 'duty'] : []), 'help', 'mydata'].map((action) => ({
    action,
    label: bothLanguages(content, `menu.${action}`),
  }));
}

/** Three questions to begin with: the first entries of three topics. */
export function exampleQuestions(content: Content): Readonly<Record<Lang, readonly string[]>> {
  const topics = content.topics.slice(0, 3).map(({ id }) => id);
  const entries = [...content.entries.values()];
  const asked = topics.flatMap((topic) => entries.find((entry) => entry.topic === topic)?.phrasings[0] ?? []);
  return { da: asked, en: asked };
}

function bothLanguages({ texts }: Content, key: string): Readonly<Record<Lang, string>> {
  return { da: speaker(texts.da)(key), en: speaker(texts.en)(key) };
}

