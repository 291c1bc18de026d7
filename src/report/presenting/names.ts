import { formatNumber, formatWeek } from '../../calendar/index.ts';
import { focusArea } from '../../pulse/index.ts';
import { measureName, type Phrase, type Reading, type ScopeReport } from '../week-report.ts';
import { amountOf, type Unit, unitOfGoal, unitOfMeasure } from './amount.ts';
import type { Voice } from './view.ts';

/** A figure of a scope that can be followed: a goal, something counted, or a pulse item. */
export interface Figure {
  readonly name: string;
  readonly unit: Unit;
  readonly reading?: Reading | undefined;
  readonly target?: number | undefined;
  readonly tolerance?: number | undefined;
}

/** Finds a figure by a goal's id, a measure's name or a pulse item's id; undefined when the scope knows no such. */
export function figureOf(scope: ScopeReport, id: string, voice: Voice): Figure | undefined {
  const goal = scope.goals.find((one) => one.goal === id);
  if (goal !== undefined) {
    const { title, measure, reading, target, tolerance } = goal;
    return { name: title[voice.lang], unit: unitOfGoal(measure), reading, target, tolerance };
  }
  const measure = measureName.safeParse(id);
  if (measure.success) {
    const reading = scope.measures.find(({ name }) => name === id)?.reading;
    return { name: measureWord(measure.data, voice), unit: unitOfMeasure(measure.data), reading };
  }
  const item = scope.pulse.find((one) => one.item === id);
  if (item === undefined) return undefined;
  return { name: voice.say('report.item', { item: item[voice.lang] }), unit: 'score', reading: item.reading };
}

/** Finds a figure in the latest of these scopes that knows it, so that one that is held back still has its name. */
export function lastFigureOf(
  scopes: readonly ScopeReport[],
  id: string,
  voice: Voice,
): Omit<Figure, 'reading'> | undefined {
  const knows = scopes.findLast((scope) => figureOf(scope, id, voice) !== undefined);
  return knows && figureOf(knows, id, voice);
}

/** What a measure is called. */
export function measureWord(name: string, { say }: Voice): string {
  return say(`report.measure.${name}`);
}

/** A sentence whose values are goals, focus areas, measures, weeks or numbers, each said in words. */
export function phraseOf({ key, values }: Phrase, scope: ScopeReport, voice: Voice): string {
  const said = Object.entries(values).map(([name, value]) => [name, inWords(value, scope, voice)]);
  return voice.say(`report.${key}`, Object.fromEntries(said));
}

/** A name of the report's in words; what is no such name stays as it is. */
export function inWords(value: string | number, scope: ScopeReport, voice: Voice): string {
  if (typeof value === 'number') return formatNumber(value, voice.lang);
  const figure = figureOf(scope, value, voice);
  if (figure !== undefined) return figure.name;
  if (focusArea.safeParse(value).success) return focusWord(value, voice);
  return /^\d{4}-W\d\d$/.test(value) ? formatWeek(value, voice.lang) : value;
}

/** What a focus area is called. */
export function focusWord(focus: string, { say }: Voice): string {
  return say(`report.focus.${focus}`);
}

/** How a figure has moved, in a word; empty when it cannot be compared. */
export function changeWord(change: Reading['change'], { say }: Voice): string {
  return change === undefined ? '' : say(`report.change.${change}`);
}

/** What a figure is made of: `20+ svar`, `58 spørgsmål`; with its week when that is another than the report's. */
export function sizeOf(reading: Reading, week: string, voice: Voice): string {
  const { lang, say } = voice;
  const parts = [
    reading.band === undefined
      ? undefined
      : say('report.size.answers', { band: reading.band.replace('-', '–') }),
    reading.cases === undefined
      ? undefined
      : say('report.size.cases', { count: formatNumber(reading.cases, lang) }),
    reading.week === week ? undefined : formatWeek(reading.week, lang),
  ];
  return parts.filter((part) => part !== undefined).join(', ');
}

/** A figure with what it is made of: "3,4 (20+ svar, uge 46)". */
export function readingText(reading: Reading, unit: Unit, week: string, voice: Voice): string {
  const size = sizeOf(reading, week, voice);
  const amount = amountOf(reading, unit, voice);
  return size === '' ? amount : `${amount} (${size})`;
}
