import { describe, expect, test } from 'vitest';
import { claimedNow, type Move, recentLoad, recentSince } from '../../src/handoff/index.ts';
import { at, calendar, lived, question } from './world.ts';

const monday = at('2026-11-23 10:00');
const claim: Move = { kind: 'claim', by: 'asta' };
const answer: Move = { kind: 'answer', by: 'asta', text: 'Sådan.' };
const askBack: Move = { kind: 'askBack', by: 'asta', text: 'Hvor?' };

function moved(...moves: readonly Move[]) {
  return lived(question(), ...moves.map((what) => [what, monday] as const));
}

describe('a question is on somebody', () => {
  test.each<[string, Move[], number, number]>([
    ['not asked of', [], 0, 0],
    ['while claimed', [claim], 1, 1],
    ['while it waits for the asker', [claim, askBack], 1, 1],
    ['no longer once answered, but it was work', [claim, answer], 0, 1],
    ['no longer once given back, but it was work', [claim, { kind: 'release', by: 'asta' }], 0, 1],
    ['again after "not yet"', [claim, answer, { kind: 'notYet', by: 'asker' }], 1, 1],
  ])('%s', (_, moves, now, lately) => {
    expect(claimedNow('asta', [moved(...moves)])).toBe(now);
    expect(recentLoad('asta', [moved(...moves)], monday)).toBe(lately);
  });

  test('counts as recent work only since the given time, unless it is still held', () => {
    expect(recentLoad('asta', [moved(claim, answer)], monday + 1)).toBe(0);
    expect(recentLoad('asta', [moved(claim)], monday + 1)).toBe(1);
    expect(recentLoad('bent', [moved(claim, answer)], monday)).toBe(0);
  });
});

test.each([
  ['2026-11-23 10:00', '2026-11-17 00:00'],
  ['2026-11-22 10:00', '2026-11-16 00:00'],
  ['2026-12-29 10:00', '2026-12-21 00:00'],
])('at %s the last five working days begin at %s', (now, since) => {
  expect(recentSince(at(now), calendar)).toBe(at(since));
});
