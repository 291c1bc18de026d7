import {
  counterWord,
  figureOf,
  type GoalReading,
  type Light,
  type Reading,
  type ScopeReport,
  type Unit,
  unitOfGoal,
  unitOfMeasure,
} from '../report/index.ts';
import type { ExportParts, Say } from './parts.ts';
import { type ExportedReport, sliceOf } from './slice.ts';

/** Where in the report a figure stands. */
export const figureSections = [
  'goals',
  'pulse',
  'measures',
  'topics',
  'capacity',
  'saidDid',
  'operations',
  'hypercare',
] as const;
export type FigureSection = (typeof figureSections)[number];

/** In what figures are measured; `workingDays` are days on which the municipality is open. */
export const figureUnits = [
  'score',
  'percent',
  'rate',
  'minutes',
  'count',
  'ratio',
  'days',
  'hours',
  'workingDays',
] as const satisfies readonly (Unit | 'workingDays')[];
export type FigureUnit = (typeof figureUnits)[number];

/** One figure of a week, the same in every file that holds figures. */
export interface Figure {
  readonly section: FigureSection;
  /** Whether it is of all units together, whichever scope's page it stands on. */
  readonly ofAll: boolean;
  /** The same from week to week and in every language, such as `tryghed`, `replyMedian`, `breve/oldest`. */
  readonly id: string;
  readonly name: string;
  readonly unit: FigureUnit;
  /** Undefined where there is no figure, never a zero in its place. */
  readonly value: number | undefined;
  readonly reading?: Reading | undefined;
  readonly light?: Light;
  readonly target?: number;
  readonly tolerance?: number;
  readonly baseline?: number | undefined;
}

/** Every figure of a scope, in the order of its page. */
export function figuresOf(parts: ExportParts): Figure[] {
  const slice = sliceOf(parts);
  const { scope } = slice;
  const { say } = parts;
  const { lang } = parts.page;
  return [
    ...scope.goals.map((goal) => ofGoal(goal, goal.title[lang])),
    ...scope.pulse.map(({ item, reading, ...words }) => read('pulse', item, words[lang], 'score', reading)),
    ...scope.measures.map(({ name, reading }) =>
      read('measures', name, say(`report.measure.${name}`), unitOfMeasure(name), reading),
    ),
    ...ofTopics(scope, say),
    ...ofCapacity(slice, say),
    ...ofSaidDid(parts, scope),
    ...(slice.operations ?? []).flatMap(({ what, n }) => {
      const name = counterWord(what, { say });
      return name === undefined ? [] : [counted('operations', what, name, n)];
    }),
    ...(slice.hypercare ?? []).map(({ goal, title, green }) =>
      counted('hypercare', goal, title[lang], green),
    ),
  ];
}

function ofGoal(
  { goal, measure, light, target, tolerance, baseline, reading }: GoalReading,
  name: string,
): Figure {
  return { ...read('goals', goal, name, unitOfGoal(measure), reading), light, target, tolerance, baseline };
}

function ofTopics({ topics }: ScopeReport, say: Say): Figure[] {
  return topics.flatMap(({ topic, title, count, own, oldestDays }) => [
    counted('topics', topic, title, count),
    ...(own === undefined
      ? []
      : [{ ...counted('topics', `${topic}/own`, say('export.own', { title }), own), ofAll: false }]),
    {
      ...counted('topics', `${topic}/oldest`, say('export.oldest', { title }), oldestDays),
      unit: 'workingDays',
    },
  ]);
}

function ofCapacity({ capacity }: ExportedReport, say: Say): Figure[] {
  const { superusers, agreedHours, usedHours, unclaimedOverHour } = capacity;
  const hours = (id: string, name: string, value: number | undefined): Figure => ({
    ...counted('capacity', id, name, value),
    unit: 'hours',
  });
  return [
    counted('capacity', 'superusers', say('export.capacity.superusers'), superusers),
    hours('agreedHours', say('export.capacity.agreedHours'), agreedHours),
    hours('usedHours', say('export.capacity.usedHours'), usedHours),
    counted('capacity', 'unclaimedOverHour', say('report.measure.unclaimedOverHour'), unclaimedOverHour),
  ];
}

function ofSaidDid({ page, say }: ExportParts, scope: ScopeReport): Figure[] {
  return scope.saidDid.flatMap(({ action, cause, before, now }) => {
    const figure = figureOf(scope, cause, { lang: page.lang, say });
    const { name = cause, unit = 'ratio' } = figure ?? {};
    return [
      read('saidDid', `${action}/before`, say('export.before', { name }), unit, before),
      read('saidDid', `${action}/now`, say('export.now', { name }), unit, now),
    ];
  });
}

function read(
  section: FigureSection,
  id: string,
  name: string,
  unit: FigureUnit,
  reading: Reading | undefined,
): Figure {
  return { section, ofAll: false, id, name, unit, value: reading?.value, reading };
}

// What the report counts once for all: topics, superusers, counters, criteria.
function counted(section: FigureSection, id: string, name: string, value: number | undefined): Figure {
  return { section, ofAll: true, id, name, unit: 'count', value };
}
