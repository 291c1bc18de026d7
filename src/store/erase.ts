import type { Inquiry } from '../dialogue/index.ts';
import type { Account, Place } from '../event.ts';
import type { Draft, Question, Turn } from '../handoff/index.ts';
import type { Gain } from '../report/index.ts';
import { isClosed } from './state.ts';

/** Who stands in a record where a person has been taken out. */
export const erasedPerson = 'erased';

/**
 * What is taken out when a person is: the person's id, the words they wrote, the small wins of theirs that stand in
 * reports, the names that are theirs alone, their accounts, the private places that are theirs, and the questions
 * they asked. The words are filed under what they were written in: the id of a question or a draft, or the week of
 * the report that shows them. The same words from somebody else are not theirs.
 */
export interface Eraser {
  readonly person: string;
  readonly wrote: ReadonlyMap<string, ReadonlySet<string>>;
  readonly gains: readonly Gain[];
  readonly names: ReadonlySet<string>;
  readonly accounts: readonly Account[];
  readonly places: ReadonlySet<string>;
  readonly questions: ReadonlySet<string>;
}

/** A place that no longer says whose it was. */
function erasedPlace(place: Place): Place {
  return { platform: place.platform, id: erasedPerson, private: place.private };
}

function silenced({ message: _, ...turn }: Turn): Turn {
  return { ...turn, text: null };
}

/** A question without its words; the one who asked is gone too, once it is closed. */
export function forgetQuestion(question: Question): Question {
  const bare: Question = {
    ...question,
    rev: question.rev + 1,
    text: null,
    details: {},
    turns: question.turns.map(silenced),
    handovers: question.handovers.map((handover) => ({ ...handover, reason: null })),
  };
  if (!isClosed(question)) return bare;
  return {
    ...bare,
    asker: erasedPerson,
    place: erasedPlace(question.place),
    turns: bare.turns.map((turn) => (turn.by === question.asker ? { ...turn, by: erasedPerson } : turn)),
  };
}

/** An inquiry without its words and without the one who asked. */
export function forgetInquiry(inquiry: Inquiry): Inquiry {
  const { details: _, message: __, ...rest } = inquiry;
  return {
    ...rest,
    rev: inquiry.rev + 1,
    text: null,
    person: erasedPerson,
    place: erasedPlace(inquiry.place),
  };
}

/**
 * A question without a person. One they asked is withdrawn if it was live; one they had taken goes back to the
 * queue; their words in anybody's question go. The same record when the person is not in it.
 */
export function eraseFromQuestion(question: Question, { person }: Eraser, now: number): Question {
  const swap = (id: string): string => (id === person ? erasedPerson : id);
  const asked = question.asker === person;
  const inside =
    asked ||
    question.claimedBy === person ||
    question.offers.some((offer) => offer.to === person) ||
    question.turns.some((turn) => turn.by === person) ||
    question.handovers.some((handover) => handover.from === person || handover.to === person);
  if (!inside) return question;

  const { claimedBy, ...rest } = question;
  const held = claimedBy === person && (question.state === 'claimed' || question.state === 'waiting');
  const without: Question = {
    ...rest,
    ...(claimedBy !== undefined && !held && { claimedBy: swap(claimedBy) }),
    ...(held && { state: 'open' as const, queuedAt: now }),
    rev: question.rev + 1,
    offers: question.offers.map((offer) => ({ ...offer, to: swap(offer.to) })),
    turns: question.turns.map((turn) =>
      turn.by === person ? { ...silenced(turn), by: erasedPerson } : turn,
    ),
    handovers: question.handovers.map((handover) => ({
      ...handover,
      from: swap(handover.from),
      ...(handover.to !== undefined && { to: swap(handover.to) }),
      reason: handover.from === person ? null : handover.reason,
    })),
  };
  if (!asked) return without;
  return {
    ...without,
    asker: erasedPerson,
    place: erasedPlace(question.place),
    text: null,
    details: {},
    ...(!isClosed(question) && { state: 'withdrawn' as const, closedAt: now, touchedAt: now }),
  };
}

/** A draft without the names of those who drafted and decided; the entry is the organisation's own text. */
export function eraseFromDraft(draft: Draft, { person }: Eraser): Draft {
  const owned = draft.entry.owner === person;
  if (draft.by !== person && draft.decidedBy !== person && !owned) return draft;
  const { reason, decidedBy, ...rest } = draft;
  const { owner: _, ...entry } = draft.entry;
  return {
    ...rest,
    rev: draft.rev + 1,
    by: draft.by === person ? erasedPerson : draft.by,
    entry: owned ? entry : draft.entry,
    ...(decidedBy !== undefined && { decidedBy: decidedBy === person ? erasedPerson : decidedBy }),
    ...(reason !== undefined && decidedBy !== person && { reason }),
  };
}
