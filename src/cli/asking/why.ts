import {
  type Engine,
  type Explanation,
  explain,
  type Share,
  type Understanding,
} from '../../answer/index.ts';
import { doorOf, type ReadText } from './read-text.ts';

/** Why a text led where it did, as data for `--json --explain`. */
export interface Why {
  readonly kind: Understanding['kind'] | 'stopped';
  readonly language?: string;
  /** The rule of emergency.yaml that fired, or the request of decline.yaml. */
  readonly rule?: string;
  /** The door of doors.yaml that the words point to. */
  readonly door?: { readonly id: string; readonly strength: string };
  /** Of every part: which words, wordings and signals decided. None of a stopped text. */
  readonly parts: readonly (Explanation & { readonly text: string })[];
}

/** Why a text was read as it was. */
export function whyOf({ understanding, parts }: ReadText, engine: Engine): Why {
  if (understanding === undefined) return { kind: 'stopped', parts: [] };
  const door = doorOf(understanding);
  return {
    kind: understanding.kind,
    ...(understanding.language === undefined ? {} : { language: understanding.language }),
    ...(understanding.kind === 'emergency' ? { rule: understanding.rule } : {}),
    ...(understanding.kind === 'decline' ? { rule: understanding.id } : {}),
    ...(door === undefined ? {} : { door: { id: door.id, strength: door.strength } }),
    parts: parts.map(({ text }) => ({ text, ...explain(engine, text) })),
  };
}

/** The same for a reader, in lines. */
export function whyLines(read: ReadText, engine: Engine): string[] {
  const { kind, rule, door, parts } = whyOf(read, engine);
  const lines = [`outcome: ${read.outcome}, read as: ${kind}${rule === undefined ? '' : ` by "${rule}"`}`];
  if (read.privacy.length > 0) {
    lines.push(`privacy: ${read.privacy.map((finding) => `${finding.kind} (${finding.action})`).join(', ')}`);
  }
  if (door !== undefined) lines.push(`door: ${door.id} (${door.strength})`);
  for (const [index, part] of read.parts.entries()) {
    if (read.parts.length > 1) lines.push(`part "${part.text}": ${part.outcome}`);
    const why = parts[index];
    if (why !== undefined) lines.push(`read: ${why.read.join(' ')}`);
    lines.push(`confidence: ${part.confidence.toFixed(2)} that the first of these is the right one`);
    if (why !== undefined) lines.push(`  because of ${strongest(why.confidence)}`);
    for (const { id, score } of part.ranked) {
      lines.push(`  ${score.toFixed(3)}  ${id}`);
      lines.push(...entryLines(why, id));
    }
  }
  return lines;
}

function entryLines(why: Explanation | undefined, id: string): string[] {
  const told = why?.entries.find((entry) => entry.id === id);
  if (told === undefined) return [];
  return [
    ...(told.nearestWording === undefined ? [] : [`         nearest to "${told.nearestWording}"`]),
    ...(told.sharedWords.length === 0 ? [] : [`         words in common: ${told.sharedWords.join(', ')}`]),
    `         ${strongest(told.signals)}`,
  ];
}

/** How many signals a reader is told of; the rest is in `--json`. */
const most = 4;

function strongest(shares: readonly Share[]): string {
  const signed = (value: number) => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`;
  return shares
    .slice(0, most)
    .map(({ name, value }) => `${name} ${signed(value)}`)
    .join(', ');
}
