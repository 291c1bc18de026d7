/** A run of digits as read, always in ASCII, and what stands between it and the run before. */
export interface DigitGroup {
  readonly digits: string;
  /** What stands before, without invisible characters; empty when only those part the two runs. */
  readonly gap: string;
  /** UTF-16 positions in the text that was read. */
  readonly start: number;
  readonly end: number;
}

/** Longer gaps than this join nothing, so no more of them is kept. */
const MAX_GAP = 41;
const INVISIBLE = /^[\p{Cf}\p{M}\p{Default_Ignorable_Code_Point}]$/u;
const DECIMAL = /^\p{Nd}$/u;
const WHITESPACE = /^\s$/u;

/**
 * Reads the runs of digits in a text: digits of every script, full-width, superscript or circled ones too. Invisible
 * characters and a change of script part a run, but leave no gap, so that neither can hide a number in a longer one.
 */
export function digitGroups(text: string): DigitGroup[] {
  const groups: DigitGroup[] = [];
  let digits = '';
  let script = -1;
  let start = 0;
  let end = 0;
  let gap = '';
  let gapBefore = '';
  let position = 0;

  function close(): void {
    if (digits === '') return;
    groups.push({ digits, gap: gapBefore, start, end });
    digits = '';
    gap = '';
  }

  function digit(value: string, itsScript: number, length: number): void {
    if (script !== itsScript) close();
    if (digits === '') {
      start = position;
      gapBefore = gap;
      script = itsScript;
    }
    digits += value;
    end = position + length;
  }

  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    if (code >= 0x30 && code <= 0x39) digit(char, 0, 1);
    else if (isInvisible(char, code)) close();
    else if (code < 0x80) {
      close();
      if (gap.length < MAX_GAP) gap += char;
    } else if (DECIMAL.test(char)) {
      const zero = zeroOf(code);
      digit(String((code - zero) % 10), zero, char.length);
    } else {
      for (const plain of char.normalize('NFKC')) {
        if (plain >= '0' && plain <= '9') digit(plain, -2, char.length);
        else {
          close();
          if (gap.length < MAX_GAP) gap += plain;
        }
      }
    }
    position += char.length;
  }
  close();
  return groups;
}

function isInvisible(char: string, code: number): boolean {
  if (code < 0x20 || (code >= 0x7f && code < 0xa0)) return !WHITESPACE.test(char);
  return code >= 0x80 && INVISIBLE.test(char);
}

/** Decimal digits stand in unbroken tens from zero on (Unicode stability policy), so the zero is found by stepping back. */
function zeroOf(code: number): number {
  let first = code;
  while (DECIMAL.test(String.fromCodePoint(first - 1))) first--;
  return first;
}
