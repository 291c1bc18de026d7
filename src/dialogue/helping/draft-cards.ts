import type { Draft } from '../../handoff/index.ts';
import { hasRole } from '../../organisation/index.ts';
import type { Outgoing } from '../../outgoing.ts';
import { type Facts, outgoing } from '../facts.ts';
import { draftCard } from '../view/draft-card.ts';

/** What the cards of a draft are filed under: its question, or the draft itself where it came from none. */
export function draftAbout(draft: Draft): string {
  return draft.question === '' ? draft.id : draft.question;
}

/** Cards to the project leads and up to three superusers who know the topic; never to the drafter. */
export function draftCards(facts: Facts, draft: Draft): Outgoing[] {
  const { people } = facts.content.organisation;
  const others = people.filter(({ id }) => id !== draft.by);
  const leads = others.filter((person) => hasRole(person, 'projectLead'));
  const skill = facts.content.topics.find(({ id }) => id === draft.topic)?.skill ?? '';
  const skilled = others.filter((person) => person.superuser?.skills.includes(skill)).slice(0, 3);
  const rest = others.filter((person) => hasRole(person, 'superuser'));
  const readers = [...new Set([...leads, ...(skilled.length > 0 ? skilled : rest.slice(0, 3))])];
  return readers.map((person) =>
    outgoing(
      `d:${draft.id}:${person.id}`,
      { person: person.id },
      draftCard(draft, facts.content, person.id, facts.now),
      {
        about: draftAbout(draft),
      },
    ),
  );
}
