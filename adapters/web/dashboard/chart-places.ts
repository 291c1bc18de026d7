import type { Chart } from './overview.ts';

/** The drawing's own measure: it is scaled to the page, so these are proportions, not pixels. */
const frame = { width: 680, height: 340, left: 44, right: 664, top: 16, bottom: 280 } as const;

/** Where things lie in the drawing. */
export interface Places {
  readonly frame: typeof frame;
  /** The places on the x axis that get a label, so that none runs into another. */
  readonly labelled: readonly number[];
  x(at: number): number;
  y(value: number): number;
}

/** Spreads a chart over the drawing; values outside yMin to yMax are drawn on the edge. */
export function placeOf({ x, yMin, yMax }: Pick<Chart, 'x' | 'yMin' | 'yMax'>): Places {
  const step = (frame.right - frame.left) / Math.max(x.length - 1, 1);
  const longest = Math.max(1, ...x.map((label) => label.length));
  // A character of the tick labels is about 7 wide, and two labels need a gap.
  const every = Math.max(1, Math.ceil((longest * 7 + 16) / step));
  const span = yMax - yMin || 1;
  return {
    frame,
    labelled: x.map((_, at) => at).filter((at) => (x.length - 1 - at) % every === 0),
    x: (at) => round(x.length === 1 ? (frame.left + frame.right) / 2 : frame.left + at * step),
    y(value) {
      const share = Math.min(1, Math.max(0, (value - yMin) / span));
      return round(frame.bottom - share * (frame.bottom - frame.top));
    },
  };
}

/** A path through the values that is broken where there is none. */
export function pathOf(values: readonly (number | null)[], place: Places): string {
  return values
    .map((value, at) => {
      if (value === null) return '';
      const begins = at === 0 || values[at - 1] === null;
      return `${begins ? 'M' : 'L'}${place.x(at)} ${place.y(value)}`;
    })
    .join('');
}

/** Three to six round values from the lowest to the highest: steps of 1, 2 or 5 and their tenfolds. */
export function ticksOf({ yMin, yMax }: Pick<Chart, 'yMin' | 'yMax'>): number[] {
  const rough = (yMax - yMin || 1) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((times) => times * power >= rough * 0.999) ?? 10) * power;
  const first = Math.ceil(yMin / step - 1e-9);
  const count = Math.floor((yMax - first * step) / step + 1e-9) + 1;
  return Array.from({ length: count }, (_, at) => Number(((first + at) * step).toPrecision(12)));
}

function round(place: number): number {
  return Math.round(place * 10) / 10;
}
