import * as z from 'zod';
import { entrySchema } from '../answer/index.ts';
import { inquirySchema, talkSchema } from '../dialogue/index.ts';
import { accountSchema } from '../event.ts';
import { draftSchema, type Question, questionSchema } from '../handoff/index.ts';
import { linkedAccountSchema, settingsSchema } from '../organisation/index.ts';
import { waveSchema } from '../pulse/index.ts';
import {
  changedGoalSchema,
  decidedActionSchema,
  gainSchema,
  goalValueSchema,
  letterSchema,
} from '../report/index.ts';
import { collection, collectionOf } from './collection.ts';
import { deliverySchema, sentSchema } from './outbox.ts';

/** That somebody saw or changed something that must be accounted for. `at` in milliseconds since 1970. */
export const auditedSchema = z.strictObject({
  id: z.string(),
  who: z.string(),
  what: z.string(),
  at: z.number(),
});
export type Audited = z.infer<typeof auditedSchema>;

/** The counters of one local day (`2026-11-23`). */
export const countedDaySchema = z.strictObject({
  day: z.iso.date(),
  rows: z.array(
    z.strictObject({ what: z.string(), unit: z.string().optional(), n: z.number().int().positive() }),
  ),
});
export type CountedDay = z.infer<typeof countedDaySchema>;

/** An entry that was drafted, approved and taken into use here, and the draft it came from. */
export const learnedSchema = z.strictObject({
  entry: entrySchema.extend({ topic: z.string() }),
  draft: z.string(),
  at: z.number(),
});
export type Learned = z.infer<typeof learnedSchema>;

/** Collections that grow with history: what is done with leaves the live state for the archive. */
export const kinds = [
  'questions',
  'inquiries',
  'drafts',
  'audit',
  'counts',
  'decided',
  'goalChanges',
  'goalValues',
  'gains',
  'letters',
] as const;
export type Kind = (typeof kinds)[number];

/** The version of the live state that this code writes. */
export const stateVersion = 1;

/**
 * Everything that is live, as one record: what a commit changes and what one file holds.
 * Accounts are keyed `platform|id`, days by their date, the rest by their own key or id.
 */
export const stateSchema = z.strictObject({
  version: z.literal(stateVersion),
  /** Counts up for deliveries and audit rows. */
  seq: z.number().int().nonnegative(),
  questions: collection(questionSchema),
  inquiries: collection(inquirySchema),
  drafts: collection(draftSchema),
  audit: collection(auditedSchema),
  counts: collection(countedDaySchema),
  learned: collection(learnedSchema),
  talks: collection(talkSchema),
  accounts: collection(linkedAccountSchema),
  settings: collection(settingsSchema),
  deliveries: collection(deliverySchema),
  cards: collection(sentSchema),
  /** The ledger of pulse rounds; folders from before there were any lack it. */
  waves: collection(waveSchema).prefault({}),
  /** What the weekly reports rest on beside activity and pulses; folders from before there were any lack them. */
  decided: collection(decidedActionSchema).prefault({}),
  goalChanges: collection(changedGoalSchema).prefault({}),
  goalValues: collection(goalValueSchema).prefault({}),
  gains: collection(gainSchema).prefault({}),
  letters: collection(letterSchema).prefault({}),
  /** When each week's report was published; the reports themselves lie in files of their own. */
  reports: collection(z.number()).prefault({}),
  /** Accounts of erased people that their platforms must still forget; folders from before it was kept lack it. */
  forgetting: collection(accountSchema).prefault({}),
  /** When an event was taken, and when a message was sent: remembered so that neither happens twice. */
  events: collection(z.number()),
  sent: collection(z.number()),
  /** When `events` and `sent` were last rid of what is too old. */
  tidiedAt: z.number(),
});
export type State = z.infer<typeof stateSchema>;

/** A state in which nothing has happened yet. */
export function emptyState(): State {
  return {
    version: stateVersion,
    seq: 0,
    questions: collectionOf([]),
    inquiries: collectionOf([]),
    drafts: collectionOf([]),
    audit: collectionOf([]),
    counts: collectionOf([]),
    learned: collectionOf([]),
    talks: collectionOf([]),
    accounts: collectionOf([]),
    settings: collectionOf([]),
    deliveries: collectionOf([]),
    cards: collectionOf([]),
    waves: collectionOf([]),
    decided: collectionOf([]),
    goalChanges: collectionOf([]),
    goalValues: collectionOf([]),
    gains: collectionOf([]),
    letters: collectionOf([]),
    reports: collectionOf([]),
    forgetting: collectionOf([]),
    events: collectionOf([]),
    sent: collectionOf([]),
    tidiedAt: 0,
  };
}

/** The key of an account in `accounts`. */
export function accountKey(account: { readonly platform: string; readonly id: string }): string {
  return `${account.platform}|${account.id}`;
}

/** Whether a question is done with: solved, withdrawn or expired. */
export function isClosed(question: Question): boolean {
  return question.state === 'solved' || question.state === 'withdrawn' || question.state === 'expired';
}
