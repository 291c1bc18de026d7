export { answererOn, createAnswerer, type TrainedAnswerer } from './answerer.ts';
export { type Engine, trainEngine, training, withEntry, withPhrasing } from './engine.ts';
export {
  type Entry,
  entrySchema,
  type FaqFile,
  faqFileSchema,
  type Phase,
  type Topic,
} from './entry.ts';
export { type Evaluation, evaluate, evaluateAnswerer, type Miss, type Question } from './evaluate.ts';
export { type EntryExplanation, type Explanation, explain, type Share } from './explain.ts';
export { type SelfEstimate, selfEstimate } from './knowing/self-estimate.ts';
export {
  hiddenWordings,
  type Learned,
  learnReranking,
  type Nearness,
  ownedWordings,
  type Reranking,
  reranked,
  type SeenWording,
  type Similarities,
} from './reranking/index.ts';
export { type ConfusablePair, type ContentReview, type HardToFind, reviewContent } from './review-content.ts';
export { finished, type Steps } from './steps.ts';
export type { Answerer, AskContext, Caution, Knowledge, Ranked, Verdict } from './types.ts';
export {
  type Bilingual,
  createUnderstandRules,
  type DeclineFile,
  type Door,
  type DoorsFile,
  declineSchema,
  doorsSchema,
  type EmergencyFile,
  emergencySchema,
  type Language,
  type Reference,
  type SmalltalkFile,
  smalltalkSchema,
  type TalkKind,
  type UnderstandContext,
  type UnderstandFiles,
  type Understanding,
  type UnderstandRules,
  understand,
} from './understand/index.ts';
export { type Stolen, wouldSteal } from './would-steal.ts';
