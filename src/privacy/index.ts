export type { Finding, FindingKind } from './finding.ts';
export { guard, isStopped } from './guard.ts';
export { type PrivacyNotice, privacyNotice } from './notice.ts';
export { type Due, dueAt, dueForErasure, type Kept, projectDueAt } from './retention.ts';
export {
  missingPrivacyFacts,
  type PrivacyFact,
  type PrivacySettings,
  privacySchema,
  type RetentionRules,
} from './settings.ts';
