import type { Log } from './ports.ts';

/** A log of one line an event on standard output and error, with the time in UTC; causes go below their line. */
export function createLog(now: () => number): Log {
  const stamp = () => new Date(now()).toISOString();
  return {
    info: (line) => process.stdout.write(`${stamp()} ${line}\n`),
    warn: (line) => process.stderr.write(`${stamp()} Warning: ${line}\n`),
    error: (line, cause) =>
      process.stderr.write(`${stamp()} Error: ${line}${cause === undefined ? '' : `\n${told(cause)}`}\n`),
  };
}

function told(cause: unknown): string {
  return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
}
