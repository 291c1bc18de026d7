import { type Question, questionSchema } from '../../src/handoff/index.ts';
import type { Organisation } from '../../src/organisation/index.ts';
import { close, type Item, type Seat, type Wave, type WaveResult } from '../../src/pulse/index.ts';
import {
  type Asked,
  type Goal,
  type GoalsFile,
  goalsFileSchema,
  type ScopeReport,
  type WeekFacts,
  type WeekReport,
} from '../../src/report/index.ts';
import { calendar, item, organisation, seat, wave } from '../pulse/world.ts';

export { calendar, item };

/** The week reports are about here: Monday 16 to Sunday 22 November 2026. */
export const week = '2026-W47';

/** A local moment, such as `at('2026-11-17', '09:00')`, in milliseconds since 1970. */
export function at(date: string, time: string): number {
  return calendar.instantOf(date, time);
}

/** Units by id, each with so many people `<unit>-0`, `<unit>-1` …; live on 2 November 2026. */
export function town(sizes: Readonly<Record<string, number>>): Organisation {
  const { units, people } = organisation(sizes);
  return {
    name: 'Prøvekommune',
    example: true,
    system: 'det nye fagsystem',
    owners: [],
    units: [...units],
    people: [...people],
  };
}

/** A text of the week: answered at once, unless told otherwise. */
export function asked(person: string, unit: string | undefined, more: Partial<Asked> = {}): Asked {
  return {
    person,
    unit,
    outcome: 'answer',
    entries: ['login'],
    shown: 'login',
    at: at('2026-11-17', '09:00'),
    ...more,
  };
}

/** A question that was asked on Tuesday at nine and that nobody has taken, unless told otherwise. */
export function question(id: string, asker: string, unit: string, more: Partial<Question> = {}): Question {
  const askedAt = more.askedAt ?? at('2026-11-17', '09:00');
  return questionSchema.parse({
    id,
    rev: 0,
    asker,
    place: { platform: 'web', id: asker, private: true },
    lang: 'da',
    unit,
    text: null,
    details: {},
    topic: 'breve',
    state: 'open',
    level: 0,
    offers: [],
    handovers: [],
    turns: [],
    askedAt,
    queuedAt: askedAt,
    touchedAt: askedAt,
    reopened: 0,
    ...more,
  });
}

/** A question that was asked on Tuesday at nine, answered so many minutes later by a superuser, and confirmed. */
export function solvedQuestion(id: string, asker: string, unit: string, minutes: number): Question {
  const askedAt = at('2026-11-17', '09:00');
  const then = calendar.addWorkingMinutes(askedAt, minutes);
  return question(id, asker, unit, {
    state: 'solved',
    solved: 'confirmed',
    claimedBy: 'su',
    claimedAt: askedAt,
    firstReplyAt: then,
    answeredAt: then,
    closedAt: then,
    turns: [{ kind: 'answer', by: 'su', text: null, at: then }],
  });
}

/** A pulse goal, up to 3.2 within 0.1, unless told otherwise. */
export function goal(id: string, more: Partial<Goal> = {}): Goal {
  return {
    id,
    title: { da: `Mål ${id}`, en: `Goal ${id}` },
    focus: 'engagement',
    measure: { kind: 'pulse', item: 'C1' },
    direction: 'up',
    target: 3.2,
    tolerance: 0.1,
    fromWeek: 0,
    ...more,
  };
}

export function goalsFile(goals: readonly Goal[], more: Partial<GoalsFile> = {}): GoalsFile {
  return { ...goalsFileSchema.parse({}), goals: [...goals], ...more };
}

/** What each unit's people answered an item, in order. */
export type Answers = Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>;

/** A round of a week with what it showed: by item and unit the answers that were given. */
export function round(
  of: string,
  answers: Answers,
  more: { readonly k?: number; readonly items?: readonly Item[] } = {},
): { readonly wave: Wave; readonly result: WaveResult } {
  const items = more.items ?? Object.keys(answers).map((id) => item(id));
  const units = [...new Set(Object.values(answers).flatMap((one) => Object.keys(one)))];
  const sizes = new Map(
    units.map((unit) => [unit, Math.max(...Object.values(answers).map((one) => one[unit]?.length ?? 0))]),
  );
  const seats: Seat[] = units.flatMap((unit) =>
    Array.from({ length: sizes.get(unit) ?? 0 }, (_, n) => seat(`${unit}-${n}`, unit)),
  );
  const closesAt = calendar.weekStart(of) + 6 * 86_400_000;
  const made: Wave = {
    ...wave(units),
    id: `pulse/prove/${of}`,
    week: of,
    state: 'closed',
    items: [...items],
    k: more.k ?? 5,
    closesAt,
    units: units.map((id) => ({ id, week: 3, size: sizes.get(id) ?? 0 })),
  };
  const given = seats.map((one) => {
    const place = Number(one.person.split('-').at(-1));
    const values = Object.entries(answers).flatMap(([id, by]) => {
      const value = by[one.unit]?.[place];
      return value === undefined ? [] : [[id, value] as const];
    });
    return { seat: one, values: Object.fromEntries(values) };
  });
  return { wave: made, result: close({ wave: made, seats, given, earlier: [], themes: [] }) };
}

/** So many answers, as many of them 1 higher as it takes for the mean, from the first on. */
export function answersOf(n: number, mean: number): number[] {
  const low = Math.floor(mean);
  const high = Math.round((mean - low) * n);
  return Array.from({ length: n }, (_, index) => (index < high ? low + 1 : low));
}

/** A week in which nothing has happened in two units of twelve, unless told otherwise. */
export function facts(more: Partial<WeekFacts> = {}): WeekFacts {
  return {
    week,
    organisation: town({ nord: 12, syd: 12 }),
    calendar,
    goals: goalsFile([]),
    changedGoals: [],
    goalValues: [],
    topics: [{ id: 'breve', title: 'Breve' }],
    inquiries: [],
    questions: [],
    learned: [],
    counts: [],
    waves: [],
    results: [],
    decided: [],
    gains: [],
    earlier: [],
    ...more,
  };
}

/** Facts with rounds, oldest first. */
export function withRounds(
  rounds: readonly { readonly wave: Wave; readonly result: WaveResult }[],
): Pick<WeekFacts, 'waves' | 'results'> {
  return { waves: rounds.map((one) => one.wave), results: rounds.map(({ result }) => result) };
}

/** A scope's report. Throws when there is none. */
export function scopeIn(report: WeekReport, scope = 'all'): ScopeReport {
  const found = report.scopes.find((one) => one.scope === scope);
  if (found === undefined) throw new Error(`The report has no scope "${scope}".`);
  return found;
}

/** The value of a measure in a scope; undefined when it is not shown. */
export function measureIn(report: WeekReport, name: string, scope = 'all'): number | undefined {
  return scopeIn(report, scope).measures.find((one) => one.name === name)?.reading.value;
}
