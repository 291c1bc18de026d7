import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allDue, isLive, type Move, move, type Question, questionSchema } from '../../src/handoff/index.ts';
import { at, facts, lived, person, question, superuser } from './world.ts';

const people = [
  superuser('asta', { skills: ['oekonomi'], capacity: 1 }),
  superuser('bent', { duty: [{ day: 'mon', from: '08:00', to: '12:00' }] }),
  superuser('carl', { absences: [{ from: '2026-11-24', to: '2026-11-26' }] }),
  person('ole', { roles: ['systemOwner'] }),
  person('pia', { roles: ['projectLead'] }),
];
const start = at('2026-11-23 09:00');
const who = fc.constantFrom('asker', 'asta', 'bent', 'carl');
const text = fc.constant('ord');

const anyMove: fc.Arbitrary<Move> = fc.oneof(
  fc.record({
    kind: fc.constant('offer' as const),
    to: fc.uniqueArray(who, { maxLength: 3 }),
    level: fc.integer({ min: 0, max: 3 }),
  }),
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('claim' as const), by: who }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constantFrom('answer' as const, 'askBack' as const), by: who, text }),
  },
  fc.record({ kind: fc.constant('reply' as const), by: who, text }),
  fc.record({ kind: fc.constantFrom('release' as const, 'confirm' as const, 'withdraw' as const), by: who }),
  fc.record({ kind: fc.constant('handOver' as const), by: who, to: who, reason: text }),
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('notYet' as const), by: who }) },
  fc.record({ kind: fc.constant('changeText' as const), by: who, text: fc.option(text) }),
  fc.record({ kind: fc.constantFrom('autoRelease' as const, 'assume' as const, 'expire' as const) }),
);

/** Moves with the minutes that pass before each: some at once, some days later. */
const anyLife = fc.array(fc.tuple(anyMove, fc.integer({ min: 0, max: 2000 })), { maxLength: 40 });

interface Step {
  readonly before: Question;
  readonly what: Move;
  readonly after: Question;
  readonly when: number;
  readonly ok: boolean;
}

function live(life: readonly (readonly [Move, number])[]): Step[] {
  let before = question();
  let when = start;
  return life.map(([what, minutes]) => {
    when += minutes * 60_000;
    const moved = move(before, what, when);
    const after = moved.ok ? moved.question : before;
    const step = { before, what, after, when, ok: moved.ok };
    before = after;
    return step;
  });
}

/** A question somewhere in its life. */
const anyQuestion = anyLife.map((life) => live(life).at(-1)?.after ?? question());

describe('whatever is tried in whatever order', () => {
  test('every kept question is one that can be stored, and is never both free and held', () => {
    fc.assert(
      fc.property(anyLife, (life) => {
        for (const { after } of live(life)) {
          expect(questionSchema.safeParse(after).success).toBe(true);
          const held = ['claimed', 'waiting', 'answered', 'solved'].includes(after.state);
          if (held) expect(after.claimedBy).toBeDefined();
          if (after.state === 'open' || after.state === 'offered') expect(after.claimedBy).toBeUndefined();
        }
      }),
    );
  });

  test('a success raises rev by exactly one and never sets a time back; a refusal changes nothing', () => {
    fc.assert(
      fc.property(anyLife, (life) => {
        for (const { before, after, ok } of live(life)) {
          expect(after.rev).toBe(before.rev + (ok ? 1 : 0));
          expect(after.touchedAt).toBeGreaterThanOrEqual(before.touchedAt);
          expect(after.queuedAt).toBeGreaterThanOrEqual(before.queuedAt);
          expect(after.reopened).toBeGreaterThanOrEqual(before.reopened);
        }
      }),
    );
  });

  test('the holder changes only through a claim of a free one, a hand-over by the holder, or a giving back', () => {
    fc.assert(
      fc.property(anyLife, (life) => {
        for (const { before, what, after } of live(life)) {
          if (before.claimedBy === after.claimedBy) continue;
          if (after.claimedBy === undefined) {
            expect(['release', 'autoRelease']).toContain(what.kind);
          } else if (before.claimedBy === undefined) {
            expect(what).toEqual({ kind: 'claim', by: after.claimedBy });
          } else {
            expect(what).toMatchObject({ kind: 'handOver', by: before.claimedBy, to: after.claimedBy });
          }
          expect(after.claimedBy).not.toBe(before.asker);
        }
      }),
    );
  });

  test('closed stays closed, but for a solved one that its asker reopens', () => {
    fc.assert(
      fc.property(anyLife, (life) => {
        for (const { before, what, after } of live(life)) {
          if (isLive(before) || before.state === after.state) continue;
          expect([before.state, what.kind, after.state]).toEqual(['solved', 'notYet', 'claimed']);
          expect(what).toMatchObject({ by: before.asker });
        }
      }),
    );
  });

  test('a question is closed exactly when it has a time of closing, and confirmed only by its asker', () => {
    fc.assert(
      fc.property(anyLife, (life) => {
        for (const { before, what, after } of live(life)) {
          expect(after.closedAt !== undefined).toBe(!isLive(after));
          expect(after.solved !== undefined).toBe(after.state === 'solved');
          if (after.solved === 'confirmed' && before.solved !== 'confirmed') {
            expect(what).toEqual({ kind: 'confirm', by: before.asker });
          }
        }
      }),
    );
  });
});

