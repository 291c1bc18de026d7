import type { Understanding } from '../../answer/index.ts';
import { doorOf, type ReadText } from './read-text.ts';

/** Why a text led where it did, as data for `--json --explain`. */
export interface Why {
  readonly kind: Understanding['kind'] | 'stopped';
  readonly language?: string;
  /** The rule of emergency.yaml that fired, or the request of decline.yaml. */
  readonly rule?: string;
  /** The door of doors.yaml that the words point to. */
  readonly door?: { readonly id: string; readonly strength: string };
}

/** Why a text was read as it was. */
export function whyOf({ understanding }: ReadText): Why {
  if (understanding === undefined) return { kind: 'stopped' };
  const door = doorOf(understanding);
  return {
    kind: understanding.kind,
    ...(understanding.language === undefined ? {} : { language: understanding.language }),
    ...(understanding.kind === 'emergency' ? { rule: understanding.rule } : {}),
    ...(understanding.kind === 'decline' ? { rule: understanding.id } : {}),
    ...(door === undefined ? {} : { door: { id: door.id, strength: door.strength } }),
  };
}

/** The same for a reader, in lines. */
export function whyLines(read: ReadText): string[] {
  const why = whyOf(read);
  const lines = [
    `outcome: ${read.outcome}, read as: ${why.kind}${why.rule === undefined ? '' : ` by "${why.rule}"`}`,
  ];
  if (read.privacy.length > 0) {
    lines.push(`privacy: ${read.privacy.map(({ kind, action }) => `${kind} (${action})`).join(', ')}`);
  }
  if (why.door !== undefined) lines.push(`door: ${why.door.id} (${why.door.strength})`);
  for (const part of read.parts) {
    if (read.parts.length > 1) lines.push(`part "${part.text}": ${part.outcome}`);
    lines.push(`confidence: ${part.confidence.toFixed(2)} that the first of these is the right one`);
    for (const { id, score } of part.ranked) lines.push(`  ${score.toFixed(3)}  ${id}`);
  }
  return lines;
}
