export { type Availability, availability, dutyNow, isAbsent } from './availability.ts';
export { claimedNow, recentLoad, recentSince } from './capacity.ts';
export { type Draft, draftSchema } from './draft.ts';
export {
  type Decision,
  type Drafted,
  type DraftRefused,
  type DraftWith,
  decideDraft,
  draftFrom,
  draftPhrasing,
  type EntryWords,
  proposedWords,
} from './drafting.ts';
export { allDue, type Due } from './due.ts';
export { dutyAhead, type Span } from './duty.ts';
export type { HandoffFacts } from './facts.ts';
export { reopenWithinMs } from './guards.ts';
export { isLive, type Moved, move } from './life.ts';
export type { Move, MoveKind, Refused, RefusedTag } from './moves.ts';
export { type HelpPromise, helpPromise } from './promise.ts';
export {
  type Details,
  detailsSchema,
  type Offer,
  type Question,
  type QuestionState,
  questionSchema,
  questionState,
  type Turn,
} from './question.ts';
export { type HandoffSettings, handoffSettingsSchema } from './settings.ts';
export { slugFrom } from './slug.ts';
export { escalateTo, nextOffer, rankHelpers } from './whom.ts';
