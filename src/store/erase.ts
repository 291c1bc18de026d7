import type { Inquiry } from '../dialogue/index.ts';
import type { Account, Place } from '../event.ts';
import type { Draft, Question } from '../handoff/index.ts';
import type { Message } from '../message.ts';
import { isClosed } from './state.ts';

/** Who stands in a record where a person has been taken out. */
export const erasedPerson = 'erased';

/**
 * What is taken out when a person is: the person's id, the words they wrote, their names, their accounts, the
 * private places that are theirs, and the questions they asked.
 */
export interface Eraser {
  readonly person: string;
  readonly words: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
  readonly accounts: readonly Account[];
  readonly places: ReadonlySet<string>;
  readonly questions: ReadonlySet<string>;
}

const marks = { da: '[slettet]', en: '[erased]' } as const;

// Shorter texts, such as "ja", also stand in what others wrote: they are only taken where they stand alone.
const shortestInside = 12;

// A message could no longer be read back if something were replaced inside these.
const notWords: ReadonlySet<string> = new Set(['type', 'action', 'style', 'tone', 'png', 'url']);

/** A place that no longer says whose it was. */
function erasedPlace(place: Place): Place {
  return { platform: place.platform, id: erasedPerson, private: place.private };
}

/** A question without its words; the one who asked is gone too, once it is closed. */
export function forgetQuestion(question: Question): Question {
  const bare: Question = {
    ...question,
    rev: question.rev + 1,
    text: null,
    details: {},
    turns: question.turns.map((turn) => ({ ...turn, text: null })),
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
      turn.by === person ? { ...turn, by: erasedPerson, text: null } : turn,
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

/** A message in which a person's words and names are marked as erased; the same message if it has none. */
export function eraseFromMessage(message: Message, eraser: Eraser): Message {
  const mark = marks[message.lang];
  const text = eraseFromText(message.text, eraser, mark);
  const blocks = message.blocks.map((block) => eraseFromValue(block, eraser, mark));
  const same = text === message.text && blocks.every((block, at) => block === message.blocks[at]);
  return same ? message : { ...message, text, blocks };
}

/** A message of which only the language is left. */
export function emptiedMessage(message: Message): Message {
  const mark = marks[message.lang];
  return { lang: message.lang, text: mark, blocks: [{ type: 'quiet', markdown: mark }] };
}

function eraseFromText(text: string, { words, names }: Eraser, mark: string): string {
  if (words.has(text)) return mark;
  let left = text;
  for (const part of words) if (part.length >= shortestInside) left = left.replaceAll(part, mark);
  for (const name of names) if (name.length > 1) left = left.replaceAll(name, mark);
  return left;
}

function eraseFromValue<T>(value: T, eraser: Eraser, mark: string): T {
  if (typeof value === 'string') return eraseFromText(value, eraser, mark) as T & string;
  if (Array.isArray(value)) {
    const parts = value.map((part: unknown) => eraseFromValue(part, eraser, mark));
    return parts.every((part, at) => part === value[at]) ? value : (parts as T);
  }
  if (typeof value !== 'object' || value === null) return value;
  let changed: Record<string, unknown> | undefined;
  for (const [name, part] of Object.entries(value)) {
    if (notWords.has(name) || (name === 'value' && 'action' in value)) continue;
    const erased = eraseFromValue(part, eraser, mark);
    if (erased !== part) changed = { ...(changed ?? value), [name]: erased };
  }
  return (changed as T | undefined) ?? value;
}
