import { describe, expect, test } from 'vitest';
import { allDue, type HandoffFacts, type Move, type Question } from '../../src/handoff/index.ts';
import { at, facts, lived, person, question, superuser } from './world.ts';

const owner = person('ole', { roles: ['systemOwner'] });
const lead = person('pia', { roles: ['projectLead'] });
const people = [superuser('asta'), superuser('bent'), owner, lead];

/** What the bot does about a question at a local time, in short: `offer 1 bent`, `autoRelease`. */
function due(asked: Question, local: string, more: Partial<HandoffFacts> = {}): string[] {
  const now = at(local);
  const all = allDue(facts(people, { now, live: [asked], ...more }));
  return (all.find(({ before }) => before.id === asked.id)?.moves ?? []).map(short);
}

function short(what: Move): string {
  return what.kind === 'offer' ? ['offer', what.level, ...what.to].join(' ') : what.kind;
}

function askedAt(local: string, more: Partial<Question> = {}): Question {
  return question({ askedAt: at(local), queuedAt: at(local), touchedAt: at(local), ...more });
}

function offeredAt(local: string): Question {
  return lived(askedAt(local), [{ kind: 'offer', to: ['asta'], level: 0 }, at(local)]);
}

describe('a question in the queue', () => {
  const rows: readonly [string, string, string[]][] = [
    // asked, looked at, what is due
    // Sixty-five minutes before the close, and nobody looked until Saturday: even then nobody is shown it.
    ['2026-11-27 11:55', '2026-11-28 10:00', []],
    ['2026-11-23 09:00', '2026-11-23 09:14', []],
    ['2026-11-23 09:00', '2026-11-23 09:15', ['offer 1 bent']],
    ['2026-11-23 09:00', '2026-11-23 09:59', ['offer 1 bent']],
    ['2026-11-23 09:00', '2026-11-23 10:00', ['offer 2 bent ole']],
    ['2026-11-23 09:00', '2026-11-23 11:00', ['offer 3 bent ole pia']],
    ['2026-11-23 09:00', '2026-11-25 11:00', ['offer 3 bent ole pia']],
    // Over a weekend: Friday closes at 13:00, so 12:50 to Monday 8:05 are 15 working minutes.
    ['2026-11-27 12:50', '2026-11-27 13:05', []],
    ['2026-11-27 12:50', '2026-11-28 10:00', []],
    ['2026-11-27 12:50', '2026-11-30 08:04', []],
    ['2026-11-27 12:50', '2026-11-30 08:05', ['offer 1 bent']],
    ['2026-11-27 12:50', '2026-11-30 08:50', ['offer 2 bent ole']],
    // Over Christmas: 23 December 15:20 to Monday 28 December 8:05.
    ['2026-12-23 15:20', '2026-12-24 10:00', []],
    ['2026-12-23 15:20', '2026-12-25 10:00', []],
    ['2026-12-23 15:20', '2026-12-28 08:04', []],
    ['2026-12-23 15:20', '2026-12-28 08:05', ['offer 1 bent']],
  ];
  test.each(rows)('shown to the best at %s needs at %s: %j', (asked, now, moves) => {
    expect(due(offeredAt(asked), now)).toEqual(moves);
  });

  test('is shown to the best at once in opening hours, else when it opens', () => {
    expect(due(askedAt('2026-11-23 09:00'), '2026-11-23 09:00')).toEqual(['offer 0 asta']);
    expect(due(askedAt('2026-11-27 18:00'), '2026-11-27 18:00')).toEqual([]);
    expect(due(askedAt('2026-11-27 18:00'), '2026-11-30 08:00')).toEqual(['offer 0 asta']);
  });

  test('goes to the next best at once when the one who was shown it goes away', () => {
    const away = new Set(['asta']);
    expect(due(offeredAt('2026-11-23 09:00'), '2026-11-23 09:05', { away })).toEqual(['offer 0 bent']);
  });

  test('is shown to somebody who comes on duty after it was widened, without going up a level', () => {
    const widened = lived(offeredAt('2026-11-23 09:00'), [
      { kind: 'offer', to: ['bent'], level: 1 },
      at('2026-11-23 09:15'),
    ]);
    const later = superuser('carl', { duty: [{ day: 'mon', from: '09:30', to: '15:00' }] });
    const with3 = { people: [...people, later] };
    expect(due(widened, '2026-11-23 09:29', with3)).toEqual([]);
    expect(due(widened, '2026-11-23 09:30', with3)).toEqual(['offer 1 carl']);
  });

  test('waits when nobody is there, and escalates in time', () => {
    const away = new Set(['asta', 'bent']);
    const alone = askedAt('2026-11-23 09:00');
    expect(due(alone, '2026-11-23 09:59', { away })).toEqual([]);
    expect(due(alone, '2026-11-23 10:00', { away })).toEqual(['offer 2 ole']);
  });

  test('escalates to the project lead in the first step when there is no system owner', () => {
    const without = people.filter((someone) => someone !== owner);
    expect(due(offeredAt('2026-11-23 09:00'), '2026-11-23 10:00', { people: without })).toEqual([
      'offer 3 bent pia',
    ]);
    expect(due(askedAt('2026-11-23 09:00', { asker: 'ole' }), '2026-11-23 10:00')).toEqual([
      'offer 3 asta bent pia',
    ]);
  });

  test('stays widened when nobody holds the roles above', () => {
    const only = [superuser('asta'), superuser('bent')];
    expect(due(offeredAt('2026-11-23 09:00'), '2026-11-23 14:00', { people: only })).toEqual([
      'offer 1 bent',
    ]);
  });
});

