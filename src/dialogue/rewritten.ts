import type { Changed } from '../event.ts';
import { isLive, type Move, move } from '../handoff/index.ts';
import { guard } from '../privacy/index.ts';
import { type Facts, saying, silence, together } from './facts.ts';
import { updatedCards, updateLabel } from './helping/cards.ts';
import type { Turn } from './turn.ts';

/**
 * Follows what somebody does to a message they wrote: a removed text is removed here too, also from the question
 * it became; a changed one changes, unless the guard stops the new words, which then counts as removed.
 */
export function changedMessage(facts: Facts, event: Changed): Turn {
  const { inquiry } = facts;
  if (inquiry === undefined || inquiry.person !== facts.me.id) return silence;
  const stopped = event.text === undefined || guard(event.text).some(({ action }) => action === 'stop');
  const text = stopped ? null : (event.text ?? null);
  const rewritten: Turn = {
    ...silence,
    changes: [
      { kind: 'inquiryChanged', inquiry: { ...inquiry, text, rev: inquiry.rev + 1 }, from: inquiry.rev },
    ],
  };
  return together(rewritten, questionText(facts, event, text));
}

function questionText(facts: Facts, event: Changed, text: string | null): Turn {
  const { question } = facts;
  if (question === undefined || question.text === text) return silence;
  const what: Move = { kind: 'changeText', by: facts.me.id, text };
  const changed = move(question, what, facts.now);
  if (!changed.ok) return silence;
  const withdrawn =
    text === null && isLive(changed.question)
      ? move(changed.question, { kind: 'withdraw', by: facts.me.id }, facts.now)
      : changed;
  const now = withdrawn.ok ? withdrawn.question : changed.question;
  return together(
    { ...silence, changes: [{ kind: 'questionMoved', question: now, from: question.rev }] },
    saying(...updatedCards(facts, now, updateLabel(event))),
  );
}
