const NAMED: Readonly<Record<string, string>> = {
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  ndash: '-',
  mdash: '-',
  minus: '-',
  hyphen: '-',
  dash: '-',
  shy: '',
  zwj: '',
  zwnj: '',
};

const MONTHS = 'jan feb mar apr maj|may jun jul aug sep okt|oct nov dec'.split(' ');
const WORDED_DATE =
  /(?<!\d)(\d{1,2})\.?\s?(jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec)\p{L}{0,6}\.?,?\s?(\d{4}|\d\d)(?!\d)/giu;
/** Letters typed or read for a nought or a one within a number. */
const NOUGHT = /(?<=\d[ .-]?)o(?=[ .-]?\d)|(?<![\p{L}\p{N}])o(?=\d{5})/giu;
const ONE = /(?<=\d)[li|](?=\d)|(?<![\p{L}\p{N}])[li|](?=\d{5})/giu;

/**
 * The text, and what else it says: with addresses (%2D), HTML entities (&nbsp;) and tags undone, with the month as a
 * number, with letters read as digits. Each reading is looked at by itself, so none can hide what another shows.
 */
export function readings(text: string): string[] {
  const undone = /%[0-9a-f]{2}|&[#a-z]|</i.test(text) ? undo(text) : text;
  const plain = undone.includes('<') ? undone.replace(/<[^<>]{0,200}>/g, '') : undone;
  const numbered = plain.replace(WORDED_DATE, (_, day: string, month: string, year: string) => {
    const number = MONTHS.findIndex((names) => names.split('|').includes(month.toLowerCase())) + 1;
    return `${day.padStart(2, '0')}.${String(number).padStart(2, '0')}.${year}`;
  });
  const digits = plain.replace(NOUGHT, '0').replace(ONE, '1');
  return [...new Set([text, undone, plain, numbered, digits])];
}

function undo(text: string): string {
  return text
    .replace(/%([2-7][0-9a-f])/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/(?:%[89a-f][0-9a-f]){2,4}/gi, decodeUtf8)
    .replace(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi, (_, hex?: string, decimal?: string) =>
      character(hex ? Number.parseInt(hex, 16) : Number(decimal)),
    )
    .replace(/&([a-z]{2,6});/gi, (whole, name: string) => NAMED[name.toLowerCase()] ?? whole);
}

function decodeUtf8(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return '-';
  }
}

function character(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '-';
}
