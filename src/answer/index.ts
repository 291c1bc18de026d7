export { createAnswerer } from './answerer.ts';
export {
  type Entry,
  entrySchema,
  type FaqFile,
  faqFileSchema,
  type Phase,
  phase,
  type Topic,
} from './entry.ts';
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
  guessLanguage,
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
