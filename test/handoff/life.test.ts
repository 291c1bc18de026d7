import { describe, expect, test } from 'vitest';
import {
  type Move,
  type MoveKind,
  move,
  type Question,
  type QuestionState,
  questionSchema,
  questionState,
  reopenWithinMs,
} from '../../src/handoff/index.ts';
import { at, lived, question } from './world.ts';

const asked = at('2026-11-23 09:00');
const minute = 60_000;
const claim: Move = { kind: 'claim', by: 'jonas' };
const answer: Move = { kind: 'answer', by: 'jonas', text: 'Brug dit ID-kort.' };
const askBack: Move = { kind: 'askBack', by: 'jonas', text: 'Hvilken side?' };

const offered = lived(question(), [{ kind: 'offer', to: ['jonas'], level: 0 }, asked + minute]);
const claimed = lived(offered, [claim, asked + 2 * minute]);
const answered = lived(claimed, [answer, asked + 3 * minute]);
const inState: Readonly<Record<QuestionState, Question>> = {
  open: question(),
  offered,
  claimed,
  waiting: lived(claimed, [askBack, asked + 3 * minute]),
  answered,
  solved: lived(answered, [{ kind: 'confirm', by: 'asker' }, asked + 4 * minute]),
  withdrawn: lived(offered, [{ kind: 'withdraw', by: 'asker' }, asked + 4 * minute]),
  expired: lived(claimed, [askBack, asked + 3 * minute], [{ kind: 'expire' }, asked + 4 * minute]),
};
const now = asked + 10 * minute;

const moves: Readonly<Record<MoveKind, Move>> = {
  offer: { kind: 'offer', to: ['mette'], level: 1 },
  claim: { kind: 'claim', by: 'mette' },
  answer,
  askBack,
  reply: { kind: 'reply', by: 'asker', text: 'Den første.' },
  release: { kind: 'release', by: 'jonas' },
  handOver: { kind: 'handOver', by: 'jonas', to: 'mette', reason: 'Du kan økonomi.' },
  confirm: { kind: 'confirm', by: 'asker' },
  notYet: { kind: 'notYet', by: 'asker', text: 'Det virker ikke.' },
  withdraw: { kind: 'withdraw', by: 'asker' },
  changeText: { kind: 'changeText', by: 'asker', text: 'hvordan logger jeg af' },
  autoRelease: { kind: 'autoRelease' },
  assume: { kind: 'assume' },
  expire: { kind: 'expire' },
};

// Written out by hand and not read from the life table: a changed cell must be changed here too.
// Columns: open, offered, claimed, waiting, answered, solved, withdrawn, expired.
const expected: Readonly<Record<MoveKind, string>> = {
  offer: 'offered offered !alreadyClaimed !alreadyClaimed !alreadyClaimed !closed !closed !closed',
  claim: 'claimed claimed !alreadyClaimed !alreadyClaimed !alreadyClaimed !closed !closed !closed',
  answer: '!notClaimed !notClaimed answered answered answered !closed !closed !closed',
  askBack: '!notClaimed !notClaimed waiting waiting waiting !closed !closed !closed',
  reply: '!notClaimed !notClaimed claimed claimed !alreadyAnswered !closed !closed !closed',
  release: '!notClaimed !notClaimed open open !alreadyAnswered !closed !closed !closed',
  handOver: '!notClaimed !notClaimed claimed waiting !alreadyAnswered !closed !closed !closed',
  confirm: '!notAnswered !notAnswered !notAnswered !notAnswered solved !closed !closed !closed',
  notYet: '!notAnswered !notAnswered !notAnswered !notAnswered claimed claimed !closed !closed',
  withdraw: 'withdrawn withdrawn withdrawn withdrawn withdrawn !closed !closed !closed',
  changeText: 'open offered claimed waiting answered !closed !closed !closed',
  autoRelease: '!notClaimed !notClaimed open !waitingForAsker !alreadyAnswered !closed !closed !closed',
  assume: '!notAnswered !notAnswered !notAnswered !notAnswered solved !closed !closed !closed',
  expire: '!notClaimed !notClaimed !notAskedBack expired !alreadyAnswered !closed !closed !closed',
};

const cells = Object.entries(expected).flatMap(([kind, row]) =>
  row.split(' ').map((result, column) => ({
    kind: kind as MoveKind,
    state: questionState.options[column] ?? 'open',
    result,
  })),
);

test('the table of this test has a cell for every move from every state', () => {
  expect(cells).toHaveLength(Object.keys(moves).length * questionState.options.length);
});

