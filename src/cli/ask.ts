import * as z from 'zod';
import type { Ranked } from '../answer/index.ts';
import { type Known, know } from '../content.ts';
import type { Lang } from '../message.ts';
import { type ReadText, readText } from './asking/read-text.ts';
import { say } from './asking/say.ts';
import { terminalLines } from './asking/terminal.ts';
import { whyLines, whyOf } from './asking/why.ts';
import { type Command, type ExitCode, type Given, type Surroundings, UsageError } from './command.ts';
import { contentOption, contentToTry } from './content.ts';
import { type Line, readJsonLines, wrongLine } from './json-lines.ts';

const questionSchema = z.object({ id: z.union([z.string(), z.number()]).optional(), text: z.string() });
type Asked = Line<z.infer<typeof questionSchema>>;

/** Asks the bot without a chat: what it would say, or what it made of the text. */
export const ask: Command = {
  name: 'ask',
  summary: 'Asks the bot, and shows what a person would read or (with --json) what it made of the text.',
  usage: '[--json] [--explain] [--content DIR] [--file F.jsonl] ["text"]',
  words: true,
  options: [
    { name: 'json', text: 'One JSON line for each text.' },
    {
      name: 'explain',
      text: 'Also tells why: the kind of text, the rule, and which words and phrasings decided.',
    },
    contentOption,
    { name: 'file', value: 'F.jsonl', text: 'Asks every line {"id", "text"} of a file.' },
  ],
  notes: [
    'A JSON line: {"id","outcome","confidence","entries":[{"id","score"}],"ranked":[{"id","score"}],',
    '"privacy":[{"kind","action"}],"ms"}. See docs/commands.md.',
    'Exit code: 0, 1 when the content or a line could not be read, 2 when the command was not understood.',
  ],
  async run(given, surroundings) {
    const lines = await asked(given);
    const { lang } = surroundings.config();
    const loaded = await contentToTry(given, surroundings);
    if (loaded === undefined) return 1;
    const knowing = know(loaded, []);
    // The first text of a process costs what no later one does; it must not be taken for what a question costs.
    readText('hej', knowing);
    let code: ExitCode = 0;
    for (const [index, line] of lines.entries()) {
      if ('wrong' in line) {
        surroundings.err(wrongLine(given.value('file') ?? '', line.number, line.wrong));
        code = 1;
        continue;
      }
      const { text, id = String(line.number) } = line.value;
      if (given.has('json')) tellJson({ id, text }, knowing, given, surroundings);
      else tell({ text, lang, first: index === 0 }, knowing, given, surroundings);
    }
    return code;
  },
};

async function asked(given: Given): Promise<readonly Asked[]> {
  const file = given.value('file');
  const text = given.words.join(' ');
  if (file !== undefined && given.words.length > 0) {
    throw new UsageError('Cannot ask both a file and a text: leave one out.');
  }
  if (file !== undefined) return readJsonLines(file, questionSchema);
  if (given.words.length === 0) throw new UsageError('Cannot ask nothing: write a text, or --file F.jsonl.');
  return [{ number: 1, value: { text } }];
}

function tellJson(
  { id, text }: { id: string | number; text: string },
  knowing: Known,
  given: Given,
  { out }: Surroundings,
): void {
  const begun = performance.now();
  const read = readText(text, knowing);
  const ms = performance.now() - begun;
  const { parts } = read;
  const line = {
    id,
    ...short(read),
    privacy: read.privacy,
    ms: Number(ms.toFixed(3)),
    ...(parts.length > 1 ? { parts: parts.map((part) => ({ text: part.text, ...short(part) })) } : {}),
    ...(given.has('explain') ? { explain: whyOf(read, knowing.answerer.engine) } : {}),
  };
  out(JSON.stringify(line));
}

function short({
  outcome,
  confidence,
  entries,
  ranked,
}: Pick<ReadText, 'outcome' | 'confidence' | 'entries' | 'ranked'>) {
  return {
    outcome,
    confidence: rounded(confidence),
    entries: entries.map(scored),
    ranked: ranked.map(scored),
  };
}

function scored({ id, score }: Ranked): Ranked {
  return { id, score: rounded(score) };
}

/** Six digits tell any two scores apart that matter. */
function rounded(value: number): number {
  return Number(value.toFixed(6));
}

function tell(
  { text, lang, first }: { text: string; lang: Lang; first: boolean },
  knowing: Known,
  given: Given,
  { out, now }: Surroundings,
): void {
  if (given.has('file')) {
    if (!first) out('');
    out(`> ${text}`);
  }
  for (const [index, message] of say(text, knowing, lang, now()).entries()) {
    if (index > 0) out('');
    for (const line of terminalLines(message)) out(line);
  }
  if (!given.has('explain')) return;
  out('');
  for (const line of whyLines(readText(text, knowing), knowing.answerer.engine)) out(line);
}
