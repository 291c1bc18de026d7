export { type Draft, draftSchema } from './draft.ts';
export { reopenWithinMs, shownTo } from './guards.ts';
export { isLive, type Moved, move, statesFor } from './life.ts';
export { lifeTable } from './life-table.ts';
export type { Move, MoveKind, Refused, RefusedTag } from './moves.ts';
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
