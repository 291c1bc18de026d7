import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { faqFileSchema } from '../../src/answer/index.ts';
import { calendarSchema, createCalendar } from '../../src/calendar/index.ts';
import {
  type HandoffFacts,
  handoffSettingsSchema,
  questionSchema,
  rankHelpers,
} from '../../src/handoff/index.ts';
import { hasRole, organisationSchema, type Person } from '../../src/organisation/index.ts';

function shipped(path: string): unknown {
  return parse(readFileSync(new URL(`../../content/${path}`, import.meta.url), 'utf8'));
}

const schema = organisationSchema.extend({ handoff: handoffSettingsSchema });
const organisation = schema.parse(shipped('organisation.yaml'));
const calendar = createCalendar(calendarSchema.parse(shipped('calendar.yaml')));
const faq = readdirSync(new URL('../../content/faq/', import.meta.url)).map((name) =>
  faqFileSchema.parse(shipped(`faq/${name}`)),
);

const { units, owners, handoff } = organisation;
const people = organisation.people.map((person): Person => ({ ...person, lang: person.lang ?? 'da' }));
const superusers = people.filter((person) => hasRole(person, 'superuser'));
const demo = people.filter((person) => person.demo);
const ids = new Set(people.map(({ id }) => id));

/** Every quarter of an hour that is open in the week of Monday 23 November 2026, a week without holidays. */
const quarters = ['23', '24', '25', '26', '27'].flatMap((day) =>
  calendar.dayInfo(`2026-11-${day}`).open.flatMap(({ start, end }) => {
    const count = Math.ceil((end - start) / 900_000);
    return Array.from({ length: count }, (_, index) => start + index * 900_000);
  }),
);

function facts(now: number): HandoffFacts {
  return { now, calendar, people, settings: handoff, live: [], byHand: [], away: new Set() };
}

function asked(asker: Person, skill: string) {
  return questionSchema.parse({
    id: 'q1',
    rev: 0,
    asker: asker.id,
    place: { platform: 'web', id: asker.id, private: true },
    lang: 'da',
    unit: asker.unit,
    text: 'hvor finder jeg mine sager',
    details: {},
    skill,
    state: 'open',
    level: 0,
    offers: [],
    handovers: [],
    turns: [],
    askedAt: 0,
    queuedAt: 0,
    touchedAt: 0,
    reopened: 0,
  });
}

function available(now: number): Person[] {
  const stranger = people.find(({ roles }) => roles.length === 0);
  return stranger === undefined ? [] : [...rankHelpers(asked(stranger, ''), facts(now))];
}

describe('the example organisation', () => {
  test('says that it is an example and has sixty people, eight of them superusers', () => {
    expect(organisation.example).toBe(true);
    expect(people).toHaveLength(60);
    expect(superusers).toHaveLength(8);
    expect(people.filter((person) => person.superuser)).toEqual(superusers);
  });

  test('has nobody twice', () => {
    expect(ids.size).toBe(people.length);
    expect(new Set(people.map(({ email }) => email)).size).toBe(people.length);
    expect(new Set(people.map(({ name }) => name)).size).toBe(people.length);
  });

  test.each(people)('$name has an address that cannot exist', ({ email }) => {
    expect(email).toMatch(/@eksempel-kommune\.example$/);
  });

  test('refers only to people and units that it has', () => {
    const named = [...units.map(({ manager }) => manager), ...owners.map(({ person }) => person)];
    expect(named.filter((id) => id === undefined || !ids.has(id))).toEqual([]);
    const known = new Set(units.map(({ id }) => id));
    expect(people.filter(({ unit }) => unit !== undefined && !known.has(unit))).toEqual([]);
  });

  test.each(units)('$name is led by a manager of its own', ({ id, manager }) => {
    const leader = people.find((person) => person.id === manager);
    expect(leader).toMatchObject({ unit: id, roles: ['manager'] });
  });

  test('starts in waves: on 23 November 2026 one unit is before, one intensive, one settling', () => {
    const now = calendar.instantOf('2026-11-23', '10:00');
    const phases = units.map(({ goLive }) => calendar.phaseOf(goLive, now));
    expect(phases.sort()).toEqual(['before', 'intensive', 'settling']);
    expect(units.every(({ goLive }) => calendar.isWorkingDay(goLive))).toBe(true);
  });

  test('has a project lead and a system owner to escalate to', () => {
    expect(people.filter((person) => hasRole(person, 'projectLead'))).toHaveLength(1);
    expect(people.filter((person) => hasRole(person, 'systemOwner'))).toHaveLength(1);
  });

  test('waits as long as the defaults say', () => {
    expect(handoff).toEqual(handoffSettingsSchema.parse({}));
  });
});

describe('who answers for what', () => {
  const skills = [...new Set(faq.map(({ skill, topic }) => skill ?? topic))];

  test.each(skills)('at least two superusers know %s', (skill) => {
    expect(superusers.filter(({ superuser }) => superuser?.skills.includes(skill)).length).toBeGreaterThan(1);
  });

  test('no superuser has a skill that no topic asks for', () => {
    const listed = superusers.flatMap(({ superuser }) => superuser?.skills ?? []);
    expect(listed.filter((skill) => !skills.includes(skill))).toEqual([]);
  });

  test('every owner of an entry is listed, with the person', () => {
    const used = new Set(faq.flatMap(({ entries }) => entries.flatMap(({ owner }) => owner ?? [])));
    expect([...used].sort()).toEqual(owners.map(({ id }) => id).sort());
  });

  test('every unit has two superusers, and one for at most fifteen people', () => {
    for (const { id } of units) {
      const members = people.filter(({ unit }) => unit === id);
      const helpers = members.filter((person) => hasRole(person, 'superuser'));
      expect(helpers.length, id).toBeGreaterThan(1);
      expect(members.length / helpers.length, id).toBeLessThanOrEqual(15);
    }
  });

  test('two superusers at least are on duty at every opening hour of the week', () => {
    expect(quarters.length).toBeGreaterThan(100);
    expect(quarters.filter((now) => available(now).length < 2).map((now) => calendar.localTime(now))).toEqual(
      [],
    );
  });

  test('nobody is on duty only while it is closed', () => {
    const seen = new Set(quarters.flatMap((now) => available(now).map(({ id }) => id)));
    // Emil is on a course at the end of this week but has a duty at its beginning.
    expect(superusers.filter(({ id }) => !seen.has(id))).toEqual([]);
  });
});

describe('the people anyone may be', () => {
  test('are two caseworkers, three superusers, a manager and a project lead', () => {
    const roles = demo.map((person) => person.roles.join('+') || 'caseworker').sort();
    expect(roles).toEqual([
      'caseworker',
      'caseworker',
      'manager',
      'projectLead',
      'superuser',
      'superuser',
      'superuser',
    ]);
  });

  test('get every question of the caseworkers first, whatever the skill and the hour', () => {
    const askers = demo.filter(({ roles }) => roles.length === 0);
    const topics = ['', ...new Set(faq.map(({ skill, topic }) => skill ?? topic))];
    for (const asker of askers) {
      for (const skill of topics) {
        for (const now of quarters) {
          const first = rankHelpers(asked(asker, skill), facts(now))[0];
          expect(first?.demo, `${skill} ${JSON.stringify(calendar.localTime(now))}`).toBe(true);
        }
      }
    }
  });
});
