import type { Entry } from '../../answer/index.ts';
import type { DayInfo } from '../../calendar/index.ts';
import type { Content, Inquiry } from '../../dialogue/index.ts';
import { draftFrom, dutyNow, type Question } from '../../handoff/index.ts';
import { hasRole, type Person, type Unit } from '../../organisation/index.ts';
import { decided, drafted, type Happening, inquired, moved, opened } from './agenda.ts';
import { type Chance, chanceOf, pick, spread } from './chance.ts';
import { asks, hardTopics, replyMinutes, selfService, subjects, valueAt } from './shape.ts';
import { type Lesson, lessons, type Waiting } from './words.ts';

const minuteMs = 60_000;

/** One text that is asked: by whom, about what, in which words, and when. */
interface Text {
  readonly id: string;
  readonly person: Person;
  readonly topic: string;
  readonly text: string;
  /** The entry that the bot finds, where it finds one. */
  readonly entry?: string;
  readonly at: number;
}

/** What a unit asks in one week, and what becomes of it; `days` are the week's open days. */
export function weekOfAsking(
  content: Content,
  unit: Unit,
  week: number,
  days: readonly DayInfo[],
): readonly Happening[] {
  const chance = chanceOf('asking', unit.id, week);
  const people = content.organisation.people.filter((person) => person.unit === unit.id);
  const askers = people.filter((person) => !hasRole(person, 'manager', 'superuser'));
  const label = days[0]?.isoWeek.label ?? '';
  const count = Math.round(askers.length * valueAt(asks, week));
  const ordinary = Array.from({ length: count }, (_, n): readonly Happening[] => {
    const entry = pick(chance, entriesAsked(content, week, chance));
    const text: Text = {
      id: shortId(label, unit.id, n),
      person: pick(chance, askers),
      topic: entry.topic,
      text: pick(chance, entry.phrasings),
      entry: entry.id,
      at: momentIn(days, chance),
    };
    const share = valueAt(selfService, week) * (hardTopics.has(entry.topic) ? 0.7 : 1);
    return chance() < share
      ? [inquired({ ...inquiryOf(text, 'answer'), ...(chance() < 0.6 && { helped: 'yes' }) })]
      : sentOn(content, text, week, chance);
  });
  const taught = lessons
    .filter((lesson) => lesson.unit === unit.id && lesson.week === week)
    .map((lesson, n) =>
      lessonOf(content, lesson, chance, {
        id: shortId(label, unit.id, 'lesson', n),
        person: pick(chance, askers),
        topic: lesson.topic,
        text: lesson.text,
        at: momentIn(days.slice(0, 2), chance),
      }),
    );
  return [...ordinary, ...taught].flat();
}

/** A question that nobody has taken yet. */
export function waitingNow(content: Content, { topic, text }: Waiting, person: Person, at: number) {
  const asked: Text = { id: shortId('waiting', person.id), person, topic, text, at };
  const question = questionOf(content, asked);
  return [inquired({ ...inquiryOf(asked, 'route'), question: question.id }), opened(question)];
}

function entriesAsked(content: Content, week: number, chance: Chance): readonly Entry[] {
  const now = subjects.filter(({ from, to }) => from <= week && week <= to);
  const topic = pick(
    chance,
    now.flatMap((one) => Array.from({ length: one.weight }, () => one.topic)),
  );
  return [...content.entries.values()].filter((entry) => entry.topic === topic && entry.phrasings.length > 0);
}

/** A moment of the days' opening hours; never in the last half hour, so that what follows is in order. */
function momentIn(days: readonly DayInfo[], chance: Chance): number {
  const { start, end } = pick(chance, pick(chance, days).open);
  return Math.round(start + (end - start - 30 * minuteMs) * chance());
}

function inquiryOf({ id, person, text, entry, at }: Text, outcome: 'answer' | 'suggest' | 'route'): Inquiry {
  return {
    id: `${id}-inquiry`,
    rev: 0,
    person: person.id,
    place: placeOf(person),
    lang: person.lang,
    ...(person.unit !== undefined && { unit: person.unit }),
    text,
    warned: false,
    outcome,
    confidence: outcome === 'answer' ? 0.9 : outcome === 'suggest' ? 0.5 : 0.1,
    entries: entry === undefined || outcome === 'route' ? [] : [entry],
    ...(outcome === 'answer' && entry !== undefined && { shown: entry }),
    at,
  };
}

function questionOf(content: Content, { id, person, topic, text, at }: Text): Question {
  const skill = content.topics.find((one) => one.id === topic)?.skill;
  return {
    id,
    rev: 0,
    asker: person.id,
    place: placeOf(person),
    lang: person.lang,
    ...(person.unit !== undefined && { unit: person.unit }),
    text,
    details: {},
    topic,
    ...(skill !== undefined && { skill }),
    state: 'open',
    level: 0,
    offers: [],
    handovers: [],
    turns: [],
    inquiry: `${id}-inquiry`,
    askedAt: at,
    queuedAt: at,
    touchedAt: at,
    reopened: 0,
  };
}

