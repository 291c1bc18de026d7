import { type Sibling, suppress } from './suppress.ts';

/** Answered and asked in one unit. */
export interface Turnout {
  readonly unit: string;
  readonly asked: number;
  readonly answered: number;
}

/** The share that has answered, in per cent, in all and by unit. */
export interface Rates {
  readonly total?: number | undefined;
  readonly units: readonly { readonly unit: string; readonly rate: number }[];
}

/** Below half, figures are read with caution: those who kept silent may think otherwise. */
export const cautionBelow = 50;

/**
 * The response rate by unit, for units of at least `k`; smaller ones are only in the total. Rates come in steps of
 * five and stop at 5 and 95, so that they never say that everybody or nobody has answered.
 */
export function ratesOf(turnout: readonly Turnout[], k: number): Rates {
  const siblings: Sibling[] = turnout.map(({ unit, asked }) => ({ id: unit, n: asked }));
  const shown = suppress(siblings, k);
  if (!shown.total) return { units: [] };
  const asked = turnout.reduce((sum, one) => sum + one.asked, 0);
  const answered = turnout.reduce((sum, one) => sum + one.answered, 0);
  return {
    total: rateOf(answered, asked),
    units: turnout
      .filter(({ unit }) => shown.siblings.has(unit))
      .map((one) => ({ unit: one.unit, rate: rateOf(one.answered, one.asked) })),
  };
}

function rateOf(answered: number, asked: number): number {
  const step = 5;
  return Math.min(95, Math.max(5, Math.round((100 * answered) / asked / step) * step));
}