describe.each(questionState.options)('from %s', (state) => {
  test.each(cells.filter((cell) => cell.state === state))('$kind gives $result', ({ kind, result }) => {
    const before = inState[state];
    const moved = move(before, moves[kind], now);
    if (result.startsWith('!')) {
      expect(moved).toMatchObject({ ok: false, why: { tag: result.slice(1) } });
      return;
    }
    expect(moved).toMatchObject({ ok: true, question: { state: result, rev: before.rev + 1 } });
    if (moved.ok) expect(questionSchema.parse(moved.question)).toEqual(moved.question);
  });
});

describe('who may make a move', () => {
  const holders: Move[] = [answer, askBack, moves.release, moves.handOver];
  test.each(holders)(
    '$kind by somebody who has not claimed it is refused with the name of who has',
    (what) => {
      const forged = { ...what, by: 'mette' } as Move;
      expect(move(claimed, forged, now)).toEqual({ ok: false, why: { tag: 'notYours', by: 'jonas' } });
    },
  );

  const askers: Move[] = [moves.reply, moves.confirm, moves.notYet, moves.withdraw, moves.changeText];
  test.each(askers)('$kind by anybody but the asker is refused, in every state', (what) => {
    for (const state of questionState.options) {
      const forged = { ...what, by: 'jonas' } as Move;
      expect(move(inState[state], forged, now)).toEqual({ ok: false, why: { tag: 'notAsker' } });
    }
  });

  test('nobody claims a question of their own', () => {
    const own: Move = { kind: 'claim', by: 'asker' };
    expect(move(offered, own, now)).toEqual({ ok: false, why: { tag: 'ownQuestion' } });
  });

  test('a question is not handed over to the asker or to oneself', () => {
    const give = (to: string) => move(claimed, { kind: 'handOver', by: 'jonas', to, reason: '' }, now);
    expect(give('asker')).toEqual({ ok: false, why: { tag: 'ownQuestion' } });
    expect(give('jonas')).toEqual({ ok: false, why: { tag: 'toYourself' } });
  });

  test('a question is not offered to its asker, to nobody, or again to the same people', () => {
    const offer = (to: string[], level = 0) => move(offered, { kind: 'offer', to, level }, now);
    expect(offer(['mette', 'asker'])).toEqual({ ok: false, why: { tag: 'ownQuestion' } });
    expect(offer([])).toEqual({ ok: false, why: { tag: 'nobody' } });
    expect(offer(['jonas'])).toEqual({ ok: false, why: { tag: 'noChange' } });
    expect(offer(['jonas'], 1)).toEqual({ ok: false, why: { tag: 'noChange' } });
  });

  test('an offer never takes a question down a level', () => {
    const escalated = lived(offered, [{ kind: 'offer', to: ['ole'], level: 2 }, now]);
    const lower = move(escalated, { kind: 'offer', to: ['mette'], level: 1 }, now);
    expect(lower).toEqual({ ok: false, why: { tag: 'noChange' } });
    expect(lived(escalated, [{ kind: 'offer', to: ['mette'], level: 2 }, now]).offers).toHaveLength(3);
  });
});

describe('a claim', () => {
  test('needs no offer, and a second one reads who has it', () => {
    const first = lived(question(), [claim, now]);
    expect(first).toMatchObject({ claimedBy: 'jonas', claimedAt: now });
    expect(move(first, { kind: 'claim', by: 'mette' }, now)).toEqual({
      ok: false,
      why: { tag: 'alreadyClaimed', by: 'jonas' },
    });
  });

  test('made at once by two from the same rev gives both the same next rev: the store keeps one', () => {
    const revs = ['jonas', 'mette'].map((by) => lived(offered, [{ kind: 'claim', by }, now]).rev);
    expect(revs).toEqual([offered.rev + 1, offered.rev + 1]);
  });

  test('given back leaves no holder, starts the queue anew and remembers who gave it up', () => {
    const released = lived(claimed, [moves.release, now]);
    expect(released).not.toHaveProperty('claimedBy');
    expect(released).not.toHaveProperty('claimedAt');
    expect(released).toMatchObject({ queuedAt: now, touchedAt: now, level: 0 });
    expect(released.handovers).toEqual([{ from: 'jonas', reason: null, at: now }]);
  });

  test('that ran out comes back for everybody on duty, and is not something anybody did', () => {
    const released = lived(claimed, [{ kind: 'autoRelease' }, now]);
    expect(released).toMatchObject({ state: 'open', level: 1, queuedAt: now, touchedAt: claimed.touchedAt });
    expect(released.handovers).toEqual([{ from: 'jonas', reason: null, at: now }]);
  });

  test('handed over belongs to the colleague, with the reason', () => {
    const given = lived(claimed, [moves.handOver, now]);
    expect(given).toMatchObject({ claimedBy: 'mette', claimedAt: now, queuedAt: claimed.queuedAt });
    expect(given.handovers).toEqual([{ from: 'jonas', to: 'mette', reason: 'Du kan økonomi.', at: now }]);
    expect(move(given, answer, now)).toMatchObject({ ok: false, why: { tag: 'notYours', by: 'mette' } });
  });
});

