import type { Calendar } from '../calendar/index.ts';
import type { Question } from '../handoff/index.ts';
import type { Organisation } from '../organisation/index.ts';
import type { Wave, WaveResult } from '../pulse/index.ts';
import type { GoalsFile } from './goals.ts';
import type { ChangedGoal, DecidedAction, Gain, GoalValue } from './records.ts';
import type { WeekReport } from './week-report.ts';

/** What is needed to know of a text that was asked; an inquiry has all of it. */
export interface Asked {
  readonly person: string;
  readonly unit?: string | undefined;
  readonly outcome: string;
  readonly entries: readonly string[];
  readonly shown?: string | undefined;
  readonly helped?: 'yes' | 'no' | undefined;
  /** The question it became. */
  readonly question?: string | undefined;
  readonly at: number;
}

/** Everything a week's report is made of. Times are milliseconds since 1970. */
export interface WeekFacts {
  /** Such as `2026-W47`. */
  readonly week: string;
  readonly organisation: Organisation;
  readonly calendar: Calendar;
  readonly goals: GoalsFile;
  /** Goals made or changed from chat, oldest first. */
  readonly changedGoals: readonly ChangedGoal[];
  readonly goalValues: readonly GoalValue[];
  readonly topics: readonly { readonly id: string; readonly title: string }[];
  /** Asked in the week. */
  readonly inquiries: readonly Asked[];
  /** Every question that was asked, answered or closed in the week or was still open at its end. */
  readonly questions: readonly Question[];
  /** Entries that were learned in the week. */
  readonly learned: readonly { readonly id: string; readonly question: string }[];
  /** Counters of the week's days. */
  readonly counts: readonly { readonly what: string; readonly n: number }[];
  /** Rounds and what they showed, oldest first; only those that closed before the report was made. */
  readonly waves: readonly Wave[];
  readonly results: readonly WaveResult[];
  readonly decided: readonly DecidedAction[];
  readonly gains: readonly Gain[];
  /** The reports of the weeks before, oldest first. */
  readonly earlier: readonly WeekReport[];
}
