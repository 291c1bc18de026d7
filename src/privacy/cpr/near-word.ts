import type { Finding } from '../finding.ts';
import { isBirthDate, isFullBirthDate, isShortDate } from './birth-date.ts';

/** A word for a personal number, at most six small words, then digits as they may be parted. */
const AFTER_WORD =
  /(?:\bc\.?p\.?r|person\s?(?:nummer|nr)|pers\.?\s?nr)(?:nr|nummer(?:et)?|numre(?:ne)?|'?et)?[\s.:;,()\-–]{0,4}(?:(?:nummer|nummeret|numre|nr|er|på|paa|med|hans|hendes|de|sidste|fire|slutter|ender|starter|begynder|cifre|tal|is|number|ends|starts|with|in|4)[\s.:;,]{1,3}){0,6}(\d[\d\s.\-–/]{2,24})/giu;
/** The last four or the first six, with the rest hidden: 150360-xxxx. */
const MASKED = /(?<!\d)(\d{6})\s?[-–]?\s?(?:x{4}|\*{4}|•{4}|\?{4}|_{4})/giu;
const LAST_FOUR =
  /(?:sidste\s+(?:fire|4)|(?:fire|4)\s+sidste)\s+(?:cifre|tal)\b([^.?!\n\d]{0,30})\b\d{4}(?!\d)/giu;
const OTHER_NUMBER = /sag|id\b|kode|faktura|konto|telefon/iu;
/** A date of birth by its word, with the last four after it: født 15/3 1860, 5123. */
const BORN =
  /\b(?:født|foedt|f|fødselsdato|fødselsdag|born|birth|birthday)[\s.:;,]{1,3}(?:(?:den|d|er|the|on|is)[\s.:]{1,3}){0,2}(\d{1,2})[\s./-]{1,3}(\d{1,2})[\s./-]{1,3}(\d{4}|\d\d)[\s.,;:()/–-]{1,4}(\d{4})(?!\d)/giu;
/** From eight digits on, only two are missing, so the number is as good as written. */
const NEARLY_WHOLE = 8;

/** Pieces of a personal number and mistyped ones, told by the words beside them. */
export function findNearWord(text: string): Finding[] {
  const found: Finding[] = [];
  for (const match of text.matchAll(AFTER_WORD)) {
    const digits = (match[1] ?? '').replace(/\D/g, '').length;
    if (digits >= NEARLY_WHOLE) found.push({ kind: 'cpr-like', action: 'stop' });
    else if (digits >= 4) found.push(part(match));
  }
  for (const [, day = '', month = '', year = '', four = ''] of text.matchAll(BORN))
    if (isBorn(day, month, year, four)) found.push({ kind: 'cpr-like', action: 'stop' });
  for (const match of text.matchAll(MASKED)) if (isShortDate(match[1] ?? '')) found.push(part(match));
  for (const match of text.matchAll(LAST_FOUR))
    if (!OTHER_NUMBER.test(match[1] ?? '')) found.push(part(match));
  return found;
}

function isBorn(day: string, month: string, year: string, four: string): boolean {
  return year.length === 4
    ? isFullBirthDate(Number(day), Number(month), Number(year), Number(four[0]))
    : isBirthDate(`${day.padStart(2, '0')}${month.padStart(2, '0')}${year}${four}`);
}

function part(match: RegExpExecArray): Finding {
  return { kind: 'cpr-part', action: 'warn', start: match.index, end: match.index + match[0].length };
}
