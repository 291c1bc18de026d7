import type { Finding } from '../finding.ts';
import { isBirthDate, isFullBirthDate } from './birth-date.ts';
import { readings } from './decode.ts';
import { type DigitGroup, digitGroups } from './digit-groups.ts';
import { technicalIds, withoutIds } from './lookalikes.ts';
import { type Separator, separatorOf } from './separators.ts';
import { isDateSign, type Split, shapeOf } from './shape.ts';

type Verdict = 'cpr' | 'cpr-like' | 'cpr-part';
/** A date with a four-digit year and the last four: the longest form. */
const MAX_DIGITS = 12;

/**
 * Personal numbers in every way of writing them (six digits of a date, a century digit and three more, of them two
 * letters in the health service's replacement numbers). One finding per kind, without position.
 */
export function findCpr(text: string): Finding[] {
  // First of all, or letters of an id are read as a month: "bd4feb20-…".
  const kinds = new Set(readings(withoutIds(text)).flatMap(readingKinds));
  return [...kinds].map((kind) => ({ kind, action: kind === 'cpr-part' ? 'warn' : 'stop' }));
}

function readingKinds(text: string): Verdict[] {
  const groups = digitGroups(text);
  if (groups.length === 0) return [];
  const skip = technicalIds(text);
  const kinds = new Set<Verdict>();
  for (let first = 0; first < groups.length; first++) {
    for (const [verdict, start, end] of windowsFrom(groups, first)) {
      if (!skip.some(([from, to]) => from <= start && end <= to)) kinds.add(verdict);
    }
  }
  return [...kinds];
}

/** Looks at every row of whole runs that begins with this one; a row never begins or ends inside a run. */
function windowsFrom(groups: readonly DigitGroup[], first: number): [Verdict, number, number][] {
  const found: [Verdict, number, number][] = [];
  const start = groups[first]?.start ?? 0;
  const runs: string[] = [];
  const at = new Map<number, Exclude<Separator, undefined>>();
  let digits = '';
  for (let i = first; i < groups.length; i++) {
    const group = groups[i];
    if (!group || digits.length + group.digits.length > MAX_DIGITS) break;
    if (i > first) {
      const sign = separatorOf(group.gap);
      if (isLettered(digits, group, at)) found.push(['cpr', start, group.end]);
      if (sign === undefined) break;
      if (sign !== 'none') at.set(digits.length, sign);
      if (sign === 'none') runs[runs.length - 1] += group.digits;
      else runs.push(group.digits);
    } else runs.push(group.digits);
    digits += group.digits;
    const verdict = judge({ digits, runs, at });
    if (verdict) found.push([verdict, start, group.end]);
  }
  return found;
}

/** The health service's replacement number: date, century digit, two letters, digit (nspop.dk, eCPR). */
function isLettered(before: string, last: DigitGroup, at: Split['at']): boolean {
  if (before.length !== 7 || last.digits.length !== 1 || !/^[a-z]{2}$/i.test(last.gap)) return false;
  return isBirthDate(before) && [...at.keys()].every((place) => place === 2 || place === 4 || place === 6);
}

function judge(split: Split): Verdict | undefined {
  if (split.digits.length === 10 && isBirthDate(split.digits)) {
    const shape = shapeOf(split);
    if (shape) return shape === 'sure' ? 'cpr' : 'cpr-like';
  }
  return dateInRuns(split);
}

/**
 * `15.03.1860-5123`, `15031860 5123`, `150318605123`, the same with the year first, and dates with one-digit days or
 * months, `5/3-60-5123`. No time of this century is taken for one: from the year 2000 on a person's four begin with 4 or
 * more.
 */
function dateInRuns(split: Split): Verdict | undefined {
  const whole = split.runs.length === 1 && split.digits.length === MAX_DIGITS;
  const four = whole ? split.digits.slice(-4) : (split.runs.at(-1) ?? '');
  const date = whole ? [split.digits.slice(0, -4)] : split.runs.slice(0, -1);
  const last = split.at.get(split.digits.length - 4);
  if (four.length !== 4 || date.length === 0 || (last === undefined && !whole)) return undefined;
  if (isYearFirst(date, split, four)) return 'cpr-like';
  const parts = dateParts(date);
  if (!parts) return undefined;
  const [day, month, year] = parts;
  if (date.length === 3) {
    const first = split.at.get(day.length);
    const second = split.at.get(day.length + month.length);
    if (!isDateSign(first, second) || first === 'colon' || first === 'other') return undefined;
  }
  if (year.length === 4) {
    const fits = isFullBirthDate(Number(day), Number(month), Number(year), Number(four[0]));
    return fits ? 'cpr-like' : undefined;
  }
  if (!isBirthDate(`${day.padStart(2, '0')}${month.padStart(2, '0')}${year}${four}`)) return undefined;
  return last === 'dash' ? 'cpr-like' : 'cpr-part';
}

/** `1860-03-15-5123`, `18600315 5123`, `186003155123`; with dots it is a version. */
function isYearFirst(date: readonly string[], { at }: Split, four: string): boolean {
  if (![...at.values()].every((sign) => sign === 'dash' || sign === 'space' || sign === 'slash'))
    return false;
  const [year = '', month = '', day = ''] =
    date.length < 3 ? (/^(\d{4})(\d\d)(\d\d)$/.exec(date.join(''))?.slice(1) ?? []) : date;
  if (year.length !== 4 || month.length > 2 || day.length > 2 || date.length > 3) return false;
  if (date.length === 3 && at.get(4) !== at.get(4 + month.length)) return false;
  return isFullBirthDate(Number(day), Number(month), Number(year), Number(four[0]));
}

function dateParts(runs: readonly string[]): readonly [string, string, string] | undefined {
  const [day = '', month = '', year = ''] = runs;
  if (runs.length === 1 && day.length === 8) return [day.slice(0, 2), day.slice(2, 4), day.slice(4)];
  if (runs.length === 2 && day.length === 4 && month.length === 4)
    return [day.slice(0, 2), day.slice(2), month];
  if (runs.length !== 3 || day.length > 2 || month.length > 2) return undefined;
  if (year.length === 4) return [day, month, year];
  return year.length === 2 && day.length + month.length < 4 ? [day, month, year] : undefined;
}
