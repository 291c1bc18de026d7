import { weekAfter, weeksApart } from '../../calendar/index.ts';
import { measureName, type Reading, type ScopeReport, type WeekReport } from '../week-report.ts';
import { figureOf } from './names.ts';
import type { Voice } from './view.ts';

/** One scope through the weeks: each week's report with what it says of the scope, oldest first. */
export type History = readonly { readonly report: WeekReport; readonly scope: ScopeReport }[];

/** The reports that tell of a scope, oldest first; weeks in which it could not be shown are left out. */
export function historyOf(reports: readonly WeekReport[], id: string): History {
  return reports
    .toSorted((a, b) => a.week.localeCompare(b.week))
    .flatMap((report) => {
      const scope = report.scopes.find((one) => one.scope === id);
      return scope === undefined ? [] : [{ report, scope }];
    });
}

/**
 * A figure by the week it was measured in. A report repeats the last round until the next has closed, so a week is
 * there once, as the latest report tells it. Null where there is a figure that may not be shown.
 */
export function readingsOf(history: History, id: string, voice: Voice): ReadonlyMap<string, Reading | null> {
  const readings = new Map<string, Reading | null>();
  for (const { report, scope } of history) {
    const reading = figureOf(scope, id, voice)?.reading;
    if (reading !== undefined) readings.set(reading.week, reading);
    else if (isHeldBack(scope, id)) {
      const week = isOfRound(scope, id) ? report.round?.week : report.week;
      if (week !== undefined && !readings.has(week)) readings.set(week, null);
    }
  }
  return readings;
}

// What nobody has measured, or typed in, is not held back: it is simply not there.
function isHeldBack(scope: ScopeReport, id: string): boolean {
  const goal = scope.goals.find((one) => one.goal === id);
  return goal?.why === 'tooFew' || scope.hidden.some(({ what }) => what === id);
}

function isOfRound(scope: ScopeReport, id: string): boolean {
  const goal = scope.goals.find((one) => one.goal === id);
  if (goal !== undefined) return goal.measure.kind === 'pulse';
  return id === 'participation' || !measureName.safeParse(id).success;
}

/** Every week from the first to the last of these, gaps included. */
export function weeksThrough(weeks: Iterable<string>): readonly string[] {
  const [first, ...rest] = [...weeks].sort();
  if (first === undefined) return [];
  const last = rest.at(-1) ?? first;
  return Array.from({ length: weeksApart(first, last) + 1 }, (_, index) => weekAfter(first, index));
}
