import * as z from 'zod';
import { type Change, inquirySchema, talkSchema } from '../dialogue/index.ts';
import { draftSchema, questionSchema } from '../handoff/index.ts';
import { linkedAccountSchema, settingsSchema } from '../organisation/index.ts';
import { outgoingSchema } from '../outgoing.ts';
import { waveSchema } from '../pulse/index.ts';
import {
  changedGoalSchema,
  decidedActionSchema,
  gainSchema,
  goalValueSchema,
  letterSchema,
} from '../report/index.ts';
import { isCollection } from './collection.ts';
import { StoreError } from './errors.ts';
import type { Step } from './port.ts';
import { learnedSchema, type State } from './state.ts';

// The one name that a plain object cannot hold as its own key after a round through JSON.
const id = z
  .string()
  .min(1)
  .max(500)
  .refine((text) => text !== '__proto__', 'is not an id');
const message = outgoingSchema.extend({ key: id.max(200) });
const rev = z.number().int().nonnegative();

const changes: { readonly [K in Change['kind']]: z.ZodType } = {
  questionOpened: z.strictObject({ kind: z.string(), question: questionSchema.extend({ id }) }),
  questionMoved: z.strictObject({ kind: z.string(), question: questionSchema.extend({ id }), from: rev }),
  inquiryMade: z.strictObject({ kind: z.string(), inquiry: inquirySchema.extend({ id }) }),
  inquiryChanged: z.strictObject({ kind: z.string(), inquiry: inquirySchema.extend({ id }), from: rev }),
  draftMade: z.strictObject({ kind: z.string(), draft: draftSchema.extend({ id }) }),
  draftChanged: z.strictObject({ kind: z.string(), draft: draftSchema.extend({ id }), from: rev }),
  entryLearned: learnedSchema.extend({ kind: z.string() }),
  talkKept: z.strictObject({ kind: z.string(), talk: talkSchema.extend({ key: id }) }),
  accountSeen: z.strictObject({ kind: z.string(), link: linkedAccountSchema }),
  settingsChosen: z.strictObject({
    kind: z.string(),
    settings: settingsSchema.extend({ person: id }),
  }),
  counted: z.strictObject({
    kind: z.string(),
    what: z.string().min(1),
    day: z.iso.date(),
    unit: z.string().optional(),
  }),
  audited: z.strictObject({ kind: z.string(), who: z.string(), what: z.string(), at: z.number() }),
  waveChanged: z.strictObject({ kind: z.string(), wave: waveSchema.extend({ id }), from: rev }),
  pulseAnswered: z.strictObject({
    kind: z.string(),
    wave: id,
    person: id,
    values: z.record(z.string().max(6), z.number().int().min(0).max(5)),
    comment: z.string().max(300).optional(),
  }),
  pulseSkipped: z.strictObject({ kind: z.string(), wave: id, person: id }),
  actionDecided: z.strictObject({
    kind: z.string(),
    decided: decidedActionSchema.extend({ action: id }),
  }),
  goalChanged: z.strictObject({ kind: z.string(), changed: changedGoalSchema }),
  goalValued: z.strictObject({ kind: z.string(), value: goalValueSchema }),
  gainShared: z.strictObject({ kind: z.string(), gain: gainSchema.extend({ id }) }),
  gainPicked: z.strictObject({ kind: z.string(), gain: gainSchema.extend({ id }) }),
  letterWritten: z.strictObject({ kind: z.string(), letter: letterSchema.extend({ id }) }),
  letterFed: z.strictObject({ kind: z.string(), letter: id, from: rev, fed: rev }),
  personErased: z.strictObject({ kind: z.string(), person: id }),
};

/**
 * The step as it will be stored: what could not be read back is refused before it is stored, and what is stored
 * is a copy that nobody can change. Throws a `StoreError` that names the field.
 */
export function checkedStep(step: Step): Step {
  return {
    ...(step.event !== undefined && { event: checked(id, step.event, 'event') }),
    changes: step.changes.map((change) => checked(changes[change.kind], counted(change), change.kind)),
    outgoing: step.outgoing.map((outgoing) => checked(message, outgoing, 'outgoing')),
    now: checked(z.number(), step.now, 'now'),
  };
}

function checked<T>(schema: z.ZodType, value: T, what: string): T {
  const read = schema.safeParse(value);
  if (read.success) return frozen(read.data as T);
  const issue = read.error.issues[0];
  const where = [what, ...(issue?.path ?? [])].join('.');
  throw new StoreError(
    `Cannot store ${where}: ${issue?.message ?? 'invalid'}. Nothing of this step was kept.`,
  );
}

// The store counts revs itself, so that two changes made from the same one can never both find it unchanged.
function counted(change: Change): Change {
  switch (change.kind) {
    case 'questionMoved':
      return { ...change, question: { ...change.question, rev: change.from + 1 } };
    case 'inquiryChanged':
      return { ...change, inquiry: { ...change.inquiry, rev: change.from + 1 } };
    case 'draftChanged':
      return { ...change, draft: { ...change.draft, rev: change.from + 1 } };
    default:
      return change;
  }
}

/** A state whose records nobody can change any more. */
export function frozenState(state: State): State {
  for (const part of Object.values(state))
    if (isCollection(part)) part.forEach((record) => void frozen(record));
  return state;
}

/** A value that nobody can change any more, all the way down. */
export function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}
