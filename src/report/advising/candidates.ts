import type { Item } from '../../pulse/index.ts';
import type { Figure } from '../figures/measures.ts';
import { isTrouble, worse } from '../lights.ts';
import type { Advice, AdviceWhy, GoalReading, MeasureName, ScopeReport } from '../week-report.ts';

/** Something that could be done, before it is decided what is suggested. `severity`: higher is more pressing. */
export interface Candidate extends Omit<Advice, 'id'> {
  readonly severity: number;
  /** Whether the figure has moved the wrong way, by more than chance, since an earlier reading. */
  readonly hasWorsened: (before: Advice['reading']) => boolean;
}

/** What a scope's candidates are made from. */
export interface Situation {
  readonly goals: readonly GoalReading[];
  /** Items of the last round that may be shown here. */
  readonly items: readonly { readonly item: Pick<Item, 'id' | 'focus'>; readonly figure: Figure }[];
  readonly measure: (name: MeasureName) => Figure | undefined;
  readonly moved: (goal: string) => Figure['moved'];
  readonly topics: ScopeReport['topics'];
}

/** How pressing each reason is: a red goal before a yellow one, a goal before a sign that nobody made a goal of. */
const severities: Readonly<Record<Exclude<AdviceWhy, 'keep' | 'show' | 'steady'>, number>> = {
  veryLow: 4,
  outsideTwice: 3,
  outsideOnce: 2,
  lowPulse: 1.5,
  unclaimed: 1.4,
  reopened: 1.3,
  fewAnswer: 1.2,
  piledUp: 1.1,
};

/** The middle of the scale from 1 to 5: below it more disagree than agree. */
const middle = 3;
/** Below half, those who kept silent may think otherwise (as the pulse itself says). */
const fewAnswer = 50;
/** One in five: more is no longer single cases. */
const manyInPercent = 20;
/** A topic that so many ask about is missing from the entries, not from people. */
const piledUp = 3;

/** Everything that a scope's figures give reason for, in no order. */
export function candidatesOf(situation: Situation): Candidate[] {
  return [...goalCandidates(situation), ...itemCandidates(situation), ...measureCandidates(situation)];
}

function goalCandidates({ goals, moved }: Situation): Candidate[] {
  return goals.flatMap(({ goal, focus, light, why, reading, target, direction }) => {
    if (reading === undefined || !isTrouble(light)) return [];
    const wrong = direction === 'up' ? 'down' : 'up';
    const said: AdviceWhy =
      why === 'veryLow' || why === 'outsideTwice' || why === 'steady' ? why : 'outsideOnce';
    const base = said === 'steady' ? (light === 'red' ? 2.9 : 1.9) : severities[said];
    return [
      {
        focus,
        cause: goal,
        reading,
        target,
        why: said,
        severity: base + gap(worse(direction, target, reading.value), target),
        hasWorsened: (before) => moved(goal)(before) === wrong,
      },
    ];
  });
}

function itemCandidates({ items, goals }: Situation): Candidate[] {
  const asGoal = new Set(goals.flatMap(({ measure }) => (measure.kind === 'pulse' ? measure.item : [])));
  return items
    .filter(({ item, figure }) => !asGoal.has(item.id) && figure.reading.value < middle)
    .map(({ item, figure }) => ({
      focus: item.focus,
      cause: item.id,
      reading: figure.reading,
      target: middle,
      why: 'lowPulse',
      severity: severities.lowPulse + gap(middle - figure.reading.value, middle),
      hasWorsened: (before) => figure.moved(before) === 'down',
    }));
}

function measureCandidates({ measure, topics }: Situation): Candidate[] {
  const sign = (
    name: MeasureName,
    focus: Advice['focus'],
    why: keyof typeof severities,
    wrong: 'up' | 'down',
    holds: (value: number) => boolean,
  ): Candidate[] => {
    const figure = measure(name);
    if (figure === undefined || !holds(figure.reading.value)) return [];
    const { reading, moved } = figure;
    const hasWorsened = (before: Advice['reading']) => moved(before) === wrong;
    return [{ focus, cause: name, reading, why, severity: severities[why], hasWorsened }];
  };
  const opened = measure('opened')?.reading.value ?? 0;
  return [
    ...sign(
      'unclaimedOverHour',
      'roller',
      'unclaimed',
      'up',
      (n) => n >= piledUp && 100 * n > manyInPercent * opened,
    ),
    ...sign('reopened', 'arbejdsgange', 'reopened', 'up', (share) => share > manyInPercent),
    ...sign('participation', 'maaling', 'fewAnswer', 'down', (rate) => rate < fewAnswer),
    ...sign('unsolved', 'arbejdsgange', 'piledUp', 'up', () => topics.some(({ count }) => count >= piledUp)),
  ];
}

/** How far off, as a part of the target and below 0.1, so that it only decides between equals. */
function gap(miss: number, target: number): number {
  return 0.09 * Math.min(1, Math.max(0, miss) / Math.max(1e-9, Math.abs(target)));
}
