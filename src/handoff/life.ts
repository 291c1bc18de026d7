import { effect } from './effects.ts';
import { guards } from './guards.ts';
import { lifeTable } from './life-table.ts';
import type { Move, Refused, RefusedTag } from './moves.ts';
import type { Question } from './question.ts';

/** What became of a move: the question as it is now, or why nothing changed. */
export type Moved =
  | { readonly ok: true; readonly question: Question }
  | { readonly ok: false; readonly why: Refused };

/** Whether a question is still alive: not solved, withdrawn or expired. */
export function isLive(question: Question): boolean {
  return !['solved', 'withdrawn', 'expired'].includes(question.state);
}

/**
 * Makes one move of a question's life at a time in milliseconds, as `lifeTable` says. `rev` grows by one; to
 * let one of two who act at once win, store the result only if the stored `rev` is still the one that was read.
 * Two moves in a row (claim and answer at once) may be stored as one change.
 */
export function move(question: Question, what: Move, at: number): Moved {
  const why = refusal(question, what, at);
  if (why) return { ok: false, why: explain(question, why) };
  const cell = lifeTable[what.kind].cells[question.state];
  const state = 'next' in cell ? cell.next : question.state;
  return { ok: true, question: { ...effect(question, what, at), state, rev: question.rev + 1 } };
}

// Asker and helper are checked before the state, so that a stranger learns nothing about it.
function refusal(question: Question, what: Move, at: number): RefusedTag | undefined {
  const rule = lifeTable[what.kind];
  const by = 'by' in what ? what.by : undefined;
  if (rule.actor === 'asker' && by !== question.asker) return 'notAsker';
  if (rule.actor === 'helper' && by === question.asker) return 'ownQuestion';
  const cell = rule.cells[question.state];
  if ('why' in cell) return cell.why;
  if (rule.actor === 'holder' && by !== question.claimedBy) return 'notYours';
  for (const name of cell.guards ?? []) {
    const why = guards[name](question, what, at);
    if (why) return why;
  }
  return undefined;
}

function explain(question: Question, tag: RefusedTag): Refused {
  switch (tag) {
    case 'alreadyClaimed':
    case 'notYours':
      return { tag, by: question.claimedBy ?? '' };
    case 'closed':
      return { tag, state: question.state };
    default:
      return { tag };
  }
}