describe('of two who act at once', () => {
  test('the store can keep one only: both results carry the same rev, and the second reads who won', () => {
    fc.assert(
      fc.property(
        anyQuestion,
        fc.shuffledSubarray(['asta', 'bent', 'carl'], { minLength: 2, maxLength: 2 }),
        (asked, pair) => {
          const [first = '', second = ''] = pair;
          const results = pair.map((by) => move(asked, { kind: 'claim', by }, start));
          const [won, lost] = results;
          if (!won?.ok || !lost?.ok) {
            expect(results.map((result) => result.ok)).toEqual([false, false]);
            return;
          }
          expect(won.question.rev).toBe(lost.question.rev);
          const readAgain = move(won.question, { kind: 'claim', by: second }, start);
          expect(readAgain).toEqual({ ok: false, why: { tag: 'alreadyClaimed', by: first } });
        },
      ),
    );
  });
});

describe('a tick', () => {
  const anyNow = fc.integer({ min: 0, max: 40 * 24 * 60 }).map((minutes) => start + minutes * 60_000);
  const anyAway = fc.subarray(['asta', 'bent', 'carl']).map((ids) => new Set(ids));

  test('makes only moves that the life allows, and the second at the same time finds nothing', () => {
    fc.assert(
      fc.property(anyQuestion, anyNow, anyAway, (asked, minutes, away) => {
        const now = Math.max(minutes, asked.touchedAt, asked.queuedAt);
        const given = facts(people, { now, away, live: isLive(asked) ? [asked] : [] });
        const moves = allDue(given).flatMap((due) => due.moves);
        const then = lived(asked, ...moves.map((what) => [what, now] as const));
        expect(allDue({ ...given, live: isLive(then) ? [then] : [] })).toEqual([]);
      }),
    );
  });

  test('for many questions at once leaves nothing to a second one, and never shows one to its asker', () => {
    fc.assert(
      fc.property(fc.array(anyQuestion, { maxLength: 6 }), anyNow, anyAway, (many, minutes, away) => {
        const asked = many.map((one, index) => ({ ...one, id: `q${index}` })).filter(isLive);
        const now = Math.max(minutes, ...asked.flatMap((one) => [one.touchedAt, one.queuedAt]));
        const given = facts(people, { now, away, live: asked });
        const due = allDue(given);
        const after = asked.map((one) => due.find(({ before }) => before.id === one.id)?.after ?? one);
        expect(allDue({ ...given, live: after.filter(isLive) })).toEqual([]);
        for (const one of after) expect(one.offers.map(({ to }) => to)).not.toContain(one.asker);
      }),
    );
  });

  test('outside opening hours shows nobody anything and takes nothing from anybody', () => {
    const closed = fc.constantFrom('2026-11-28 12:00', '2026-12-25 10:00', '2026-12-23 23:00').map(at);
    fc.assert(
      fc.property(anyQuestion, closed, (asked, now) => {
        for (const { kind } of allDue(facts(people, { now, live: [asked] })).flatMap(({ moves }) => moves)) {
          expect(['assume', 'expire']).toContain(kind);
        }
      }),
    );
  });
});
