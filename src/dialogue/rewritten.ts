import type { Changed } from '../event.ts';
import { isLive, type Move, move, type Question } from '../handoff/index.ts';
import { guard, isStopped } from '../privacy/index.ts';
import { changing, type Facts, saying, silence, together } from './facts.ts';
import { rewrittenCards, updateLabel } from './helping/cards.ts';
import type { Inquiry } from './inquiry.ts';
import type { Turn } from './turn.ts';

/**
 * Follows what somebody does to a message they wrote: a removed text is removed here too, also from the questions
 * it became and from what it replied to; a changed one changes, unless the guard stops the new words, which then
 * counts as removed. Of a message that held several questions the first takes the new text, and the others stay as
 * long as they still stand in it.
 */
export function changedMessage(facts: Facts, event: Changed): Turn {
  const stopped = event.text === undefined || isStopped(guard(event.text));
  const text = stopped ? null : (event.text ?? null);
  const { inquiries, questions } = facts.became;
  const parts = inquiries
    .map((inquiry, part) => ({ inquiry, text: part === 0 ? text : standing(inquiry, text) }))
    .filter(({ inquiry }) => inquiry.person === facts.me.id);
  return together(
    changing(...parts.filter(({ inquiry, text: now }) => inquiry.text !== now).map(rewritten)),
    ...questions.map((question) => {
      const part = parts.find(({ inquiry }) => inquiry.question === question.id);
      return part === undefined
        ? wordsChanged(facts, event, question, { text, message: event.message })
        : wordsChanged(facts, event, question, { text: part.text });
    }),
  );
}

function standing({ text }: Inquiry, now: string | null): string | null {
  return text !== null && now?.includes(text) === true ? text : null;
}

function rewritten({ inquiry, text }: { inquiry: Inquiry; text: string | null }) {
  const { details: _, ...bare } = inquiry;
  const now = { ...(text === null ? bare : inquiry), text, rev: inquiry.rev + 1 };
  return { kind: 'inquiryChanged', inquiry: now, from: inquiry.rev } as const;
}

function wordsChanged(
  facts: Facts,
  event: Changed,
  question: Question,
  words: { readonly text: string | null; readonly message?: string },
): Turn {
  if (words.message === undefined && question.text === words.text) return silence;
  const what: Move = { kind: 'changeText', by: facts.me.id, ...words };
  const changed = move(question, what, facts.now);
  if (!changed.ok) return silence;
  const withdrawn =
    words.text === null && words.message === undefined && isLive(changed.question)
      ? move(changed.question, { kind: 'withdraw', by: facts.me.id }, facts.now)
      : changed;
  const now = withdrawn.ok ? withdrawn.question : changed.question;
  return together(
    changing({ kind: 'questionMoved', question: now, from: question.rev }),
    saying(...rewrittenCards(facts, now, `${updateLabel(event)}/${question.id}`)),
  );
}
