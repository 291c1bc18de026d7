export { type Inquiry, inquirySchema, type Outcome, outcome, type Talk, talkSchema } from './inquiry.ts';
export type { Change, Turn } from './turn.ts';
