import type { Found } from '../figures/measures.ts';
import type { DecidedAction } from '../records.ts';
import type { ScopeReport, WeekReport } from '../week-report.ts';

/** So many reports back a decision is still told: a number seldom moves before three rounds have passed. */
const reportsBack = 4;
const mostTold = 5;

/** The last decision of each action by its id; `decided` is oldest first. */
export function lastDecisions(
  decided: readonly DecidedAction[],
): ReadonlyMap<string, DecidedAction['decision']> {
  return new Map(decided.map(({ action, decision }) => [action, decision]));
}

/** Earlier suggestions of a scope that somebody decided on, newest first, each cause once, and their number since. */
export function saidDidOf(
  scope: string,
  earlier: readonly WeekReport[],
  decided: ReadonlyMap<string, DecidedAction['decision']>,
  figureOf: (cause: string) => Found,
): ScopeReport['saidDid'] {
  const told = new Set<string>();
  const found: ScopeReport['saidDid'] = [];
  for (const report of earlier.slice(-reportsBack).reverse()) {
    const advice = report.scopes.find((one) => one.scope === scope)?.advice ?? [];
    for (const { id, focus, cause, reading } of advice) {
      const decision = decided.get(id);
      if (decision === undefined || told.has(cause)) continue;
      told.add(cause);
      const figure = figureOf(cause);
      const now = figure !== undefined && 'reading' in figure ? figure : undefined;
      const isNew = now !== undefined && now.reading.week !== reading.week;
      found.push({
        action: id,
        focus,
        cause,
        decision,
        week: report.week,
        before: reading,
        ...(isNew && { now: now.reading, change: now.moved(reading) }),
      });
    }
  }
  return found.slice(0, mostTold);
}
