import type { Finding } from '../finding.ts';
import { warnWhere } from './passages.ts';

const EMAIL = /(?<![\p{L}\d._%+-])([\p{L}\d._%+-]{1,64})@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){1,4}/gu;
/** Mailboxes of a function, not of a person. */
const SHARED_MAILBOX =
  /^(?:support|servicedesk|helpdesk|hotline|it|info|kontakt|post|postkasse|mail|noreply|no-reply|sikkerpost|dpo|superbrugere?|projekt\p{L}*)$/iu;

const COUNTRY_CODE = /(?<!\d)(?:\+|00)45[\s.-]?(?:\d[\s.-]?){7}\d(?!\d)/gu;
const PAIRS = /(?<![\d.,:/+-])(\d\d)([ \u00a0-])\d\d\2\d\d\2\d\d(?![\d:/]|[.,-]\d)/gu;
const WEEKS_BEFORE = /(?:uge|ugerne|uger|week|weeks)\s*$/iu;
const PHONE_WORD =
  /(?<![\p{L}\d])(?:tlf|telefon|telefonnummer|mobil|mobilnummer|mobilnr|ring\p{L}{0,2}|sms|phone|mobile|call)[\s.:]{1,3}(?:(?:nr|nummer|til|på|paa|er|hende|ham|mor|far|dem|mig|on|at)[\s.:]{1,3}){0,4}(\d[\d ]{7,10})(?!\d)/giu;
/** Numbers of companies and hotlines begin with 70 or 80. */
const HOTLINE = /^(?:70|80)/;

/** E-mail addresses that look like a person's own. */
export function findEmails(text: string): Finding[] {
  if (!text.includes('@')) return [];
  return warnWhere(text, 'email', EMAIL, (match) => !SHARED_MAILBOX.test(match[1] ?? ''));
}

/** Danish telephone numbers that look like a person's own. */
export function findPhones(text: string): Finding[] {
  return [
    ...warnWhere(text, 'phone', COUNTRY_CODE, (match) => !HOTLINE.test(numberOf(match[0]))),
    ...warnWhere(
      text,
      'phone',
      PAIRS,
      (match) => !HOTLINE.test(match[0]) && !WEEKS_BEFORE.test(text.slice(0, match.index).slice(-10)),
    ),
    ...warnWhere(text, 'phone', PHONE_WORD, (match) => {
      const digits = (match[1] ?? '').replace(/\D/g, '');
      return digits.length === 8 && !HOTLINE.test(digits);
    }),
  ];
}

function numberOf(withCode: string): string {
  return withCode.replace(/\D/g, '').slice(-8);
}