describe('what is said', () => {
  test('the first reply is timed once, the answer each time', () => {
    const asksFirst = lived(claimed, [askBack, now], [moves.reply, now + 1], [answer, now + 2]);
    expect(asksFirst).toMatchObject({ firstReplyAt: now, answeredAt: now + 2, touchedAt: now + 2 });
    expect(asksFirst.turns.map((turn) => [turn.kind, turn.by])).toEqual([
      ['askBack', 'jonas'],
      ['reply', 'asker'],
      ['answer', 'jonas'],
    ]);
    expect(lived(asksFirst, [answer, now + 3])).toMatchObject({ firstReplyAt: now, answeredAt: now + 3 });
  });

  test('changing the text keeps the details unless they are given, and removing it takes them too', () => {
    const detailed = question({ details: { did: 'trykkede på gem' } });
    const edit = (more: object) =>
      lived(detailed, [{ kind: 'changeText', by: 'asker', text: 'ny', ...more }, now]);
    expect(edit({})).toMatchObject({ text: 'ny', details: { did: 'trykkede på gem' } });
    expect(edit({ details: { systemId: '77' } }).details).toEqual({ systemId: '77' });
    expect(edit({ text: null })).toMatchObject({ text: null, details: {} });
  });

  test('a reply is changed and removed by the message that brought it, and nothing else is', () => {
    const replied = lived(inState.waiting, [
      { kind: 'reply', by: 'asker', text: 'i stuen', message: 'm2' },
      now,
    ]);
    const edit = (message: string, text: string | null) =>
      lived(replied, [{ kind: 'changeText', by: 'asker', text, message }, now]);
    expect(edit('m2', 'i kælderen')).toMatchObject({
      text: replied.text,
      turns: [{}, { text: 'i kælderen' }],
    });
    expect(edit('m2', null)).toMatchObject({ text: replied.text, turns: [{}, { text: null }] });
    expect(edit('m3', null).turns).toEqual(replied.turns);
  });

  test.each(['solved', 'withdrawn', 'expired'] as const)('a text can be removed when %s', (state) => {
    const removed = lived(inState[state], [{ kind: 'changeText', by: 'asker', text: null }, now]);
    expect(removed).toMatchObject({ state, text: null });
  });
});

describe('the end', () => {
  test('silence is assumed, never confirmed', () => {
    expect(lived(answered, [{ kind: 'assume' }, now])).toMatchObject({ solved: 'assumed', closedAt: now });
  });

  test('an assumed one can be confirmed later and keeps the time it was closed', () => {
    const assumed = lived(answered, [{ kind: 'assume' }, now]);
    const confirmed = lived(assumed, [moves.confirm, now + 1]);
    expect(confirmed).toMatchObject({ state: 'solved', solved: 'confirmed', closedAt: now });
    expect(move(confirmed, moves.confirm, now + 2)).toMatchObject({ ok: false, why: { tag: 'closed' } });
  });

  test('"not yet" goes on with the same superuser and counts as reopened', () => {
    const again = lived(answered, [moves.notYet, now]);
    expect(again).toMatchObject({ state: 'claimed', claimedBy: 'jonas', reopened: 1 });
    expect(again.turns.at(-1)).toEqual({ kind: 'notYet', by: 'asker', text: 'Det virker ikke.', at: now });
    expect(lived(again, [moves.confirm, now + 1])).toMatchObject({ state: 'solved', solved: 'confirmed' });
  });

  test('a solved one can be reopened for 14 days and not a millisecond longer', () => {
    const closedAt = inState.solved.closedAt ?? 0;
    const reopened = lived(inState.solved, [moves.notYet, closedAt + reopenWithinMs]);
    expect(reopened).toMatchObject({ state: 'claimed', claimedBy: 'jonas', reopened: 1 });
    expect(reopened).not.toHaveProperty('closedAt');
    expect(reopened).not.toHaveProperty('solved');
    expect(move(inState.solved, moves.notYet, closedAt + reopenWithinMs + 1)).toEqual({
      ok: false,
      why: { tag: 'tooLate' },
    });
  });

  test('a refused move names the state of a closed question', () => {
    expect(move(inState.withdrawn, claim, now)).toEqual({
      ok: false,
      why: { tag: 'closed', state: 'withdrawn' },
    });
  });
});
