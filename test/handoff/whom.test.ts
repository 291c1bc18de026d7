import { describe, expect, test } from 'vitest';
import { escalateTo, nextOffer, type Question, rankHelpers } from '../../src/handoff/index.ts';
import { at, facts, lived, person, question, superuser } from './world.ts';

const monday = at('2026-11-23 10:00');
const hour = 60 * 60_000;
const owner = person('ole', { roles: ['systemOwner'] });
const lead = person('pia', { roles: ['projectLead'] });
const economy = question({ skill: 'oekonomi', unit: 'nord' });

function ids(people: readonly { id: string }[]): string[] {
  return people.map(({ id }) => id);
}

function shown(id: string, to: string, when: number): Question {
  return lived(question({ id }), [{ kind: 'offer', to: [to], level: 0 }, when]);
}

function answeredBy(id: string, by: string, when: number): Question {
  return lived(
    question({ id }),
    [{ kind: 'claim', by }, when],
    [{ kind: 'answer', by, text: 'Sådan.' }, when],
  );
}

describe('rankHelpers()', () => {
  test('skill counts more than unit, unit more than load, and the id decides where all else is equal', () => {
    const people = [
      superuser('dina'),
      superuser('carl'),
      superuser('bent', {}, 'nord'),
      superuser('axel', { skills: ['oekonomi'] }, 'syd'),
      superuser('asta', { skills: ['oekonomi'] }, 'nord'),
    ];
    expect(ids(rankHelpers(economy, facts(people)))).toEqual(['asta', 'axel', 'bent', 'carl', 'dina']);
    expect(ids(rankHelpers(economy, facts([...people].reverse())))).toEqual([
      'asta',
      'axel',
      'bent',
      'carl',
      'dina',
    ]);
  });

  test('a question without skill or unit prefers nobody by them', () => {
    const people = [superuser('bent', { skills: ['oekonomi'] }, 'nord'), superuser('asta')];
    expect(ids(rankHelpers(question(), facts(people)))).toEqual(['asta', 'bent']);
  });

  test('the one with least to do lately comes first, held and recently answered counted alike', () => {
    const people = [superuser('asta'), superuser('bent'), superuser('carl')];
    const live = [
      lived(question({ id: 'a' }), [{ kind: 'claim', by: 'asta' }, monday - hour]),
      answeredBy('b', 'asta', monday - hour),
    ];
    const recent = [answeredBy('c', 'bent', at('2026-11-17 09:00'))];
    expect(ids(rankHelpers(question(), facts(people, { live, recent })))).toEqual(['carl', 'bent', 'asta']);
  });

  test('what was done more than five working days ago is forgotten', () => {
    const people = [superuser('asta'), superuser('bent')];
    const old = answeredBy('c', 'asta', at('2026-11-16 15:00'));
    const newer = answeredBy('c', 'asta', at('2026-11-17 00:00'));
    expect(ids(rankHelpers(question(), facts(people, { recent: [old] })))).toEqual(['asta', 'bent']);
    expect(ids(rankHelpers(question(), facts(people, { recent: [newer] })))).toEqual(['bent', 'asta']);
  });

  test('of two with the same load, the one who was shown something longest ago comes first', () => {
    const people = [superuser('asta'), superuser('bent'), superuser('carl')];
    const live = [shown('a', 'asta', monday - hour), shown('b', 'bent', monday - 2 * hour)];
    expect(ids(rankHelpers(question(), facts(people, { live })))).toEqual(['carl', 'bent', 'asta']);
  });

  test('somebody who has been shown as much as they can hold comes after the rest, whatever the skill', () => {
    const people = [superuser('asta', { skills: ['oekonomi'], capacity: 2 }), superuser('bent')];
    const live = [shown('a', 'asta', monday), shown('b', 'asta', monday)];
    expect(ids(rankHelpers(economy, facts(people, { live })))).toEqual(['bent', 'asta']);
    expect(ids(rankHelpers(economy, facts(people, { live: live.slice(1) })))).toEqual(['asta', 'bent']);
  });

  test('the asker is never among them', () => {
    expect(
      ids(rankHelpers(question({ asker: 'asta' }), facts([superuser('asta'), superuser('bent')]))),
    ).toEqual(['bent']);
  });

  test.each([
    ['released it', [{ kind: 'release', by: 'asta' }] as const],
    ['let it run out', [{ kind: 'autoRelease' }] as const],
    [
      'handed it to somebody who released it',
      [
        { kind: 'handOver', by: 'asta', to: 'carl', reason: '' },
        { kind: 'release', by: 'carl' },
      ] as const,
    ],
  ])('somebody who %s is not shown it again', (_, steps) => {
    const back = lived(
      question(),
      [{ kind: 'claim', by: 'asta' }, monday - hour],
      ...steps.map((step) => [step, monday] as const),
    );
    expect(ids(rankHelpers(back, facts([superuser('asta'), superuser('bent')])))).toEqual(['bent']);
  });

  test('people who are away, absent, full or off duty are left out', () => {
    const people = [
      superuser('asta'),
      superuser('bent', { absences: [{ from: '2026-11-23', to: '2026-11-23' }] }),
      superuser('carl', { capacity: 1 }),
      superuser('dina', { duty: [{ day: 'tue', from: '08:00', to: '12:00' }] }),
      superuser('eva'),
    ];
    const live = [lived(question({ id: 'a' }), [{ kind: 'claim', by: 'carl' }, monday])];
    expect(ids(rankHelpers(question(), facts(people, { live, away: new Set(['asta']) })))).toEqual(['eva']);
  });
});

