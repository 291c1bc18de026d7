import { describeOpening, formatDateTime } from '../calendar/index.ts';
import { availability, type HandoffFacts, helpPromise, type Question } from '../handoff/index.ts';
import { mayHelp, type Person } from '../organisation/index.ts';
import { type Facts, voice, type World } from './facts.ts';

/** The facts that the rules of handing over need, out of all facts. */
export function handoffFacts(world: World): HandoffFacts {
  return {
    now: world.now,
    calendar: world.content.calendar,
    people: world.content.organisation.people,
    settings: world.content.handoff,
    live: world.live,
    recent: world.lately,
    byHand: world.byHand,
    away: world.away,
  };
}

/** When help comes, in words that roster and calendar can keep; before anything is sent. */
export function promiseNow(facts: Facts): string {
  const { lang, say } = voice(facts);
  const { calendar } = facts.content;
  const promise = helpPromise(facts.me.id, handoffFacts(facts));
  switch (promise.kind) {
    case 'now':
      return say('promise.now');
    case 'closed': {
      const later = promise.nextDutyAt ?? promise.opensAt;
      const when =
        later > promise.opensAt
          ? formatDateTime(later, lang, calendar.timeZone)
          : describeOpening(calendar, facts.now, lang);
      return say('promise.closed', { when });
    }
    case 'nobody':
      return promise.nextDutyAt === undefined
        ? say('promise.nobody')
        : say('promise.nextDuty', { when: formatDateTime(promise.nextDutyAt, lang, calendar.timeZone) });
  }
}

/**
 * Everybody a question can be handed to, those available first, each with a word on how things stand. Whom nobody can
 * reach is not among them: the question would lie with them unseen.
 */
export function helpersAround(facts: Facts, question: Question): { person: Person; note: string }[] {
  const { say } = voice(facts);
  const around = handoffFacts(facts);
  return facts.content.organisation.people
    .filter((person) => mayHelp(person) && !facts.unreachable.has(person.id))
    .filter((person) => person.id !== facts.me.id && person.id !== question.asker)
    .map((person) => ({ person, state: availability(person, around) }))
    .sort(
      (a, b) =>
        Number(b.state.available) - Number(a.state.available) ||
        a.person.name.localeCompare(b.person.name, 'da'),
    )
    .map(({ person, state }) => ({ person, note: say(`duty.state.${state.why}`) }));
}
