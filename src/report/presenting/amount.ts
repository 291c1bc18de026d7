import { formatNumber } from '../../calendar/index.ts';
import type { GoalMeasure } from '../goals.ts';
import type { MeasureName, Reading } from '../week-report.ts';
import type { Voice } from './view.ts';

/**
 * What kind of number a figure is, which decides how it is written: `score` 1 to 5, `rate` a response rate in steps
 * of five, `minutes` of working time, `ratio` a plain number with a decimal.
 */
export type Unit = 'score' | 'percent' | 'rate' | 'minutes' | 'count' | 'ratio' | 'days' | 'hours';

const unitsOfMeasures: Readonly<Record<MeasureName, Unit>> = {
  asked: 'count',
  askers: 'count',
  opened: 'count',
  solved: 'count',
  selfService: 'percent',
  replyMedian: 'minutes',
  replyP90: 'minutes',
  solvedMedian: 'minutes',
  reopened: 'percent',
  perAsker: 'ratio',
  participation: 'rate',
  unsolved: 'count',
  unclaimedOverHour: 'count',
  newEntries: 'count',
};

/** What kind of number a measure gives. */
export function unitOfMeasure(name: MeasureName): Unit {
  return unitsOfMeasures[name];
}

/** What kind of number a goal is measured in. */
export function unitOfGoal(measure: GoalMeasure): Unit {
  if (measure.kind === 'pulse') return 'score';
  if (measure.kind === 'activity') return unitsOfMeasures[measure.figure];
  return measure.unit === 'number' ? 'ratio' : measure.unit;
}

/** A number as it is written, its limit said before it: `3,4`, `højst 1,5`, `ca. 70 %`, `3 t. 10 min. (arbejdstid)`. */
export function amountOf(
  { value, limit }: Pick<Reading, 'value' | 'limit'>,
  unit: Unit,
  voice: Voice,
): string {
  const { say } = voice;
  if (unit === 'rate') return rateOf(value, voice);
  const number = exactly(value, unit, voice);
  if (limit === 'atMost') return say('report.amount.atMost', { number });
  if (limit === 'atLeast') return say('report.amount.atLeast', { number });
  return number;
}

/** A number without anything said about it, such as a target: `70 %`, `3,0`. */
export function exactly(value: number, unit: Unit, voice: Voice): string {
  const { lang, say } = voice;
  switch (unit) {
    case 'score':
      return formatNumber(value, lang, 1, true);
    case 'percent':
    case 'rate':
      return say('report.amount.percent', { number: formatNumber(value, lang) });
    case 'minutes':
      return say('report.amount.working', { time: duration(value, voice) });
    case 'days':
      return value === 1
        ? say('report.amount.oneDay')
        : say('report.amount.days', { number: formatNumber(value, lang) });
    case 'hours':
      return value === 1
        ? say('report.amount.oneHour')
        : say('report.amount.hours', { number: formatNumber(value, lang) });
    case 'count':
    case 'ratio':
      return formatNumber(value, lang);
  }
}

/** Minutes as hours and minutes: `24 min.`, `3 t. 10 min.`. */
export function duration(minutes: number, { lang, say }: Voice): string {
  const whole = Math.round(minutes);
  const hours = formatNumber(Math.floor(whole / 60), lang);
  const left = whole % 60;
  if (whole < 60) return say('report.amount.minutes', { minutes: left });
  if (left === 0) return say('report.amount.wholeHours', { hours });
  return say('report.amount.hoursMinutes', { hours, minutes: left });
}

/** Working days: `under 1 arbejdsdag`, `1 arbejdsdag`, `3 arbejdsdage`. */
export function workingDays(days: number, { lang, say }: Voice): string {
  if (days === 0) return say('report.amount.noWorkingDay');
  if (days === 1) return say('report.amount.oneWorkingDay');
  return say('report.amount.workingDays', { number: formatNumber(days, lang) });
}

// Rates come in steps of five and stop at 5 and 95, so that they never say that nobody or everybody has answered.
function rateOf(rate: number, { lang, say }: Voice): string {
  if (rate >= 95) return say('report.amount.rateMost');
  if (rate <= 5) return say('report.amount.rateLeast');
  return say('report.amount.rateAbout', { rate: formatNumber(rate, lang) });
}
