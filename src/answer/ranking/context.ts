import type { AskContext, Knowledge } from '../types.ts';

const FITS = 0.25;
const FITS_NOT = -0.75;

/** How entries written for certain units or phases rise or fall for this asker; 0 for entries written for all. */
export function fittingLift(
  knowledge: Knowledge,
  context: AskContext,
): ((entry: number) => number) | undefined {
  const { unit, phase } = context;
  if (unit === undefined && phase === undefined) return undefined;
  return (place) => {
    const entry = knowledge.entries[place];
    if (entry === undefined) return 0;
    return lift(entry.units, unit) + lift(entry.phases, phase);
  };
}

function lift(wanted: readonly string[] | undefined, actual: string | undefined): number {
  if (wanted === undefined || wanted.length === 0 || actual === undefined) return 0;
  return wanted.includes(actual) ? FITS : FITS_NOT;
}
