export type { ChartSpec, Series } from './chart-spec.ts';
export type { Asked, WeekFacts } from './facts.ts';
export { type Goal, type GoalsFile, goalSchema, goalsFileSchema, type Plan } from './goals.ts';
export type { PageAdvice, PageLight, PageSection, PageTable, ReportPage, SectionId } from './page.ts';
export {
  type ChangedGoal,
  changedGoalSchema,
  type DecidedAction,
  decidedActionSchema,
  type Gain,
  type GoalValue,
  gainSchema,
  goalValueSchema,
  type Letter,
  letterSchema,
} from './records.ts';
export {
  type Advice,
  type GoalReading,
  type Light,
  type MeasureName,
  type Reading,
  type ScopeReport,
  type WeekReport,
  weekReportSchema,
} from './week-report.ts';
