export { type Entry, entrySchema, type FaqFile, faqFileSchema, type Phase, phase, type Topic } from './entry.ts';
export type { Answerer, AskContext, Caution, Knowledge, Ranked, Verdict } from './types.ts';
