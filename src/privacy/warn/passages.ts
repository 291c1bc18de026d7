import type { Finding, FindingKind } from '../finding.ts';

/** A warning for every match of a global pattern that `accept` lets through. */
export function warnWhere(
  text: string,
  kind: FindingKind,
  pattern: RegExp,
  accept: (match: RegExpExecArray) => boolean = () => true,
): Finding[] {
  const found: Finding[] = [];
  for (const match of matches(text, pattern)) {
    if (accept(match)) {
      found.push({ kind, action: 'warn', start: match.index, end: match.index + match[0].length });
    }
  }
  return found;
}

const none: readonly never[] = [];

/**
 * All matches of a global pattern. Most texts have none, and then nothing is made: `matchAll` makes a pattern of its own
 * for each text it is asked about.
 */
export function matches(text: string, pattern: RegExp): readonly RegExpExecArray[] {
  pattern.lastIndex = 0;
  let match = pattern.exec(text);
  if (match === null) return none;
  const found: RegExpExecArray[] = [];
  for (; match !== null; match = pattern.exec(text)) found.push(match);
  return found;
}
