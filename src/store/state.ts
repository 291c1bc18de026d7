import * as z from 'zod';
import { entrySchema } from '../answer/index.ts';
import { inquirySchema, talkSchema } from '../dialogue/index.ts';
import { accountSchema } from '../event.ts';
import { draftSchema, questionSchema } from '../handoff/index.ts';
import { linkedAccountSchema, settingsSchema } from '../organisation/index.ts';
import { waveSchema } from '../pulse/index.ts';
import {
  changedGoalSchema,
  decidedActionSchema,
  gainSchema,
  goalValueSchema,
  letterSchema,
} from '../report/index.ts';
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
  questions: z.record(z.string(), questionSchema),
  inquiries: z.record(z.string(), inquirySchema),
  drafts: z.record(z.string(), draftSchema),
  audit: z.record(z.string(), auditedSchema),
  counts: z.record(z.string(), countedDaySchema),
  learned: z.record(z.string(), learnedSchema),
  talks: z.record(z.string(), talkSchema),
  accounts: z.record(z.string(), linkedAccountSchema),
  settings: z.record(z.string(), settingsSchema),
  deliveries: z.record(z.string(), deliverySchema),
  cards: z.record(z.string(), sentSchema),
  /** The ledger of pulse rounds; folders from before there were any lack it. */
  waves: z.record(z.string(), waveSchema).default({}),
  /** What the weekly reports rest on beside activity and pulses; folders from before there were any lack them. */
  decided: z.record(z.string(), decidedActionSchema).default({}),
  goalChanges: z.record(z.string(), changedGoalSchema).default({}),
  goalValues: z.record(z.string(), goalValueSchema).default({}),
  gains: z.record(z.string(), gainSchema).default({}),
  letters: z.record(z.string(), letterSchema).default({}),
  /** When each week's report was published; the reports themselves lie in files of their own. */
  reports: z.record(z.string(), z.number()).default({}),
  /** Accounts of erased people that their platforms must still forget; folders from before it was kept lack it. */
  forgetting: z.record(z.string(), accountSchema).default({}),
  /** When an event was taken, and when a message was sent: remembered so that neither happens twice. */
  events: z.record(z.string(), z.number()),
  sent: z.record(z.string(), z.number()),
  /** When `events` and `sent` were last rid of what is too old. */
  tidiedAt: z.number(),
});
export type State = z.infer<typeof stateSchema>;

/** A state in which nothing has happened yet. */
export function emptyState(): State {
  return {
    version: stateVersion,
    seq: 0,
    questions: {},
    inquiries: {},
    drafts: {},
    audit: {},
    counts: {},
    learned: {},
    talks: {},
    accounts: {},
    settings: {},
    deliveries: {},
    cards: {},
    waves: {},
    decided: {},
    goalChanges: {},
    goalValues: {},
    gains: {},
    letters: {},
    reports: {},
    forgetting: {},
    events: {},
    sent: {},
    tidiedAt: 0,
  };
}

/** A collection's own record; ids come from outside, and `constructor` is not one of ours. */
export function own<T>(records: Readonly<Record<string, T>>, id: string): T | undefined {
  return Object.hasOwn(records, id) ? records[id] : undefined;
}

/** The key of an account in `accounts`. */
export function accountKey(account: { readonly platform: string; readonly id: string }): string {
  return `${account.platform}|${account.id}`;
}

/** Whether a question is done with: solved, withdrawn or expired. */
export function isClosed(question: State['questions'][string]): boolean {
  return question.state === 'solved' || question.state === 'withdrawn' || question.state === 'expired';
}
