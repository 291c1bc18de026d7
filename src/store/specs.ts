import { type Inquiry, inquirySchema } from '../dialogue/index.ts';
import { type Draft, draftSchema, type Question, questionSchema } from '../handoff/index.ts';
import { erasedPerson, eraseFromDraft, eraseFromQuestion, forgetInquiry, forgetQuestion } from './erase.ts';
import { type ReportRecords, reportSpecs } from './report/specs.ts';
import { dayMs, type Spec } from './spec.ts';
import {
  type Audited,
  auditedSchema,
  type CountedDay,
  countedDaySchema,
  isClosed,
  type Kind,
} from './state.ts';

/**
 * How long what is done with stays live: 1 day. By far the most "not solved yet" and late "did it help?" come
 * within the working day; what comes later still finds the record, it only costs a look in the archive.
 */
const keepLiveMs = dayMs;

/**
 * How long counters stay live: 62 days, so that this month and the one before are read without the archive.
 */
const keepCountsMs = 62 * dayMs;

const questions: Spec<Question> = {
  schema: questionSchema,
  id: (question) => question.id,
  at: closedAt,
  filedAt: closedAt,
  people: (question) => [
    question.asker,
    ...(question.claimedBy === undefined ? [] : [question.claimedBy]),
    ...question.turns.map(({ by }) => by),
    ...question.handovers.map(({ from }) => from),
    ...question.offers.map(({ to }) => to),
  ],
  message: () => undefined,
  done: (question, now) => isClosed(question) && closedAt(question) <= now - keepLiveMs,
  dueAt(question, { questionTextDays, unsolvedTextDays }) {
    if (!hasWords(question) && (!isClosed(question) || question.asker === erasedPerson)) return undefined;
    const unsolved = !isClosed(question) || question.state === 'expired';
    return closedAt(question) + (unsolved ? unsolvedTextDays : questionTextDays) * dayMs;
  },
  forget: forgetQuestion,
  erase: eraseFromQuestion,
};

const inquiries: Spec<Inquiry> = {
  schema: inquirySchema,
  id: (inquiry) => inquiry.id,
  at: (inquiry) => inquiry.at,
  filedAt: (inquiry) => inquiry.at,
  people: (inquiry) => [inquiry.person],
  message: (inquiry) =>
    inquiry.text === null || inquiry.message === undefined
      ? undefined
      : messageKey(inquiry.place.id, inquiry.message),
  done: (inquiry, now) => inquiry.at <= now - keepLiveMs,
  dueAt(inquiry, { questionTextDays, unsolvedTextDays, warnedTextDays }) {
    if (inquiry.text === null && inquiry.person === erasedPerson) return undefined;
    const solved = inquiry.helped === 'yes' || inquiry.question !== undefined;
    const days = solved ? questionTextDays : unsolvedTextDays;
    return inquiry.at + (inquiry.warned ? Math.min(warnedTextDays, days) : days) * dayMs;
  },
  forget: forgetInquiry,
  erase: (inquiry, { person }) => (inquiry.person === person ? forgetInquiry(inquiry) : inquiry),
};

const drafts: Spec<Draft> = {
  schema: draftSchema,
  id: (draft) => draft.id,
  at: (draft) => draft.draftedAt,
  filedAt: (draft) => draft.decidedAt ?? draft.draftedAt,
  people: (draft) => [draft.by, draft.decidedBy, draft.entry.owner].filter((id) => id !== undefined),
  message: () => undefined,
  done: (draft, now) => draft.state !== 'drafted' && (draft.decidedAt ?? draft.draftedAt) <= now - keepLiveMs,
  dueAt: () => undefined,
  forget: (draft) => draft,
  erase: eraseFromDraft,
};

const audit: Spec<Audited> = {
  schema: auditedSchema,
  id: (row) => row.id,
  at: (row) => row.at,
  filedAt: (row) => row.at,
  people: (row) => [row.who],
  message: () => undefined,
  done: (row, now) => row.at <= now - keepLiveMs,
  dueAt: (row, { auditDays }) => row.at + auditDays * dayMs,
  forget: () => null,
  // Who saw what must stay accounted for until `auditDays` have passed, also when the one who saw leaves.
  erase: (row) => row,
};

const counts: Spec<CountedDay> = {
  schema: countedDaySchema,
  id: (counted) => counted.day,
  at: (counted) => Date.parse(counted.day),
  filedAt: (counted) => Date.parse(counted.day),
  people: () => [],
  message: () => undefined,
  done: (counted, now) => Date.parse(counted.day) <= now - keepCountsMs,
  dueAt: () => undefined,
  forget: (counted) => counted,
  erase: (counted) => counted,
};

/** What each kind of record is. */
export interface Records extends ReportRecords {
  readonly questions: Question;
  readonly inquiries: Inquiry;
  readonly drafts: Draft;
  readonly audit: Audited;
  readonly counts: CountedDay;
}

/** The rules of every kind. */
export const specs: { readonly [K in Kind]: Spec<Records[K]> } = {
  questions,
  inquiries,
  drafts,
  audit,
  counts,
  ...reportSpecs,
};

/** How an inquiry is found by the message it came from. */
export function messageKey(place: string, message: string): string {
  return `${place}|${message}`;
}

function closedAt(question: Question): number {
  return question.closedAt ?? question.touchedAt;
}

function hasWords(question: Question): boolean {
  return (
    question.text !== null ||
    Object.keys(question.details).length > 0 ||
    question.turns.some((turn) => turn.text !== null) ||
    question.handovers.some((handover) => handover.reason !== null)
  );
}