describe('a claim', () => {
  const claimed = (local: string) => lived(askedAt(local), [{ kind: 'claim', by: 'asta' }, at(local)]);

  test.each<[string, string, string[]]>([
    ['2026-11-23 09:00', '2026-11-23 10:59', []],
    ['2026-11-23 09:00', '2026-11-23 11:00', ['autoRelease', 'offer 1 bent']],
    // Monday 14:30 and two working hours is Tuesday 9:00.
    ['2026-11-23 14:30', '2026-11-23 20:00', []],
    ['2026-11-23 14:30', '2026-11-24 08:59', []],
    ['2026-11-23 14:30', '2026-11-24 09:00', ['autoRelease', 'offer 1 bent']],
    // 120 minutes are over at closing time on Friday; nothing happens before Monday.
    ['2026-11-27 11:00', '2026-11-27 13:00', []],
    ['2026-11-27 11:00', '2026-11-29 13:00', []],
    ['2026-11-27 11:00', '2026-11-30 08:00', ['autoRelease', 'offer 1 bent']],
  ])('made at %s without a word needs at %s: %j', (from, now, moves) => {
    expect(due(claimed(from), now)).toEqual(moves);
  });

  test('does not run out while the asker is asked, and has its two hours anew after the reply', () => {
    const asked = lived(claimed('2026-11-23 09:00'), [
      { kind: 'askBack', by: 'asta', text: 'Hvor?' },
      at('2026-11-23 09:30'),
    ]);
    expect(due(asked, '2026-11-24 12:00')).toEqual([]);
    const replied = lived(asked, [{ kind: 'reply', by: 'asker', text: 'Her.' }, at('2026-11-24 12:00')]);
    expect(due(replied, '2026-11-24 13:59')).toEqual([]);
    expect(due(replied, '2026-11-24 14:00')).toEqual(['autoRelease', 'offer 1 bent']);
  });

  test('is not made longer by an asker who keeps adding', () => {
    const added = lived(claimed('2026-11-23 09:00'), [
      { kind: 'reply', by: 'asker', text: 'Og en ting til.' },
      at('2026-11-23 10:50'),
    ]);
    expect(due(added, '2026-11-23 11:00')).toEqual(['autoRelease', 'offer 1 bent']);
  });

  test('taken up again by "not yet" has two working hours from then', () => {
    const again = lived(
      claimed('2026-11-23 09:00'),
      [{ kind: 'answer', by: 'asta', text: 'Sådan.' }, at('2026-11-23 09:30')],
      [{ kind: 'notYet', by: 'asker' }, at('2026-11-24 09:00')],
    );
    expect(due(again, '2026-11-24 10:59')).toEqual([]);
    expect(due(again, '2026-11-24 11:00')).toEqual(['autoRelease', 'offer 1 bent']);
  });

  test('handed over has its two hours anew', () => {
    const given = lived(claimed('2026-11-23 09:00'), [
      { kind: 'handOver', by: 'asta', to: 'bent', reason: '' },
      at('2026-11-23 10:30'),
    ]);
    expect(due(given, '2026-11-23 12:29')).toEqual([]);
    expect(due(given, '2026-11-23 12:30')).toEqual(['autoRelease']);
  });
});

