export { tellDamage, tellLostKeys } from './damage.ts';
export { erasedPerson } from './erase.ts';
export { StoreError } from './errors.ts';
export type { Inbox } from './inbox.ts';
export { openLowdbStore } from './lowdb.ts';
export { makeFolders } from './make-folder.ts';
export { createMemoryStore } from './memory.ts';
export type { Delivery, SentCard } from './outbox.ts';
export { takeFolder } from './owner.ts';
export {
  type Committed,
  type Kept,
  type Retention,
  rememberEventsMs,
  type Settled,
  type Step,
  type Store,
  type Taken,
  type Taking,
} from './port.ts';
export type { Gathered, PulseStore } from './pulse/port.ts';
export type { LetterReach, ReportStore } from './report/port.ts';
export { type ReportsRead, readReports } from './report/read-only.ts';
