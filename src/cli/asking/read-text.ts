import { type Door, type Ranked, type Understanding, understand } from '../../answer/index.ts';
import { command, type Knowing, type Outcome, outcomeFor } from '../../dialogue/index.ts';
import { type Finding, guard, isStopped } from '../../privacy/index.ts';

/** What one question of a text leads to. */
interface ReadPart {
  readonly text: string;
  readonly outcome: Outcome;
  /** From 0 to 1, for the first of `ranked`. */
  readonly confidence: number;
  /** What the person is shown, in that order. */
  readonly entries: readonly Ranked[];
  /** The ten best, whatever the outcome. */
  readonly ranked: readonly Ranked[];
}

/** What a text leads to: as the part that is answered best, with all its parts, and why. */
export interface ReadText extends Omit<ReadPart, 'text'> {
  readonly parts: readonly ReadPart[];
  readonly privacy: readonly Pick<Finding, 'kind' | 'action'>[];
  /** Undefined for a stopped text, which nothing but the privacy guard may see. */
  readonly understanding: Understanding | undefined;
}

/**
 * Reads a text as the bot would from somebody it knows nothing of: privacy first, then what kind of text it is, then
 * the FAQ. Of a stopped text nothing else is done.
 */
export function readText(text: string, knowing: Knowing): ReadText {
  const findings = guard(text);
  const privacy = distinct(findings);
  if (isStopped(findings)) {
    return {
      outcome: 'stopped',
      confidence: 0,
      entries: [],
      ranked: [],
      parts: [],
      privacy,
      understanding: undefined,
    };
  }
  const understanding = understand(text, knowing.content.understanding);
  const parts = understanding.kind === 'question' ? understanding.parts : [text];
  const read = parts.map((part) => readPart(part, understanding, knowing));
  const isOrder = command(text) !== undefined && understanding.kind !== 'emergency';
  const { text: _, ...best } = surest(read) ?? readPart(text, understanding, knowing);
  // "Mine spørgsmål" and the like are done as written, without asking the FAQ.
  const shown: Omit<ReadPart, 'text'> = isOrder ? { ...best, outcome: 'smalltalk', entries: [] } : best;
  return { ...shown, parts: read, privacy, understanding };
}

function readPart(text: string, understanding: Understanding, { answerer, content }: Knowing): ReadPart {
  const verdict = answerer.ask(text);
  const { confidence, ranked, entries } = verdict;
  const outcome = instead(understanding) ?? outcomeFor(verdict, content, doorOf(understanding));
  const isShown = outcome === 'answer' || outcome === 'suggest';
  return { text, outcome, confidence, entries: isShown ? entries : [], ranked };
}

function instead({ kind }: Understanding): Outcome | undefined {
  switch (kind) {
    case 'emergency':
    case 'smalltalk':
    case 'decline':
      return kind;
    case 'vague':
      return 'clarify';
    case 'reference':
    case 'helped':
    case 'question':
      return undefined;
  }
}

/** Who else can help with a text, where its words say so. */
export function doorOf(understanding: Understanding | undefined): Door | undefined {
  return understanding?.kind === 'question' ? understanding.door : undefined;
}

// A message that was taken apart once too often has one part that stands on its own; that one is the question.
function surest(parts: readonly ReadPart[]): ReadPart | undefined {
  return [...parts].sort((a, b) => b.confidence - a.confidence)[0];
}

function distinct(findings: readonly Finding[]): Pick<Finding, 'kind' | 'action'>[] {
  const seen = new Map(findings.map(({ kind, action }) => [`${kind} ${action}`, { kind, action }]));
  return [...seen.values()];
}
