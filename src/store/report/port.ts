import type { Question } from '../../handoff/index.ts';
import type { Outgoing } from '../../outgoing.ts';
import type { ChangedGoal, DecidedAction, Gain, GoalValue, Letter, WeekReport } from '../../report/index.ts';
import type { Learned } from '../state.ts';

/** What became of a letter, by the ids of its people; those who have been erased since are in none of them. */
export interface LetterReach {
  /** Not sent yet. */
  readonly waiting: readonly string[];
  readonly sent: readonly string[];
  readonly failed: readonly string[];
  /** They may have got it; nobody knows. */
  readonly unconfirmed: readonly string[];
}

/** The part of the store that weekly reports and the leaders' tools live in. `since` in milliseconds since 1970. */
export interface ReportStore {
  /** Keeps a week's report for good, with its messages, in one commit; false if the week has one already. */
  publishWeek(report: WeekReport, outgoing: readonly Outgoing[], now: number): Promise<boolean>;
  /** The weeks that have a report, oldest first. */
  publishedWeeks(): Promise<readonly string[]>;
  /** Every report that can be read, oldest first; one that cannot is told to the administrator and left out. */
  weekReports(): Promise<readonly WeekReport[]>;
  /** A week's report; rejects with a sentence when it was published and cannot be read. */
  weekReport(week: string): Promise<WeekReport | undefined>;

  /** What managers decided, oldest first; the last decision of each action. */
  decidedActions(since?: number): Promise<readonly DecidedAction[]>;
  /** Goals made or changed from chat, oldest first. */
  changedGoals(): Promise<readonly ChangedGoal[]>;
  /** Manual figures, oldest first; the last one of each goal, period and scope. */
  goalValues(since?: number): Promise<readonly GoalValue[]>;
  /** Small wins shared since, oldest first. */
  gains(since: number): Promise<readonly Gain[]>;
  gain(id: string): Promise<Gain | undefined>;
  /** Leaders' letters, oldest first. */
  letters(): Promise<readonly Letter[]>;
  /** Letters whose people have not all been put in the outbox yet, oldest first. */
  unsentLetters(): Promise<readonly Letter[]>;
  letter(id: string): Promise<Letter | undefined>;
  letterReach(id: string): Promise<LetterReach | undefined>;
  /** Questions that were asked, answered or closed since, archived ones too, and those that are still open. */
  questionsSince(since: number): Promise<readonly Question[]>;
  /** Entries that were taken into use since, oldest first. */
  learnedSince(since: number): Promise<readonly Learned[]>;
}
