import type { GuardName } from './life-table.ts';
import type { Move, RefusedTag } from './moves.ts';
import type { Question } from './question.ts';

/**
 * How long a solved question can be reopened: 14 days of 24 hours after it was closed. Long enough for a
 * problem that comes back with the next case, and within the 30 days that its text is kept.
 */
export const reopenWithinMs = 14 * 24 * 60 * 60 * 1000;

type Guard = (question: Question, move: Move, at: number) => RefusedTag | undefined;

/** Who has been shown the question since it last came to the queue. */
export function shownTo(question: Question): ReadonlySet<string> {
  return new Set(question.offers.filter((offer) => offer.at >= question.queuedAt).map((offer) => offer.to));
}

/** The conditions that the table names: each gives nothing when it is met, and the reason when it isn't. */
export const guards: Readonly<Record<GuardName, Guard>> = {
  hasAnswer: (question) =>
    question.turns.some((turn) => turn.kind === 'answer') ? undefined : 'notAnswered',
  notConfirmed: (question) => (question.solved === 'assumed' ? undefined : 'closed'),
  reopenInTime: (question, _move, at) =>
    at - (question.closedAt ?? question.touchedAt) <= reopenWithinMs ? undefined : 'tooLate',
  onlyRemoval: (_question, move) => (move.kind === 'changeText' && move.text === null ? undefined : 'closed'),
  toAnother: (_question, move) =>
    move.kind === 'handOver' && move.to === move.by ? 'toYourself' : undefined,
  notToAsker: (question, move) =>
    'to' in move && [move.to].flat().includes(question.asker) ? 'ownQuestion' : undefined,
  somebody: (_question, move) => (move.kind === 'offer' && move.to.length === 0 ? 'nobody' : undefined),
  somethingNew: (question, move) => {
    if (move.kind !== 'offer') return undefined;
    const shown = shownTo(question);
    return move.level >= question.level && move.to.some((id) => !shown.has(id)) ? undefined : 'noChange';
  },
};
