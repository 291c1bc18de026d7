import { calendarSchema, createCalendar } from '../../src/calendar/index.ts';
import {
  type HandoffFacts,
  handoffSettingsSchema,
  type Move,
  move,
  type Question,
  questionSchema,
} from '../../src/handoff/index.ts';
import { type Person, personSchema } from '../../src/organisation/index.ts';

/** Open weekdays 8-15:30, Fridays to 13, closed on the Danish holidays and on 24 December. */
export const calendar = createCalendar(
  calendarSchema.parse({
    hours: {
      mon: ['08:00-15:30'],
      tue: ['08:00-15:30'],
      wed: ['08:00-15:30'],
      thu: ['08:00-15:30'],
      fri: ['08:00-13:00'],
    },
    closedDays: [{ monthDay: '12-24', reason: { da: 'Juleaften', en: 'Christmas Eve' } }],
  }),
);

/** A local moment such as `2026-11-23 10:00` (a Monday) in milliseconds. */
export function at(local: string): number {
  return calendar.instantOf(local.slice(0, 10), local.slice(11));
}

const everyDay = ['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => ({ day, from: '08:00', to: '15:30' }));

/** A superuser on duty every weekday 8-15:30, unless told otherwise. */
export function superuser(id: string, more: Record<string, unknown> = {}, unit?: string): Person {
  return person(id, { roles: ['superuser'], unit, superuser: { hoursPerWeek: 6, duty: everyDay, ...more } });
}

/** Somebody of the organisation; a caseworker unless told otherwise. */
export function person(id: string, more: Record<string, unknown> = {}): Person {
  const read = personSchema.parse({ id, name: `Example ${id}`, email: `${id}@example.test`, ...more });
  return { ...read, lang: read.lang ?? 'da' };
}

/** A question asked on Monday 2026-11-23 at 9:00 by `asker`. */
export function question(more: Partial<Question> = {}): Question {
  const asked = at('2026-11-23 09:00');
  return questionSchema.parse({
    id: 'q1',
    rev: 0,
    asker: 'asker',
    place: { platform: 'web', id: 'asker', private: true },
    lang: 'da',
    text: 'hvordan logger jeg på',
    details: {},
    state: 'open',
    level: 0,
    offers: [],
    handovers: [],
    turns: [],
    askedAt: asked,
    queuedAt: asked,
    touchedAt: asked,
    reopened: 0,
    ...more,
  });
}

/** Makes moves one after another and throws if one is refused. */
export function lived(start: Question, ...steps: readonly (readonly [Move, number])[]): Question {
  return steps.reduce((current, [what, when]) => {
    const moved = move(current, what, when);
    if (!moved.ok)
      throw new Error(`Cannot ${what.kind} a question that is ${current.state}: ${moved.why.tag}.`);
    return moved.question;
  }, start);
}

/** Facts with the default settings; Monday 10:00 unless told otherwise. */
export function facts(people: readonly Person[], more: Partial<HandoffFacts> = {}): HandoffFacts {
  return {
    now: at('2026-11-23 10:00'),
    calendar,
    people,
    settings: handoffSettingsSchema.parse({}),
    live: [],
    byHand: [],
    away: new Set(),
    ...more,
  };
}
