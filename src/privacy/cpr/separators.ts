/** What kind of sign parts two runs of digits; `none` is invisible, undefined means that nothing joins them. */
export type Separator = 'none' | 'space' | 'dash' | 'dot' | 'slash' | 'colon' | 'other' | undefined;

/** White space of any kind counts as one separator up to this length, so that wrapped lines still join. */
const MAX_LENGTH = 40;
/** More visible signs than this are no separator within one number. */
const MAX_SIGNS = 5;
const LETTER = /\p{L}/u;
const SPACES = /\s+/gu;
const DASHES = /^[\p{Pd}\u2212\u2043\u30fc\u23af\u2500]+$/u;
const DOTS = /^[.\u00b7\u2022\u2027\u2219\u30fb\u3002]+$/u;

/** Names the separator that a gap is. */
export function separatorOf(gap: string): Separator {
  if (gap === '') return 'none';
  if (gap.length > MAX_LENGTH || LETTER.test(gap)) return undefined;
  const signs = gap.replace(SPACES, '');
  if (signs === '') return 'space';
  if (signs.length > MAX_SIGNS) return undefined;
  if (DASHES.test(signs)) return 'dash';
  if (DOTS.test(signs)) return 'dot';
  if (signs === '/' || signs === '\\') return 'slash';
  return signs === ':' ? 'colon' : 'other';
}
