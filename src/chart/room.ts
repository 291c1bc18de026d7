import type { ChartSpec } from '../report/index.ts';
import { size } from './theme.ts';

/** Left of the plot stand the axis' numbers; one letter of a label takes about so much. All in CSS pixels. */
export const margin = { left: 40, letter: 7 };

/** Up to so many weeks the first and last stand in from the edges, so that their numbers do too. */
const roomyWeeks = 8;

/** Whether there are so few weeks that each has a column of its own. */
export function isRoomy({ x }: ChartSpec): boolean {
  return x.length <= roomyWeeks;
}

/** Room for the names of the quiet lines, which stand to the right of where they end. */
export function rightMargin({ series }: ChartSpec): number {
  const names = series.filter(({ style }) => style !== 'actual').map(({ name }) => name.length);
  return 20 + margin.letter * Math.max(3, ...names);
}

/** From one week to the next. */
export function weekWidth(spec: ChartSpec): number {
  const plot = size.width - margin.left - rightMargin(spec);
  return plot / Math.max(1, isRoomy(spec) ? spec.x.length : spec.x.length - 1);
}
