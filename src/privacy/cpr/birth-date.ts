/** Added to the day of a replacement personal number, so that day 1 is written 61 (cpr.dk, erstatningspersonnummer). */
const REPLACEMENT_DAY = 60;
/** Days in each month; February's 29th is looked at apart. */
const MONTH_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Whether the first seven digits of a ten-digit number can begin a personal number: a day that exists in the year its
 * century digit gives, or the day plus 60. Modulus 11 is no test: numbers without it are valid (cpr.dk, since 2007).
 */
export function isBirthDate(digits: string): boolean {
  const year = birthYear(Number(digits.slice(4, 6)), Number(digits[6]));
  return isDay(Number(digits.slice(0, 2)), Number(digits.slice(2, 4)), year);
}

/** Whether day, month and four-digit year exist and agree with the century digit that follows them. */
export function isFullBirthDate(day: number, month: number, year: number, centuryDigit: number): boolean {
  return birthYear(year % 100, centuryDigit) === year && isDay(day, month, year);
}

/** Whether six digits, day, month and two of the year, can be a date in some century. */
export function isShortDate(digits: string): boolean {
  return isBirthDate(`${digits}0`) || isBirthDate(`${digits}5`);
}

/** The year of birth from its last two digits and the seventh digit (cpr.dk, table of personal numbers). */
function birthYear(year: number, centuryDigit: number): number {
  if (centuryDigit <= 3) return 1900 + year;
  if (centuryDigit === 4 || centuryDigit === 9) return year <= 36 ? 2000 + year : 1900 + year;
  return year <= 57 ? 2000 + year : 1800 + year;
}

function isDay(written: number, month: number, year: number): boolean {
  const day = written > REPLACEMENT_DAY ? written - REPLACEMENT_DAY : written;
  if (day < 1 || day > (MONTH_DAYS[month - 1] ?? 0)) return false;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month !== 2 || day < 29 || leap;
}
