import { know } from '../content.ts';
import type { Knowing } from '../dialogue/index.ts';
import { readText } from './asking/read-text.ts';
import type { Command, ExitCode, Surroundings } from './command.ts';
import { contentOption, contentToTry } from './content.ts';
import { type ExpectedLine, expectedOf, expectedSchema } from './evaluating/expected.ts';
import { measure, mixedUp, notFound, type Tried, worstMisses } from './evaluating/measure.ts';
import { evaluationPage } from './evaluating/page.ts';
import { reviewPage, selfReview } from './evaluating/self-review.ts';
import { type Line, readJsonLines, wrongLine } from './json-lines.ts';

/** Tries the content on questions whose right entry is known, or on its own wordings. */
export const evaluate: Command = {
  name: 'eval',
  summary: 'Tries the content on questions whose right entry is known, and shows what to put right.',
  usage: '[--questions F.jsonl] [--content DIR] [--json]',
  options: [
    {
      name: 'questions',
      value: 'F.jsonl',
      text: 'Lines {"text", "expect"}: an entry id, a list of ids, an outcome or {"outcome"}.',
    },
    contentOption,
    { name: 'json', text: 'One JSON object with every figure and every miss.' },
  ],
  notes: [
    'Without --questions the content is asked about itself: each wording as if it were new.',
    'Exit code: 0, 1 when the content or a line could not be read, 2 when the command was not understood.',
  ],
  async run(given, surroundings) {
    const { out } = surroundings;
    const file = given.value('questions');
    const lines = file === undefined ? [] : await readJsonLines(file, expectedSchema);
    const loaded = await contentToTry(given, surroundings);
    if (loaded === undefined) return 1;
    const knowing = know(loaded, []);
    if (file === undefined) {
      const review = selfReview(knowing.answerer.engine);
      for (const line of given.has('json') ? [JSON.stringify(review)] : reviewPage(review)) out(line);
      return 0;
    }
    const { tried, code } = tryAll(file, lines, knowing, surroundings);
    const measured = measure(tried);
    const more = { misses: worstMisses(tried), mixedUp: mixedUp(tried), notFound: notFound(tried) };
    const page = given.has('json')
      ? [JSON.stringify({ ...measured, ...more })]
      : evaluationPage(measured, tried);
    for (const line of page) out(line);
    return code;
  },
};

function tryAll(
  file: string,
  lines: readonly Line<ExpectedLine>[],
  knowing: Knowing,
  { err }: Surroundings,
): { tried: Tried[]; code: ExitCode } {
  const known = new Set(knowing.content.entries.keys());
  const tried: Tried[] = [];
  let code: ExitCode = 0;
  for (const line of lines) {
    const expected = 'wrong' in line ? line.wrong : expectedOf(line.value, known);
    if ('wrong' in line || typeof expected === 'string') {
      err(wrongLine(file, line.number, String(expected)));
      code = 1;
      continue;
    }
    const { text } = line.value;
    const { outcome, confidence, entries, ranked } = readText(text, knowing);
    const ids = { shown: entries.map(({ id }) => id), ranked: ranked.map(({ id }) => id) };
    tried.push({ text, expected, outcome, confidence, ...ids });
  }
  return { tried, code };
}
