import type { Found } from './figures/measures.ts';
import type { Goal } from './goals.ts';
import type { GoalReading, Light, Reading } from './week-report.ts';

/** Help and time below this are red at once, whatever the target: nobody learns without. */
const veryLowBelow = 2.5;
const veryLowItems = ['H1', 'T1'];
/** Means have one decimal, so a difference below this is none. */
const exact = 1e-9;

/** A light and what it rests on. */
export type Lit = Pick<GoalReading, 'light' | 'why' | 'since' | 'reading'>;

/**
 * A goal's light. Green within tolerance of the target; yellow outside it once; red outside in two measurements in a
 * row, or when help (H1) or time (T1) is below 2.5; grey without a figure, with too few answers, and before the goal's
 * first week. Chance turns no light: it leaves the colour it has only when the figure has moved by more than chance
 * since the last one that gave it that colour. Yellow still becomes red when it lasts. `history` are the goal's
 * earlier readings in this scope, newest first; those with other terms than the goal's do not count.
 */
export function lightOf(goal: Goal, found: Found, history: readonly GoalReading[], sinceGoLive: number): Lit {
  const reading = found !== undefined && 'reading' in found ? found.reading : undefined;
  if (sinceGoLive < goal.fromWeek) return { light: 'grey', why: 'notYet', ...(reading && { reading }) };
  if (found === undefined) return { light: 'grey', why: 'noFigure' };
  if (!('reading' in found)) return { light: 'grey', why: 'tooFew' };
  const lit = history.filter((one): one is Past => isPast(one) && hasSameTerms(one, goal));
  const same = lit.find((one) => one.reading.week === found.reading.week);
  if (same !== undefined && same.reading.value === found.reading.value)
    return {
      light: same.light,
      why: same.why,
      since: same.since ?? same.reading.week,
      reading: found.reading,
    };
  const before = lit.filter((one) => one.reading.week < found.reading.week);
  return { ...fresh(goal, found, before), reading: found.reading };
}

type Past = GoalReading & { readonly reading: Reading };

function isPast(one: GoalReading): boolean {
  return one.light !== 'grey' && one.reading !== undefined;
}

/** The light of a new measurement; `before` are the earlier ones that had a light, newest first. */
function fresh(
  goal: Goal,
  { reading, moved }: Extract<Found, { reading: Reading }>,
  before: readonly Past[],
): Omit<Lit, 'reading'> {
  const last = before[0];
  const own = { ...colourOf(goal, reading, last), since: reading.week };
  if (last === undefined || own.light === last.light) return own;
  if (last.light === 'yellow' && own.light === 'red') return own;
  // Where the reports no longer reach back to the figure that gave the colour, the last one stands in for it.
  const set = before.find((one) => one.reading.week === last.since) ?? last;
  if (moved(set.reading) !== 'same') return own;
  return { light: last.light, why: 'steady', since: set.reading.week };
}

/** The colour that a figure alone would give, with the measurement before it. */
function colourOf(goal: Goal, reading: Reading, last: Past | undefined): Pick<Lit, 'light' | 'why'> {
  const { measure, target } = goal;
  if (!isOutside(goal, reading.value)) {
    const reached = worse(goal.direction, target, reading.value) <= exact;
    return { light: 'green', why: reached ? 'onTarget' : 'insideTolerance' };
  }
  if (measure.kind === 'pulse' && veryLowItems.includes(measure.item) && reading.value < veryLowBelow)
    return { light: 'red', why: 'veryLow' };
  const twice = last !== undefined && isOutside(goal, last.reading.value);
  return twice ? { light: 'red', why: 'outsideTwice' } : { light: 'yellow', why: 'outsideOnce' };
}

/** How far a value is on the wrong side of a target; 0 or less when it is not. */
export function worse(direction: Goal['direction'], target: number, value: number): number {
  return direction === 'up' ? target - value : value - target;
}

function isOutside({ direction, target, tolerance }: Goal, value: number): boolean {
  return worse(direction, target, value) - tolerance > exact;
}

function hasSameTerms(one: GoalReading, goal: Goal): boolean {
  return (
    one.target === goal.target &&
    one.tolerance === goal.tolerance &&
    one.direction === goal.direction &&
    JSON.stringify(one.measure) === JSON.stringify(goal.measure)
  );
}

/** Whether a light asks for something to be done. */
export function isTrouble(light: Light): boolean {
  return light === 'yellow' || light === 'red';
}
