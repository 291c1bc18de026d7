import type { Separator } from './separators.ts';

/** Ten digits in a row of runs: where they are parted, and by what. */
export interface Split {
  readonly digits: string;
  readonly runs: readonly string[];
  /** Separators by the number of digits before them; invisible ones are left out. */
  readonly at: ReadonlyMap<number, Exclude<Separator, undefined>>;
}

/**
 * Whether somebody would write a ten-digit personal number parted like this: `sure` for the usual ways, `maybe` for
 * odd ones, undefined for dates with times, amounts, versions, addresses of machines and case ids.
 */
export function shapeOf(split: Split): 'sure' | 'maybe' | undefined {
  const places = [...split.at.keys()];
  if (places.length === 0) return 'maybe';
  if (places.every((place) => place === 6)) return 'sure';
  if (places.every((place) => place === 2 || place === 4 || place === 6)) return dateThenFour(split);
  if (isOrdinary(split)) return undefined;
  return isEven(split) || isDashed(split) || isLooselyEnded(split, places) ? 'maybe' : undefined;
}

/** `15.03.60-5123`, `15/3`-like mixes, `1503 605123`: parted only where a date and its number part. */
function dateThenFour(split: Split): 'sure' | 'maybe' | undefined {
  if (split.runs.some((run) => run.length === 8)) return undefined;
  const [first, second, last] = [split.at.get(2), split.at.get(4), split.at.get(6)];
  if (split.runs[0]?.length === 4 && last === undefined && isYear(split.runs[0]) && second !== 'space')
    return undefined;
  const signs = [first, second].filter((sign) => sign !== undefined);
  if (signs.some((sign) => sign === 'colon' || sign === 'other')) {
    return new Set(split.at.values()).size === 1 && split.at.get(6) === 'other' ? 'maybe' : undefined;
  }
  if (!isDateSign(first, second) && last !== 'dash' && last !== undefined) return undefined;
  return last === undefined ? 'maybe' : 'sure';
}

/** Danes part a date by one sign, or as in 15/3-60. */
export function isDateSign(first: Separator, second: Separator): boolean {
  return (
    first === undefined ||
    second === undefined ||
    first === second ||
    (first === 'slash' && second === 'dash')
  );
}

/** Odd places, but one kind of sign throughout. */
function isEven(split: Split): boolean {
  const signs = new Set(split.at.values());
  if (signs.size !== 1) return false;
  if (signs.has('dot')) return split.runs.length >= 5;
  return signs.has('space') || signs.has('dash');
}

/** The usual dash before the last four, with spaces in odd places. */
function isDashed(split: Split): boolean {
  return [...split.at].every(([place, sign]) => (place === 6 ? sign === 'dash' : sign === 'space'));
}

/** A date, and last digits that are parted themselves: `15.03.60-51 23`. A time after a date has a dot or colon. */
function isLooselyEnded(split: Split, places: readonly number[]): boolean {
  if (places.some((place) => place < 6 && place !== 2 && place !== 4)) return false;
  const [first, second, middle] = [split.at.get(2), split.at.get(4), split.at.get(6)];
  if ([first, second].some((sign) => sign === 'colon' || sign === 'other') || !isDateSign(first, second))
    return false;
  return places
    .filter((place) => place > 6)
    .every((place) => {
      const sign = split.at.get(place);
      return sign === 'space' || (sign === 'dash' && middle !== 'space');
    });
}

/** A full year in a date, a run as long as a company number, thousands, or a year before a case number. */
function isOrdinary(split: Split): boolean {
  const lengths = split.runs.map((run) => run.length).join();
  if (split.runs.some((run) => run.length === 8)) return true;
  if (split.at.has(4) && split.at.has(8) && isYear(split.digits.slice(4, 8)) && !split.at.has(6)) return true;
  return lengths === '1,3,3,3' && [...split.at.values()].every((sign) => sign === 'dot');
}

function isYear(run: string): boolean {
  return /^(19|20)\d\d$/.test(run);
}
