import { lastDecisions } from './advising/said-did.ts';
import { capacityOf } from './capacity.ts';
import type { WeekFacts } from './facts.ts';
import { figuresOf } from './figures/figures.ts';
import { inOrder } from './figures/pulse.ts';
import { weekOf } from './figures/week.ts';
import { hypercareOf } from './hypercare.ts';
import { effectiveGoals, mostLights } from './in-force.ts';
import { everybody } from './readers.ts';
import { type Making, scopeReport } from './scope.ts';
import { topicsOf } from './topics.ts';
import type { WeekReport } from './week-report.ts';

/** So many of the last rounds decide, by the highest k of any, how many people a figure needs. */
const knownRounds = 8;

/**
 * Makes a week's report of stored facts; the same facts give the same report. Nothing in it is made of fewer than k
 * people, nor is the difference between everybody's and the shown units' figures; no person is named in it. Units of
 * which that cannot be said have no scope of their own, and with fewer than k people in all there is none at all.
 */
export function reportOf(facts: WeekFacts): WeekReport {
  const { calendar, organisation, waves } = facts;
  const k = Math.max(
    facts.goals.report.k,
    ...inOrder(facts)
      .slice(-knownRounds)
      .map((result) => result.k),
  );
  const week = weekOf(facts, k);
  const goals = effectiveGoals(facts.goals, facts.changedGoals).slice(0, mostLights);
  const figures = figuresOf(facts, week, goals);
  const making: Making = {
    facts,
    week,
    goals,
    figures,
    topics: topicsOf(facts, week),
    decided: lastDecisions(facts.decided),
  };
  const units = organisation.units.filter(({ id }) => week.shown.units.has(id));
  const scopes = week.shown.total
    ? [scopeReport(making), ...units.map((unit) => scopeReport(making, unit))]
    : [];
  const round = figures.rounds.last;
  const unclaimed = figures.measure('unclaimedOverHour', everybody);
  const closed = waves.find(({ id }) => id === round?.wave)?.closesAt;
  return {
    version: 1,
    week: week.label,
    from: calendar.localDate(week.start),
    to: calendar.localDate(week.end - 1),
    k,
    example: organisation.example,
    ...(round !== undefined &&
      closed !== undefined && { round: { week: round.week, closed: calendar.localDate(closed) } }),
    scopes,
    capacity: capacityOf(
      facts,
      week,
      unclaimed !== undefined && 'reading' in unclaimed ? unclaimed.reading.value : 0,
    ),
    operations: operationsOf(facts.counts),
    hypercare: hypercareOf(facts.goals.hypercare, goals, scopes[0]?.goals ?? [], week.label, facts.earlier),
  };
}

function operationsOf(counts: WeekFacts['counts']): WeekReport['operations'] {
  const sums = new Map<string, number>();
  for (const { what, n } of counts) sums.set(what, (sums.get(what) ?? 0) + n);
  return [...sums].map(([what, n]) => ({ what, n })).sort((a, b) => (a.what < b.what ? -1 : 1));
}
