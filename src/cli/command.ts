import { parseArgs } from 'node:util';
import type { Config } from '../config.ts';
import { didYouMean } from '../content/nearest.ts';

/** What scripts may trust: 0 all is well, 1 something is wrong with what was read, 2 the command was not understood. */
export type ExitCode = 0 | 1 | 2;

/** One option of a command. With `value` it takes one, which the help calls by that name. */
export interface Option {
  readonly name: string;
  readonly value?: string;
  readonly text: string;
}

/** What was written after the command. */
export interface Given {
  /** The value of an option, or undefined when it was not given. */
  value(name: string): string | undefined;
  has(name: string): boolean;
  /** Everything that is not an option, in order. */
  readonly words: readonly string[];
}

/** Where a command writes, and what it may know of the world. */
export interface Surroundings {
  /** Writes a line of the result. */
  readonly out: (line: string) => void;
  /** Writes a line beside the result: a problem, a note. */
  readonly err: (line: string) => void;
  /** Reads the configuration. Throws a ConfigError when a variable cannot be used. */
  readonly config: () => Config;
  /** The time now, in milliseconds since 1970. */
  readonly now: () => number;
}

/** One command of the command line. */
export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** What may stand after the name. */
  readonly usage: string;
  readonly options: readonly Option[];
  /** Words may stand beside the options. */
  readonly words?: true;
  /** More for the command's own help, in lines. */
  readonly notes: readonly string[];
  run(given: Given, surroundings: Surroundings): Promise<ExitCode>;
}

/** The command was not written as its help says; the message is a sentence with the way out. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Reads what stands after a command's name. Throws a UsageError for what the command does not take. */
export function readGiven(command: Command, args: readonly string[]): Given {
  const values = new Map<string, string>();
  const types = command.options.map(
    ({ name, value }) => [name, { type: value === undefined ? 'boolean' : 'string' }] as const,
  );
  const options = Object.fromEntries([...types, ['help', { type: 'boolean' }] as const]);
  const { tokens, positionals } = parseArgs({
    args: [...args],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const known = command.options.find(({ name }) => name === token.name);
    if (known === undefined && token.name !== 'help') throw unknownOption(command, token.rawName);
    if (known?.value !== undefined && (token.value === undefined || token.value === '')) {
      throw new UsageError(
        `Cannot use ${token.rawName} alone: it needs a value. Write ${token.rawName} ${known.value}.`,
      );
    }
    if (known?.value === undefined && token.value !== undefined) {
      throw new UsageError(
        `Cannot use ${token.rawName} with a value: it takes none. Write ${token.rawName}.`,
      );
    }
    if (values.has(token.name)) {
      throw new UsageError(`Cannot use ${token.rawName} twice: one is enough. Leave one out.`);
    }
    values.set(token.name, token.value ?? '');
  }
  if (positionals.length > 0 && command.words === undefined && !values.has('help')) {
    throw new UsageError(`Cannot use "${positionals.join(' ')}": ${command.name} takes options only.`);
  }
  return { value: (name) => values.get(name), has: (name) => values.has(name), words: positionals };
}

function unknownOption({ name, options }: Command, written: string): UsageError {
  const known = options.map((option) => `--${option.name}`);
  const instead = didYouMean(written, known, `It has ${known.join(', ')} and --help.`);
  return new UsageError(
    `Cannot use ${written}: ${name} has no such option. ${instead} A text that begins with - goes after --.`,
  );
}

/** The help of one command, in lines. */
export function helpOf({ name, summary, usage, options, notes }: Command): string[] {
  const left = options.map(
    (option) => `--${option.name}${option.value === undefined ? '' : ` ${option.value}`}`,
  );
  const width = Math.max(...left.map((text) => text.length), 0);
  return [
    summary,
    '',
    `  npm run -s medvind -- ${name} ${usage}`.trimEnd(),
    '',
    ...options.map(({ text }, index) => `  ${(left[index] ?? '').padEnd(width)}  ${text}`),
    ...(notes.length === 0 ? [] : ['', ...notes]),
  ];
}
