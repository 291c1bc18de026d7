import {
  isAsExpected,
  type Measured,
  mixedUp,
  notFound,
  rankOf,
  type Tried,
  worstMisses,
} from './measure.ts';

/** How much of each list is shown; the rest is in `--json`. */
const most = 10;

/** The result as a page for those who write the content, in lines. */
export function evaluationPage(measured: Measured, tried: readonly Tried[]): string[] {
  const { questions, withEntry, withOutcome, direct, falseAnswers } = measured;
  const right = tried.filter(isAsExpected).length;
  const lines = [
    `${questions} questions, ${right} as expected.`,
    '',
    `The right entry (${withEntry} questions that an entry answers)`,
    row('first', measured.top1, withEntry),
    row('among the first three', measured.top3, withEntry),
    row('shown to the person', measured.shown, withEntry),
    `  ${'mean of 1/rank (MRR)'.padEnd(width)}${withEntry === 0 ? 'nothing to count' : measured.mrr.toFixed(3)}`,
    '',
    `Direct answers (${direct})`,
    row('right (precision)', measured.precision, direct),
    row('questions answered so, rightly (coverage)', measured.coverage, withEntry),
    `  ${'false answers'.padEnd(width)}${falseAnswers}`,
    row('confidence is off by', measured.calibrationError, questions),
  ];
  if (withOutcome > 0) {
    lines.push(
      '',
      `Texts with an expected outcome (${withOutcome})`,
      row('got it', measured.outcomesRight, withOutcome),
    );
  }
  return [...lines, ...missLines(tried), ...pairLines(tried), ...lostLines(tried)];
}

const width = 42;

function row(name: string, share: number, of: number): string {
  return `  ${name.padEnd(width)}${of === 0 ? 'nothing to count' : `${(100 * share).toFixed(1)} %`}`;
}

function missLines(tried: readonly Tried[]): string[] {
  const misses = worstMisses(tried);
  if (misses.length === 0) return [];
  return [
    '',
    `Worst misses (${Math.min(most, misses.length)} of ${misses.length})`,
    ...misses
      .slice(0, most)
      .flatMap((one) => [`  "${one.text}"`, `      ${expectation(one)}; ${happening(one)}`]),
  ];
}

function expectation(one: Tried): string {
  if (one.expected.kind === 'outcome') return `expected ${one.expected.outcome}`;
  const rank = rankOf(one);
  return `right is ${one.expected.ids.join(' or ')}, ${rank === 0 ? 'not among the ten best' : `number ${rank}`}`;
}

function happening({ outcome, shown, ranked, confidence }: Tried): string {
  const id = shown[0] ?? ranked[0];
  const sure = `${Math.round(100 * confidence)} % sure`;
  if (outcome === 'answer') return `answered with ${id}, ${sure}`;
  if (outcome === 'suggest') return `suggested ${shown.join(', ')}`;
  return `got ${outcome}${id === undefined ? '' : `; ${id} came first, ${sure}`}`;
}

function pairLines(tried: readonly Tried[]): string[] {
  const pairs = mixedUp(tried);
  if (pairs.length === 0) return [];
  return [
    '',
    'Mixed up: give the first more wordings of its own, or make the two one entry',
    ...pairs
      .slice(0, most)
      .map(({ right, came, times }) => `  ${times} times  ${right}  ←  ${came} came first`),
  ];
}

function lostLines(tried: readonly Tried[]): string[] {
  const lost = notFound(tried);
  if (lost.length === 0) return [];
  return [
    '',
    'Found by nobody: add the wordings of the questions above',
    ...lost.slice(0, most).map((id) => `  ${id}`),
  ];
}
