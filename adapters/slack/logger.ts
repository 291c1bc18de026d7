import { type Logger, LogLevel } from '@slack/bolt';
import type { Log } from '../../src/ports.ts';

/**
 * Passes on what Slack's library warns of. Its info and debug lines are left out: they hold texts and tokens. Of
 * an error only its own words are told, never the payload that it carries.
 */
export function slackLogger(log: Log): Logger {
  return {
    debug: () => {},
    info: () => {},
    warn: (...lines) => log.warn(told(lines)),
    error: (...lines) => log.error(told(lines)),
    setLevel: () => {},
    getLevel: () => LogLevel.WARN,
    setName: () => {},
  };
}

function told(lines: readonly unknown[]): string {
  const parts = lines.map((line) => (line instanceof Error ? `${line.name}: ${line.message}` : String(line)));
  return `Slack: ${parts.join(' ').slice(0, 500)}`;
}
