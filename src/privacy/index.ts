export type { Finding, FindingKind } from './finding.ts';
export { guard, isStopped } from './guard.ts';
