export { type Inquiry, inquirySchema, type Outcome, outcome, type Talk, talkSchema } from './inquiry.ts';
