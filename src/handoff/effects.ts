import { shownTo } from './guards.ts';
import type { Move, MoveKind, MoveOf } from './moves.ts';
import type { Question, Turn } from './question.ts';

type Effect<Kind extends MoveKind> = (question: Question, move: MoveOf<Kind>, at: number) => Question;

function said(question: Question, kind: Turn['kind'], by: string, text: string, at: number): Question {
  return { ...question, touchedAt: at, turns: [...question.turns, { kind, by, text, at }] };
}

function replied(question: Question, { by, text, message }: MoveOf<'reply'>, at: number): Question {
  const turn: Turn = { kind: 'reply', by, text, ...(message !== undefined && { message }), at };
  return { ...question, touchedAt: at, turns: [...question.turns, turn] };
}

function rewritten(question: Question, { by, text, details, message }: MoveOf<'changeText'>): Question {
  if (message === undefined)
    return { ...question, text, details: text === null ? {} : (details ?? question.details) };
  const turns = question.turns.map((turn) =>
    turn.by === by && turn.message === message ? { ...turn, text } : turn,
  );
  return { ...question, turns };
}

function firstReply(question: Question, at: number): Question {
  return { ...question, firstReplyAt: question.firstReplyAt ?? at };
}

function close(question: Question, at: number): Question {
  return { ...question, closedAt: at };
}

/** Takes the claim off and puts the question in the queue; who had it stands in `handovers`. */
function requeue(question: Question, level: number, at: number): Question {
  const { claimedBy, claimedAt: _claimedAt, ...rest } = question;
  const handovers = claimedBy
    ? [...question.handovers, { from: claimedBy, reason: null, at }]
    : question.handovers;
  return { ...rest, handovers, level, queuedAt: at };
}

function reopen(question: Question): Question {
  const { closedAt: _closedAt, solved: _solved, ...rest } = question;
  return { ...rest, reopened: question.reopened + 1 };
}

const effects: { readonly [Kind in MoveKind]: Effect<Kind> } = {
  offer: (question, move, at) => {
    const shown = shownTo(question);
    const added = [...new Set(move.to)].filter((id) => !shown.has(id)).map((id) => ({ to: id, at }));
    return { ...question, level: move.level, offers: [...question.offers, ...added] };
  },
  claim: (question, move, at) => ({ ...question, claimedBy: move.by, claimedAt: at, touchedAt: at }),
  answer: (question, move, at) => ({
    ...firstReply(said(question, 'answer', move.by, move.text, at), at),
    answeredAt: at,
  }),
  askBack: (question, move, at) => firstReply(said(question, 'askBack', move.by, move.text, at), at),
  reply: replied,
  release: (question, _move, at) => ({ ...requeue(question, 0, at), touchedAt: at }),
  handOver: (question, move, at) => ({
    ...question,
    claimedBy: move.to,
    claimedAt: at,
    touchedAt: at,
    handovers: [...question.handovers, { from: move.by, to: move.to, reason: move.reason, at }],
  }),
  confirm: (question, _move, at) => ({
    ...question,
    solved: 'confirmed',
    touchedAt: at,
    closedAt: question.closedAt ?? at,
  }),
  notYet: (question, move, at) => said(reopen(question), 'notYet', move.by, move.text ?? '', at),
  withdraw: (question, _move, at) => ({ ...close(question, at), touchedAt: at }),
  changeText: (question, move, at) => ({ ...rewritten(question, move), touchedAt: at }),
  // Whoever has waited through a claim that led to nothing does not stand last again: all on duty are shown it.
  autoRelease: (question, _move, at) => requeue(question, Math.max(1, question.level), at),
  assume: (question, _move, at) => ({ ...close(question, at), solved: 'assumed' }),
  expire: (question, _move, at) => close(question, at),
};

/** What a move changes besides state and `rev`. `touchedAt` follows people's moves, not the bot's. */
export function effect(question: Question, move: Move, at: number): Question {
  const apply = effects[move.kind] as Effect<MoveKind>;
  return apply(question, move, at);
}
