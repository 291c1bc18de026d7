import type { Calendar } from '../src/calendar/index.ts';
import type { Question } from '../src/handoff/index.ts';
import type { Organisation } from '../src/organisation/index.ts';
import type { Counts, Wave, WaveResult } from '../src/pulse/index.ts';
import type { Asked, GoalsFile, WeekFacts, WeekReport } from '../src/report/index.ts';

const day = 24 * 60 * 60 * 1000;
const topics = ['adgang', 'breve', 'data', 'indsatser', 'plan', 'underretninger'];
const items = ['C1', 'T1', 'H1', 'R1', 'A1'].map((id, at) => ({
  id,
  focus: (['engagement', 'ressourcer', 'roller', 'roller', 'arbejdsgange'] as const)[at] ?? 'roller',
  da: `Udsagn ${id}`,
  en: `Item ${id}`,
  core: true,
  for: 'everyone' as const,
}));

/** One round and what it showed. */
export interface Round {
  readonly wave: Wave;
  readonly result: WaveResult;
}

/** Units with so many staff in all, live in January; every twentieth is a superuser. */
export function organisationOf(units: number, staff: number): Organisation {
  return {
    name: 'Prøvekommune',
    example: true,
    system: 'det nye fagsystem',
    owners: [],
    units: Array.from({ length: units }, (_, at) => ({
      id: `unit-${at}`,
      name: `Afdeling ${at}`,
      goLive: '2026-01-05',
    })),
    people: Array.from({ length: staff }, (_, at) => ({
      id: `person-${at}`,
      name: `Person ${at}`,
      email: `person${at}@eksempel.example`,
      unit: `unit-${at % units}`,
      roles: at % 20 === 0 ? (['superuser'] as const).slice() : [],
      lang: 'da' as const,
      demo: false,
      ...(at % 20 === 0 && {
        superuser: {
          skills: topics,
          hoursPerWeek: 6,
          capacity: 3,
          duty: [{ day: 'mon' as const, from: '08:00', to: '15:30' }],
          absences: [],
        },
      }),
    })),
  };
}

/** A closed round of a week: seven in ten of every unit have answered five items. */
export function roundOf({ units, people }: Organisation, week: string, calendar: Calendar): Round {
  const sizes = new Map<string, number>();
  for (const { unit = '' } of people) sizes.set(unit, (sizes.get(unit) ?? 0) + 1);
  const start = calendar.weekStart(week);
  const id = `pulse/prove/${week}`;
  const wave: Wave = {
    id,
    rev: 1,
    programme: 'prove',
    slot: `${calendar.localDate(start + day)}T09:00`,
    week,
    state: 'closed',
    items,
    units: units.map((unit) => ({ id: unit.id, week: 3, size: sizes.get(unit.id) ?? 0 })),
    k: 5,
    comments: false,
    commentsFrom: 10,
    plannedAt: start + day,
    remindAt: start + 3 * day,
    closesAt: start + 6 * day,
    fed: { invite: people.length, remind: 0 },
  };
  const cells = units.map((unit, at) => ({
    unit: unit.id,
    week: 3,
    counts: countsOf(Math.round((sizes.get(unit.id) ?? 0) * 0.7), at + start / day),
  }));
  const all = countsOf(Math.round(people.length * 0.7), start / day);
  const result: WaveResult = {
    version: 1,
    wave: id,
    programme: 'prove',
    week,
    k: 5,
    items: items.map((item) => ({ item, total: { counts: all }, units: cells, hidden: [] })),
    rate: { total: 70, units: units.map((unit) => ({ unit: unit.id, rate: 70 })) },
  };
  return { wave, result };
}

/** So many answers, most of them in the middle; `turn` moves them a little from week to week. */
function countsOf(n: number, turn: number): Counts {
  const one = Math.floor(n * (0.05 + (turn % 5) * 0.01));
  const two = Math.floor(n * 0.15);
  const four = Math.floor(n * 0.3);
  const five = Math.floor(n * 0.1);
  return [one, two, n - one - two - four - five, four, five];
}

/** What a week's facts are made of. */
export interface Week {
  readonly organisation: Organisation;
  readonly calendar: Calendar;
  readonly goals: GoalsFile;
  readonly week: string;
  readonly rounds: readonly Round[];
  readonly earlier: readonly WeekReport[];
}

/** A week in which three texts come from every five people, and every third of them becomes a question. */
export function factsOfWeek({ organisation, calendar, goals, week, rounds, earlier }: Week): WeekFacts {
  const start = calendar.weekStart(week);
  const staff = organisation.people.filter((_, at) => at % 5 < 3);
  const inquiries = staff.map(({ id, unit }, at): Asked => {
    const then = start + (at % 5) * day + 9 * 60 * 60 * 1000 + (at % 300) * 60_000;
    const isRouted = at % 3 === 0;
    return {
      person: id,
      unit,
      outcome: isRouted ? 'route' : 'answer',
      entries: [`entry-${at % 200}`],
      shown: isRouted ? undefined : `entry-${at % 200}`,
      helped: isRouted ? 'no' : 'yes',
      question: isRouted ? `question-${week}-${at}` : undefined,
      at: then,
    };
  });
  return {
    week,
    organisation,
    calendar,
    goals,
    changedGoals: [],
    goalValues: [],
    topics: topics.map((id) => ({ id, title: `Emne ${id}` })),
    inquiries,
    questions: inquiries.flatMap((one, at) =>
      one.question === undefined ? [] : [questionOf(one, one.question, at)],
    ),
    learned: [],
    counts: [{ what: 'stopped', n: 3 }],
    waves: rounds.map(({ wave }) => wave),
    results: rounds.map(({ result }) => result),
    decided: [],
    gains: [],
    earlier,
  };
}

function questionOf({ person, unit, at: askedAt }: Asked, id: string, at: number): Question {
  const isOpen = at % 10 === 0;
  const then = askedAt + (10 + (at % 120)) * 60_000;
  const superuser = `person-${(at * 20) % 5000}`;
  return {
    id,
    rev: 1,
    asker: person,
    place: { platform: 'web', id: person, private: true },
    lang: 'da',
    ...(unit !== undefined && { unit }),
    text: null,
    details: {},
    topic: topics[at % topics.length] ?? 'plan',
    state: isOpen ? 'open' : 'solved',
    level: 0,
    offers: [],
    handovers: [],
    turns: isOpen ? [] : [{ kind: 'answer', by: superuser, text: null, at: then }],
    askedAt,
    queuedAt: askedAt,
    touchedAt: then,
    reopened: at % 12 === 0 ? 1 : 0,
    ...(!isOpen && {
      claimedBy: superuser,
      claimedAt: askedAt + 5 * 60_000,
      firstReplyAt: then,
      answeredAt: then,
      closedAt: then,
      solved: 'confirmed' as const,
    }),
  };
}
