import type { WeekFacts } from '../facts.ts';
import type { Goal } from '../goals.ts';
import { everybody } from '../readers.ts';
import type { MeasureName } from '../week-report.ts';
import { manualFigure } from './manual.ts';
import { type Found, type Measures, measuresOf } from './measures.ts';
import { type Rounds, roundsOf } from './pulse.ts';
import type { Week } from './week.ts';

/** Every figure of the week that may be shown, by what it is of and whose. */
export interface Figures {
  readonly rounds: Rounds;
  readonly measure: (name: MeasureName, scope: string) => Found;
  readonly goal: (goal: Goal, scope: string) => Found;
  /** Of a goal, a measure or a pulse item, whichever has the id. */
  readonly cause: (id: string, scope: string) => Found;
}

/** Makes a week's figures ready to look up. */
export function figuresOf(facts: WeekFacts, week: Week, goals: readonly Goal[]): Figures {
  const measures: Measures = measuresOf(week, facts.calendar);
  const rounds = roundsOf(facts, week.k);
  const unitOf = (scope: string) => (scope === everybody ? undefined : scope);
  const measure = (name: MeasureName, scope: string): Found => {
    if (name === 'participation') return rounds.participation(unitOf(scope));
    return measures.get(name)?.(unitOf(scope));
  };
  const goal = (one: Goal, scope: string): Found => {
    if (one.measure.kind === 'pulse') return rounds.item(one.measure.item, unitOf(scope));
    if (one.measure.kind === 'activity') return measure(one.measure.figure, scope);
    return manualFigure(one, scope, facts.goalValues, facts.calendar, week.label);
  };
  const cause = (id: string, scope: string): Found => {
    const named = goals.find((one) => one.id === id);
    if (named !== undefined) return goal(named, scope);
    return measure(id as MeasureName, scope) ?? rounds.item(id, unitOf(scope));
  };
  return { rounds, measure, goal, cause };
}