describe('nextOffer()', () => {
  const people = [superuser('asta'), superuser('bent'), owner, lead];
  const given = facts(people);
  const first = lived(question(), [{ kind: 'offer', to: ['asta'], level: 0 }, monday]);

  test.each([
    [0, ['asta']],
    [1, ['asta', 'bent']],
    [2, ['asta', 'bent', 'ole']],
    [3, ['asta', 'bent', 'ole', 'pia']],
  ])('at level %i shows a new question to %j', (level, to) => {
    expect(nextOffer(question(), level, given)).toEqual({ kind: 'offer', to, level });
  });

  test.each([
    [0, undefined],
    [1, ['bent']],
    [2, ['bent', 'ole']],
  ])('at level %i shows one that the best has seen to %j besides', (level, to) => {
    expect(nextOffer(first, level, given)?.to).toEqual(to);
  });

  test('goes to the next best when the one who was shown it can no longer take it', () => {
    expect(nextOffer(first, 0, { ...given, away: new Set(['asta']) })?.to).toEqual(['bent']);
  });

  test('gives nothing when nobody can take it', () => {
    expect(nextOffer(question(), 1, { ...given, away: new Set(['asta', 'bent']) })).toBeUndefined();
  });

  test('shows it once to somebody who is both superuser and system owner', () => {
    const both = { ...superuser('asta'), roles: ['superuser', 'systemOwner'] as const };
    const offer = nextOffer(question(), 2, facts([{ ...both, roles: [...both.roles] }]));
    expect(offer?.to).toEqual(['asta']);
  });

  test('shows it to the same people again once it has come back to the queue', () => {
    const back = lived(
      first,
      [{ kind: 'claim', by: 'bent' }, monday + 1],
      [{ kind: 'release', by: 'bent' }, monday + 2],
    );
    expect(nextOffer(back, 1, { ...given, now: monday + 3 })?.to).toEqual(['asta']);
  });
});

describe('escalateTo()', () => {
  test('reaches the role of the level, but never the asker', () => {
    const given = facts([owner, lead]);
    expect(ids(escalateTo(question(), 2, given))).toEqual(['ole']);
    expect(ids(escalateTo(question(), 3, given))).toEqual(['pia']);
    expect(ids(escalateTo(question({ asker: 'ole' }), 2, given))).toEqual([]);
    expect(ids(escalateTo(question(), 1, given))).toEqual([]);
  });

  test('leaves out who is absent as long as somebody else holds the role', () => {
    const absences = [{ from: '2026-11-23', to: '2026-11-24' }];
    const ill = { ...superuser('ida', { absences }), roles: [...owner.roles] };
    expect(ids(escalateTo(question(), 2, facts([ill, owner])))).toEqual(['ole']);
    expect(ids(escalateTo(question(), 2, facts([ill])))).toEqual(['ida']);
  });
});
