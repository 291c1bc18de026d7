/** Letters as Danish is written with, and signs, but for those that a digit can be written with: % & < and all others. */
const DIGITLESS = /^[\t\n\r -$'-/:;=-~À-ÿ]*$/;

/** Whether a text may hold a digit, written in any way; most questions hold none, which is quickly seen. */
export function mayHoldDigit(text: string): boolean {
  return !DIGITLESS.test(text);
}
