export { type Draft, draftSchema } from './draft.ts';
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
