import type { Entry } from '../answer/index.ts';
import type { Draft, Question } from '../handoff/index.ts';
import type { Reply } from '../message.ts';
import type { LinkedAccount, Settings } from '../organisation/index.ts';
import type { Outgoing } from '../outgoing.ts';
import type { Wave } from '../pulse/index.ts';
import type { ChangedGoal, DecidedAction, Gain, GoalValue, Letter } from '../report/index.ts';
import type { Inquiry, Talk } from './inquiry.ts';

/** One thing that a commit changes. A `from` is the `rev` that was read: if another is stored, nothing changes. */
export type Change =
  | { readonly kind: 'questionOpened'; readonly question: Question }
  | { readonly kind: 'questionMoved'; readonly question: Question; readonly from: number }
  | { readonly kind: 'inquiryMade'; readonly inquiry: Inquiry }
  | { readonly kind: 'inquiryChanged'; readonly inquiry: Inquiry; readonly from: number }
  | { readonly kind: 'draftMade'; readonly draft: Draft }
  | { readonly kind: 'draftChanged'; readonly draft: Draft; readonly from: number }
  | { readonly kind: 'entryLearned'; readonly entry: Entry; readonly draft: string; readonly at: number }
  | { readonly kind: 'talkKept'; readonly talk: Talk }
  | { readonly kind: 'accountSeen'; readonly link: LinkedAccount }
  | { readonly kind: 'settingsChosen'; readonly settings: Settings }
  /** Adds one to a counter of a local day (`2026-11-23`); all that is kept of a stopped text. */
  | { readonly kind: 'counted'; readonly what: string; readonly day: string; readonly unit?: string }
  /** Notes that somebody saw or changed something that must be accounted for. */
  | { readonly kind: 'audited'; readonly who: string; readonly what: string; readonly at: number }
  /** Feeds, pauses, extends or cancels a round; its audience and its answers are no part of it. */
  | { readonly kind: 'waveChanged'; readonly wave: Wave; readonly from: number }
  /** Adds to what somebody has answered; sealed at once and never stored beside the person. */
  | {
      readonly kind: 'pulseAnswered';
      readonly wave: string;
      readonly person: string;
      /** By item: 1 to 5, or 0 for "not relevant". */
      readonly values: Readonly<Record<string, number>>;
      readonly comment?: string;
    }
  | { readonly kind: 'pulseSkipped'; readonly wave: string; readonly person: string }
  /** What a manager decided about a suggested action; the last decision of an action counts. */
  | { readonly kind: 'actionDecided'; readonly decided: DecidedAction }
  | { readonly kind: 'goalChanged'; readonly changed: ChangedGoal }
  /** A manual figure; the last one of a goal, period and scope counts. */
  | { readonly kind: 'goalValued'; readonly value: GoalValue }
  | { readonly kind: 'gainShared'; readonly gain: Gain }
  /** Takes `picked` and nothing else of the gain; stale once its text is gone. */
  | { readonly kind: 'gainPicked'; readonly gain: Gain }
  | { readonly kind: 'letterWritten'; readonly letter: Letter }
  /** Notes how many of a letter's people are in the outbox, counted from `from`. */
  | { readonly kind: 'letterFed'; readonly letter: string; readonly from: number; readonly fed: number }
  /** Takes the words and the name of a person out of everything that is kept. */
  | { readonly kind: 'personErased'; readonly person: string };

/** What is decided about one event: what changes, what is said through the outbox, and what is said at once. */
export interface Turn {
  readonly changes: readonly Change[];
  readonly outgoing: readonly Outgoing[];
  readonly reply: Reply;
}
