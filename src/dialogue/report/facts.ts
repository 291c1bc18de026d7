import type { ChangedGoal, DecidedAction, Gain, Letter, WeekReport } from '../../report/index.ts';

/** What became of a letter, by the ids of its people. */
export interface Reached {
  readonly waiting: readonly string[];
  readonly sent: readonly string[];
  readonly failed: readonly string[];
  readonly unconfirmed: readonly string[];
}

/** What is known of the weekly reports and the managers' tools; only for those who may use them. */
export interface ReportFacts {
  /** Every week's report, oldest first. */
  readonly reports: readonly WeekReport[];
  readonly decided: readonly DecidedAction[];
  readonly changedGoals: readonly ChangedGoal[];
  /** Small wins of the last weeks, oldest first. */
  readonly gains: readonly Gain[];
  /** The letter at hand, and whom it reached. */
  readonly letter: Letter | undefined;
  readonly reached: Reached | undefined;
  /** Letters, oldest first. */
  readonly letters: readonly Letter[];
  /** The address of the overview with a pass of the one who asks; only when it is asked for. */
  readonly link: string | undefined;
  /** The picture that goes with the report at hand, a PNG in base64. */
  readonly picture: string | undefined;
}

/** These reports, and nothing else known. */
export function reportsShown(reports: readonly WeekReport[]): ReportFacts {
  return {
    reports,
    decided: [],
    changedGoals: [],
    gains: [],
    letter: undefined,
    reached: undefined,
    letters: [],
    link: undefined,
    picture: undefined,
  };
}
