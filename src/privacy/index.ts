export type { Finding, FindingKind } from './finding.ts';
export { guard, guardForPrint, isStopped } from './guard.ts';
export { type PrivacyNotice, privacyNotice } from './notice.ts';
export {
  missingPrivacyFacts,
  type PrivacyFact,
  type PrivacySettings,
  privacySchema,
  type RetentionRules,
} from './settings.ts';
