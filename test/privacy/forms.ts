/** Dates no living person has by the rule of centuries: born 1858-65, or from 2030 on. */
export interface ImpossiblePerson {
  readonly day: string;
  readonly month: string;
  readonly year: string;
  /** Four digits whose first gives the century. */
  readonly four: string;
}

/** The separators of domain and keyboard: what people, phones, word processors and web pages put between digits. */
export const SEPARATORS = [
  '',
  '-',
  ' ',
  '–',
  '—',
  '‑',
  '−',
  '\u00a0',
  '\u2009',
  '\u202f',
  '.',
  ' - ',
  ' – ',
  '/',
  '_',
  '\n',
  '\r\n',
  '-\n',
  '\t',
  '－',
  '・',
  '*-*',
  ', ',
  ' (',
  '\u200b',
  '\u00ad',
  '\u2060',
];

/** What may part day, month and year. */
export const DATE_SEPARATORS = ['', ' ', '.', '-', '/', '\u00a0', '\u200b', '\n', '–'];

/** Scripts in which digits are written, by their zero, and circled digits. */
export const ZEROS = [0x30, 0xff10, 0x0660, 0x06f0, 0x0966, 0x0e50, 0x1d7ce, 0x1d7d8, 0x1d7f6, 0x1e950];

/** The ten digits in another script. */
export function inScript(text: string, zero: number): string {
  return text.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));
}