describe('quiet', () => {
  const claim = [{ kind: 'claim', by: 'asta' }, at('2026-11-20 09:00')] as const;
  const answered = lived(askedAt('2026-11-20 09:00'), claim, [
    { kind: 'answer', by: 'asta', text: 'Sådan.' },
    at('2026-11-20 10:00'),
  ]);
  const waiting = lived(askedAt('2026-11-20 09:00'), claim, [
    { kind: 'askBack', by: 'asta', text: 'Hvor?' },
    at('2026-11-20 10:00'),
  ]);

  test('of three working days after an answer counts as solved: Friday 10:00 to Wednesday 10:00', () => {
    expect(due(answered, '2026-11-25 09:59')).toEqual([]);
    expect(due(answered, '2026-11-25 10:00')).toEqual(['assume']);
    expect(due(answered, '2026-11-28 03:00')).toEqual(['assume']);
  });

  test('of ten working days after an ask-back lets the question expire', () => {
    expect(due(waiting, '2026-12-04 09:59')).toEqual([]);
    expect(due(waiting, '2026-12-04 10:00')).toEqual(['expire']);
  });

  test('does not count Christmas: three working days from 22 December are over on 29 December', () => {
    const before = lived(
      askedAt('2026-12-22 09:00'),
      [{ kind: 'claim', by: 'asta' }, at('2026-12-22 09:00')],
      [{ kind: 'answer', by: 'asta', text: 'Sådan.' }, at('2026-12-22 10:00')],
    );
    expect(due(before, '2026-12-29 09:59')).toEqual([]);
    expect(due(before, '2026-12-29 10:00')).toEqual(['assume']);
  });

  test('ends nothing that is closed', () => {
    const solved = lived(answered, [{ kind: 'confirm', by: 'asker' }, at('2026-11-20 11:00')]);
    expect(due(solved, '2026-12-20 11:00')).toEqual([]);
  });
});

describe('allDue()', () => {
  test('spreads the questions of a night over those on duty, the oldest first', () => {
    const night = ['2026-11-22 20:00', '2026-11-22 21:00', '2026-11-22 22:00'].map((when, index) =>
      askedAt(when, { id: `q${index}` }),
    );
    const now = at('2026-11-23 08:00');
    const found = allDue(facts(people, { now, live: [...night].reverse() }));
    expect(found.map(({ before, moves }) => [before.id, ...moves.map(short)])).toEqual([
      ['q0', 'offer 0 asta'],
      ['q1', 'offer 0 bent'],
      ['q2', 'offer 0 asta'],
    ]);
    expect(allDue(facts(people, { now, live: found.map(({ after }) => after) }))).toEqual([]);
  });

  test('lets claims run out before it looks for somebody with room', () => {
    const now = at('2026-11-23 12:00');
    const alone = [superuser('asta', { capacity: 1 })];
    const stuck = lived(askedAt('2026-11-23 09:00', { id: 'z' }), [
      { kind: 'claim', by: 'asta' },
      at('2026-11-23 09:00'),
    ]);
    const older = askedAt('2026-11-23 08:00', { id: 'a' });
    const found = allDue(facts(alone, { now, live: [older, stuck] }));
    expect(found.map(({ before, moves }) => [before.id, ...moves.map(short)])).toEqual([
      ['a', 'offer 1 asta'],
      ['z', 'autoRelease'],
    ]);
  });

  test('gives each question as it was read and as it becomes', () => {
    const late = lived(askedAt('2026-11-23 08:00'), [{ kind: 'claim', by: 'asta' }, at('2026-11-23 08:00')]);
    const [found] = allDue(facts(people, { now: at('2026-11-23 12:00'), live: [late] }));
    expect(found?.before).toBe(late);
    expect(found?.after).toMatchObject({ state: 'offered', level: 1, rev: late.rev + 2 });
  });
});
