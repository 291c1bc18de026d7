import { focusArea } from '../pulse/index.ts';
import { isTrouble, worse } from './lights.ts';
import type { GoalReading, Phrase } from './week-report.ts';

/** How sure people feel in the system: what everything else is for. */
const confidence = 'C1';

const plain = ['first', 'before', 'few', 'rises', 'falls', 'green'] as const;
const byFocus = ['lacks', 'hurts', 'watch'] as const;

/** Every headline there is, as keys under `report`: those that name a focus area have one for each. */
export const headlineKeys: readonly string[] = [
  ...plain.map((name) => `headline.${name}`),
  ...byFocus.flatMap((name) => focusArea.options.map((focus) => `headline.${name}.${focus}`)),
];

/**
 * The week in one sentence, by the first rule that holds: not begun; no goal has a light; confidence rises but something
 * lacks; something is red; confidence falls; something is yellow; confidence rises; all that has a light is green.
 */
export function headlineOf(goals: readonly GoalReading[], sinceGoLive: number, hasFigures: boolean): Phrase {
  if (sinceGoLive < 0) return told('before');
  const lit = goals.filter(({ light }) => light !== 'grey');
  if (lit.length === 0) return told(hasFigures ? 'few' : 'first');
  const way = goals.find(({ measure }) => measure.kind === 'pulse' && measure.item === confidence)?.reading
    ?.change;
  const worst = worstOf(lit.filter(({ light }) => isTrouble(light)));
  if (worst !== undefined && way === 'up') return told(`lacks.${worst.focus}`);
  if (worst?.light === 'red') return told(`hurts.${worst.focus}`);
  if (way === 'down') return told('falls');
  if (worst !== undefined) return told(`watch.${worst.focus}`);
  return told(way === 'up' ? 'rises' : 'green');
}

function told(name: string): Phrase {
  return { key: `headline.${name}`, values: {} };
}

/** Red before yellow, then the one furthest off its target, then the first of goals.yaml. */
function worstOf(goals: readonly GoalReading[]): GoalReading | undefined {
  return [...goals].sort((a, b) => rank(b) - rank(a) || miss(b) - miss(a))[0];
}

function rank({ light, why }: GoalReading): number {
  if (why === 'veryLow') return 3;
  return light === 'red' ? 2 : 1;
}

function miss({ direction, target, reading }: GoalReading): number {
  if (reading === undefined) return 0;
  return worse(direction, target, reading.value) / Math.max(1e-9, Math.abs(target));
}
