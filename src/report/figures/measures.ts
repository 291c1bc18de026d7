import type { Calendar } from '../../calendar/index.ts';
import type { MeasureName, Reading } from '../week-report.ts';
import { type Case, type CountedMeasure, casesOf, type Source } from './cases.ts';
import { type Groups, noUnit, type Showing, showing } from './shown.ts';
import {
  beyond,
  countMoved,
  type Direction,
  percentile,
  percentileMoved,
  rounded,
  shareMoved,
} from './statistics.ts';
import { together, type Week } from './week.ts';

/** A figure of one scope that may be shown, and how it has moved since an earlier reading of it. */
export interface Figure {
  readonly reading: Reading;
  readonly moved: (before: Reading) => Direction;
}

/** A figure, or why there is none. */
export type Found = Figure | { readonly hidden: 'few' | 'protects' | 'changed' } | undefined;

/** How cases become a figure. A count is made of everybody who could have asked, the rest of those who did. */
type Kind = 'count' | 'people' | 'share' | 'median' | 'p90' | 'mean';

/** In the order in which they are told. */
const kinds: { readonly [Name in CountedMeasure]: Kind } = {
  asked: 'count',
  askers: 'people',
  opened: 'count',
  solved: 'count',
  selfService: 'share',
  replyMedian: 'median',
  replyP90: 'p90',
  solvedMedian: 'median',
  reopened: 'share',
  perAsker: 'mean',
  unsolved: 'count',
  unclaimedOverHour: 'count',
};

/** The counted measures' names in the order in which they are told. */
export const countedMeasures = Object.keys(kinds) as CountedMeasure[];

/** Every counted figure of a week by measure and scope; `undefined` stands for everybody together. */
export type Measures = ReadonlyMap<MeasureName, (unit: string | undefined) => Found>;

/**
 * Counts a week. A count stands for every unit that is shown at all. A share, a mean, a median and the number of
 * askers need k different askers with cases as well, and so does what is left when the shown units are taken away from
 * everybody; the 90th percentile needs 2k cases on top, since of fewer it is nearly the longest one alone.
 */
export function measuresOf(week: Week, calendar: Calendar): Measures {
  const all: Source = { asked: together(week.asked), questions: together(week.questions), week, calendar };
  return new Map(
    countedMeasures.map((name) => {
      const cases = new Map<string, readonly Case[]>();
      for (const unit of week.people.keys()) cases.set(unit, casesOf[name](sourceOf(unit, week, calendar)));
      return [name, finder(week, kinds[name], cases, casesOf[name](all))];
    }),
  );
}

function sourceOf(unit: string, week: Week, calendar: Calendar): Source {
  return { asked: week.asked.get(unit) ?? [], questions: week.questions.get(unit) ?? [], week, calendar };
}

function finder(
  week: Week,
  kind: Kind,
  byUnit: ReadonlyMap<string, readonly Case[]>,
  all: readonly Case[],
): (unit: string | undefined) => Found {
  const groups = peopleOf(byUnit);
  const shown = kind === 'count' ? week.shown : shownCases(week, kind, byUnit, groups, all);
  return (unit) => {
    const none = (unit === undefined ? all : (byUnit.get(unit) ?? [])).length === 0;
    // How many cases there are is a count, which may be told: so none is no figure, rather than one held back.
    if (none && kind !== 'count') return undefined;
    if (unit === undefined) return shown.total ? figureOf(kind, all, week.label) : { hidden: 'few' };
    if (shown.units.has(unit)) return figureOf(kind, byUnit.get(unit) ?? [], week.label);
    return { hidden: (groups.get(unit)?.size ?? 0) < week.k ? 'few' : 'protects' };
  };
}

function peopleOf(byUnit: ReadonlyMap<string, readonly Case[]>): Groups {
  return new Map([...byUnit].map(([unit, cases]) => [unit, new Set(cases.map(({ who }) => who))]));
}

function shownCases(
  week: Week,
  kind: Kind,
  byUnit: ReadonlyMap<string, readonly Case[]>,
  groups: Groups,
  all: readonly Case[],
): Showing {
  const least = kind === 'p90' ? 2 * week.k : week.k;
  const few = [...byUnit].filter(([, cases]) => cases.length < least).map(([unit]) => unit);
  const shown = showing(groups, week.k, new Set([...week.hidden, ...few, noUnit]));
  return all.length < least || !week.shown.total ? { total: false, units: new Set() } : shown;
}

function figureOf(kind: Kind, cases: readonly Case[], week: string): Figure {
  const n = cases.length;
  const values = cases.map(({ value }) => value);
  switch (kind) {
    case 'count':
      return { reading: { value: n, week }, moved: (before) => countMoved(before.value, n) };
    case 'people': {
      const value = new Set(cases.map(({ who }) => who)).size;
      return { reading: { value, week }, moved: (before) => countMoved(before.value, value) };
    }
    case 'share': {
      const value = rounded((100 * values.reduce((sum, one) => sum + one, 0)) / n);
      return {
        reading: { value, week, cases: n },
        moved: (before) => shareMoved(before.value, before.cases ?? n, value, n),
      };
    }
    case 'mean': {
      const value = rounded(n / new Set(cases.map(({ who }) => who)).size, 1);
      return {
        reading: { value, week, cases: n },
        // Questions come as Poisson counts, so the mean of n questions has the variance value² / n.
        moved: (before) =>
          beyond(value - before.value, value ** 2 / n + before.value ** 2 / (before.cases ?? n)),
      };
    }
    default: {
      const share = kind === 'median' ? 0.5 : 0.9;
      return {
        reading: { value: rounded(percentile(values, share)), week, cases: n },
        moved: (before) => percentileMoved(before.value, before.cases ?? n, values, share),
      };
    }
  }
}