// The built-in chat's own ids, so that what is answered now reaches the asker's window.
function placeOf({ id }: Person): Question['place'] {
  return { platform: 'web', id: `web:${id}`, private: true };
}

function sentOn(content: Content, text: Text, week: number, chance: Chance): readonly Happening[] {
  const { calendar } = content;
  const outcome = chance() < 0.5 ? 'suggest' : 'route';
  const question = questionOf(content, text);
  const begun = [inquired({ ...inquiryOf(text, outcome), question: question.id }), opened(question)];
  const wait = valueAt(replyMinutes, week) * spread(chance);
  const claimedAt = calendar.addWorkingMinutes(text.at, wait * 0.4);
  const by = helperFor(content, question, claimedAt, chance).id;
  const asker = text.person.id;
  const taken = [
    moved(text.id, { kind: 'offer', to: [by], level: 0 }, text.at),
    moved(text.id, { kind: 'claim', by }, claimedAt),
  ];
  const reply = calendar.addWorkingMinutes(text.at, wait);
  const answerText = 'Kom forbi, så viser jeg dig det. Trinene står også i vejledningen.';
  if (hardTopics.has(text.topic) && chance() < 0.7) {
    const found = calendar.addWorkingMinutes(reply, 600 + 2600 * chance());
    return [
      ...begun,
      ...taken,
      moved(text.id, { kind: 'askBack', by, text: 'Hvilken skabelon brugte du?' }, reply),
      moved(text.id, { kind: 'reply', by: asker, text: 'Den, vi plejer at bruge i teamet.' }, found),
      moved(text.id, { kind: 'answer', by, text: answerText }, found + minuteMs),
      solved(content, text, found + minuteMs, chance),
    ];
  }
  if (chance() < 0.08) {
    const again = calendar.addWorkingMinutes(reply, 60);
    const second = calendar.addWorkingMinutes(again, 20 + wait / 2);
    return [
      ...begun,
      ...taken,
      moved(text.id, { kind: 'answer', by, text: answerText }, reply),
      moved(text.id, { kind: 'notYet', by: asker, text: 'Det virkede ikke hos mig.' }, again),
      moved(text.id, { kind: 'answer', by, text: answerText }, second),
      solved(content, text, second, chance),
    ];
  }
  return [
    ...begun,
    ...taken,
    moved(text.id, { kind: 'answer', by, text: answerText }, reply),
    solved(content, text, reply, chance),
  ];
}

/** Somebody says that it is solved, or nobody says anything for three working days. */
function solved({ calendar }: Content, { id, person }: Text, answered: number, chance: Chance): Happening {
  return chance() < 0.75
    ? moved(id, { kind: 'confirm', by: person.id }, calendar.addWorkingMinutes(answered, 10 + 300 * chance()))
    : moved(id, { kind: 'assume' }, calendar.addWorkingDays(answered, 3));
}

function lessonOf(content: Content, lesson: Lesson, chance: Chance, text: Text): readonly Happening[] {
  const { calendar } = content;
  const question = questionOf(content, text);
  const claimedAt = calendar.addWorkingMinutes(text.at, 20);
  const answeredAt = calendar.addWorkingMinutes(claimedAt, 15);
  const helper = helperFor(content, question, claimedAt, chance);
  const approver = helperFor(content, { ...question, asker: helper.id }, answeredAt, chance);
  const draft = `${text.id}-draft`;
  const by = helper.id;
  return [
    inquired({ ...inquiryOf(text, 'route'), question: text.id }),
    opened(question),
    moved(text.id, { kind: 'offer', to: [by], level: 0 }, text.at),
    moved(text.id, { kind: 'claim', by }, claimedAt),
    moved(text.id, { kind: 'answer', by, text: lesson.answer }, answeredAt),
    moved(text.id, { kind: 'confirm', by: text.person.id }, calendar.addWorkingMinutes(answeredAt, 10)),
    drafted(
      text.id,
      (now) =>
        draftFrom(now, {
          id: draft,
          by: helper,
          topic: lesson.topic,
          taken: new Set(content.entries.keys()),
          at: calendar.addWorkingMinutes(answeredAt, 30),
          words: { question: lesson.question },
        }),
      calendar.addWorkingMinutes(answeredAt, 30),
    ),
    decided(draft, approver, { kind: 'approve' }, calendar.addWorkingMinutes(answeredAt, 120)),
  ];
}

/** An id as short as those the product makes, since people see it on their cards. */
function shortId(...part: readonly (string | number)[]): string {
  const chance = chanceOf('id', ...part);
  return Array.from({ length: 8 }, () => Math.floor(chance() * 36).toString(36)).join('');
}

/** A superuser other than the asker: with the skill and on duty, else on duty, else any. */
function helperFor(content: Content, question: Question, at: number, chance: Chance): Person {
  const all = content.organisation.people.filter(
    (person) => person.superuser !== undefined && person.id !== question.asker,
  );
  const onDuty = all.filter((person) => dutyNow(person, at, content.calendar, []));
  const skilled = onDuty.filter(({ superuser }) => superuser?.skills.includes(question.skill ?? ''));
  return pick(chance, [skilled, onDuty, all].find(({ length }) => length > 0) ?? []);
}
