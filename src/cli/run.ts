import { ConfigError } from '../config.ts';
import { nearest } from '../content/nearest.ts';
import { StoreError } from '../store/index.ts';
import { type Command, type ExitCode, helpOf, readGiven, type Surroundings, UsageError } from './command.ts';
import { commands } from './commands.ts';

/** Runs one command line; `args` is what stands after the program's name. Returns the exit code, and never throws. */
export async function run(args: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  const { out, err } = surroundings;
  const [name, ...rest] = args;
  if (name === undefined) {
    for (const line of overview()) err(line);
    return 2;
  }
  const isHelp = name === '--help' || name === 'help';
  const named = isHelp ? rest[0] : name;
  const command = commands.find((one) => one.name === named);
  if (command === undefined && named !== undefined) {
    const meant = nearest(named, names());
    const what = isHelp ? 'help with' : 'run';
    err(
      `Cannot ${what} "${named}": there is no such command.${meant === undefined ? '' : ` Did you mean "${meant}"?`}`,
    );
    for (const line of overview()) err(line);
    return 2;
  }
  if (isHelp || command === undefined) {
    for (const line of command === undefined ? overview() : helpOf(command)) out(line);
    return 0;
  }
  try {
    const given = readGiven(command, rest);
    if (!given.has('help')) return await command.run(given, surroundings);
    for (const line of helpOf(command)) out(line);
    return 0;
  } catch (error) {
    return failed(error, command, err);
  }
}

function names(): string[] {
  return commands.map(({ name }) => name);
}

function overview(): string[] {
  const width = Math.max(...names().map((name) => name.length));
  return [
    'npm run -s medvind -- <command>',
    '',
    ...commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    'Help for one of them: npm run -s medvind -- help <command>',
  ];
}

function failed(error: unknown, { name }: Command, err: (line: string) => void): ExitCode {
  if (error instanceof UsageError) {
    err(error.message);
    err(`Help: npm run -s medvind -- help ${name}`);
    return 2;
  }
  if (error instanceof ConfigError) {
    err(error.message);
    return 2;
  }
  if (error instanceof StoreError) {
    err(error.message);
    return 1;
  }
  err(`Cannot finish ${name}: ${error instanceof Error ? error.message : String(error)}`);
  return 1;
}
