import { know } from '../content.ts';
import { readText } from './asking/read-text.ts';
import { type Command, type ExitCode, UsageError } from './command.ts';
import { contentOption, contentToTry } from './content.ts';
import { expectedOf, expectedSchema } from './evaluating/expected.ts';
import { measure, mixedUp, notFound, type Tried, worstMisses } from './evaluating/measure.ts';
import { evaluationPage } from './evaluating/page.ts';
import { readJsonLines, wrongLine } from './json-lines.ts';

/** Tries the content on questions whose right entry is known. */
export const evaluate: Command = {
  name: 'eval',
  summary: 'Tries the content on questions whose right entry is known, and shows what to put right.',
  usage: '--questions F.jsonl [--content DIR] [--json]',
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
    'Exit code: 0, 1 when the content or a line could not be read, 2 when the command was not understood.',
  ],
  async run(given, surroundings) {
    const { out, err } = surroundings;
    const file = given.value('questions');
    if (file === undefined) throw new UsageError('Cannot try nothing: write --questions F.jsonl.');
    if (given.words.length > 0) {
      throw new UsageError(`Cannot use "${given.words.join(' ')}": eval takes options only.`);
    }
    const lines = await readJsonLines(file, expectedSchema);
    const loaded = await contentToTry(given, surroundings);
    if (loaded === undefined) return 1;
    const knowing = know(loaded, []);
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
    const measured = measure(tried);
    if (given.has('json')) {
      const more = { misses: worstMisses(tried), mixedUp: mixedUp(tried), notFound: notFound(tried) };
      out(JSON.stringify({ ...measured, ...more }));
    } else for (const text of evaluationPage(measured, tried)) out(text);
    return code;
  },
};
