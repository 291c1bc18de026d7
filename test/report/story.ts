import fc from 'fast-check';
import type { Question } from '../../src/handoff/index.ts';
import type { Organisation } from '../../src/organisation/index.ts';
import { close, type Earlier, type Seat, type Wave, type WaveResult } from '../../src/pulse/index.ts';
import { type Asked, reportOf, type WeekFacts, type WeekReport } from '../../src/report/index.ts';
import { item, seat, wave } from '../pulse/world.ts';
import { asked, calendar, facts, goal, goalsFile, question, solvedQuestion } from './world.ts';

/** Who is in which unit in each of two weeks, what they ask, and what they answer; the same in both weeks. */
interface Told {
  readonly weeks: readonly (readonly Member[])[];
  readonly questions: readonly { readonly who: number; readonly what: What }[];
  readonly answers: readonly number[];
  readonly k: number;
}

interface Member {
  readonly person: string;
  /** Undefined for somebody without a unit. */
  readonly unit: string | undefined;
}

type What = 'answered' | 'open' | 'solved' | 'elsewhere';

/** One week as it was, beside what its report says. */
export interface ToldWeek {
  readonly facts: WeekFacts;
  readonly report: WeekReport;
  readonly seats: readonly Seat[];
  readonly result: WaveResult;
}

const unitNames = ['a', 'b', 'c', 'd'];
export const weeks = ['2026-W46', '2026-W47'] as const;
export const items = [item('C1'), item('B1', { for: 'superusers' })];

/** Small organisations in which people join, leave and move between two weeks, and ask little or much. */
export const told: fc.Arbitrary<Told> = fc
  .record({
    sizes: fc.array(fc.integer({ min: 0, max: 13 }), { minLength: 1, maxLength: 4 }),
    alone: fc.integer({ min: 0, max: 7 }),
    moves: fc.array(fc.tuple(fc.nat(60), fc.constantFrom<string>('out', 'new', ...unitNames)), {
      maxLength: 7,
    }),
    questions: fc.array(
      fc.record({
        who: fc.nat(60),
        what: fc.constantFrom<What>('answered', 'open', 'open', 'solved', 'elsewhere'),
      }),
      { maxLength: 120, size: 'max' },
    ),
    answers: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 20, maxLength: 20 }),
    k: fc.integer({ min: 5, max: 8 }),
  })
  .map(({ sizes, alone, moves, ...rest }) => {
    const first: Member[] = [
      ...sizes.flatMap((n, unit) =>
        Array.from({ length: n }, (_, index) => ({
          person: `person${unit}x${index}`,
          unit: unitNames[unit],
        })),
      ),
      ...Array.from({ length: alone }, (_, index) => ({ person: `personNx${index}`, unit: undefined })),
    ];
    let now = first;
    for (const [turn, [who, to]] of moves.entries()) {
      const someone = now[who % Math.max(1, now.length)];
      if (to === 'new') now = [...now, { person: `personNew${turn}`, unit: unitNames[who % 4] }];
      else if (to === 'out') now = now.filter((one) => one !== someone);
      else now = now.map((one) => (one === someone ? { ...one, unit: to } : one));
    }
    return { ...rest, weeks: [first, now] };
  });

/** Makes both weeks' reports, one after the other as the product does. */
export function weeksOf(story: Told): readonly ToldWeek[] {
  const done: ToldWeek[] = [];
  const earlier: Earlier[] = [];
  const waves: Wave[] = [];
  for (const [index, members] of story.weeks.entries()) {
    const week = weeks[index] ?? weeks[0];
    const { made, seats, result } = pulseOf(story, members, week, earlier);
    earlier.push({ result, seats });
    waves.push(made);
    const { inquiries, questions } = chatOf(story, members, week);
    const its = facts({
      week,
      organisation: organisationOf(members),
      goals: goalsFile(
        [goal('tryghed'), goal('ventetid', { measure: { kind: 'activity', figure: 'replyMedian' } })],
        {
          report: { day: 'mon', at: '08:30', k: story.k },
        },
      ),
      inquiries,
      questions,
      waves: [...waves],
      results: earlier.map((one) => one.result),
      earlier: done.map(({ report }) => report),
    });
    done.push({ facts: its, report: reportOf(its), seats, result });
  }
  return done;
}

function organisationOf(members: readonly Member[]): Organisation {
  const units = unitNames.map((id) => ({ id, name: `Afdeling ${id}`, goLive: '2026-11-02' }));
  const people = members.map(({ person, unit }) => ({
    id: person,
    name: `Navn ${person}`,
    email: `${person}@eksempel.example`,
    ...(unit !== undefined && { unit }),
    roles: [],
    lang: 'da' as const,
    demo: false,
  }));
  return { name: 'Prøvekommune', example: true, system: 'systemet', owners: [], units, people };
}

function pulseOf(story: Told, members: readonly Member[], week: string, earlier: readonly Earlier[]) {
  const seats = members.flatMap(({ person, unit }, index) =>
    unit === undefined ? [] : [seat(person, unit, { superuser: index % 3 === 0 })],
  );
  const ids = [...new Set(seats.map(({ unit }) => unit))];
  const made: Wave = {
    ...wave(ids),
    id: `pulse/prove/${week}`,
    week,
    state: 'closed',
    items: [...items],
    closesAt: calendar.weekStart(week) + 6 * 86_400_000,
    units: ids.map((id) => ({ id, week: 3, size: seats.filter(({ unit }) => unit === id).length })),
  };
  const answerOf = (person: string) => story.answers[Number(person.replace(/\D/g, '')) % 20] ?? 3;
  const given = seats.map((one) => ({
    seat: one,
    values: Object.fromEntries(items.map(({ id }) => [id, answerOf(one.person)])),
  }));
  return { made, seats, result: close({ wave: made, seats, given, earlier, themes: [] }) };
}

function chatOf(story: Told, members: readonly Member[], week: string) {
  const inquiries: Asked[] = [];
  const questions: Question[] = [];
  const at = calendar.weekStart(week) + 33 * 3_600_000;
  for (const [index, { who, what }] of story.questions.entries()) {
    const member = members[who % Math.max(1, members.length)];
    if (member === undefined) continue;
    // Somebody who moves in the middle of the week has asked from the unit before.
    const unit = what === 'elsewhere' ? unitNames[who % 4] : member.unit;
    const id = `${week}/q${index}`;
    inquiries.push(asked(member.person, unit, { at, question: what === 'answered' ? undefined : id }));
    if (what === 'answered') continue;
    const made =
      what === 'solved'
        ? solvedQuestion(id, member.person, unit ?? '', index)
        : question(id, member.person, unit ?? '', { askedAt: at });
    const moved = at - made.askedAt;
    questions.push({
      ...made,
      askedAt: at,
      ...(made.firstReplyAt !== undefined && { firstReplyAt: made.firstReplyAt + moved }),
      ...(made.closedAt !== undefined && { closedAt: made.closedAt + moved }),
      turns: made.turns.map((turn) => ({ ...turn, at: turn.at + moved })),
    });
  }
  return { inquiries, questions };
}
