export type { ChartSpec, Series } from './chart-spec.ts';
export { nextWeek, previousWeek, type ReportDue, reportDue } from './due.ts';
export type { Asked, WeekFacts } from './facts.ts';
export {
  activityMeasure,
  type Goal,
  type GoalsFile,
  goalSchema,
  goalsFileSchema,
  type Plan,
} from './goals.ts';
export { headlineKeys } from './headline.ts';
export { effectiveGoals, mostLights } from './in-force.ts';
export type { PageAdvice, PageLight, PageSection, PageTable, ReportPage, SectionId } from './page.ts';
export { duration, type Unit, unitOfGoal, unitOfMeasure } from './presenting/amount.ts';
export { counterWord } from './presenting/closing.ts';
export { periodOf } from './presenting/heading.ts';
export { figureOf } from './presenting/names.ts';
export { pageOf } from './presenting/page-of.ts';
export { type Followed, followed, sideBySide } from './presenting/side-by-side.ts';
export { suggested } from './presenting/suggested.ts';
export { type TrendView, trendOf } from './presenting/trend.ts';
export type { PageView, Say } from './presenting/view.ts';
export { weekByWeek } from './presenting/week-by-week.ts';
export { whyRed } from './presenting/why-red.ts';
export { decidesFor, everybody, readsReports, scopesFor, seesOperations } from './readers.ts';
export {
  actionDecision,
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
export { reportOf } from './report.ts';
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
