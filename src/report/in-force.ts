import type { Goal, GoalsFile } from './goals.ts';
import type { ChangedGoal } from './records.ts';

/** So many goals have a light; more lights than that nobody acts on. */
export const mostLights = 5;

/**
 * The goals that hold: those of goals.yaml in its order, each in its last changed form, then those made in chat.
 * `changed` is oldest first. The first five have a light in the report.
 */
export function effectiveGoals(
  file: Pick<GoalsFile, 'goals'>,
  changed: readonly ChangedGoal[],
): readonly Goal[] {
  const goals = new Map(file.goals.map((goal) => [goal.id, goal]));
  for (const { goal } of changed) goals.set(goal.id, goal);
  return [...goals.values()];
}
