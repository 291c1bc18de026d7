import type { Finding, FindingKind } from '../finding.ts';

/** A warning for every match of a global pattern that `accept` lets through. */
export function warnWhere(
  text: string,
  kind: FindingKind,
  pattern: RegExp,
  accept: (match: RegExpExecArray) => boolean = () => true,
): Finding[] {
  const found: Finding[] = [];
  for (const match of text.matchAll(pattern)) {
    if (accept(match)) {
      found.push({ kind, action: 'warn', start: match.index, end: match.index + match[0].length });
    }
  }
  return found;
}
