import { join } from 'node:path';
import type { Config } from '../../config.ts';

/** What `medvind doctor slack` says: a sentence a line, the ones about what must be done apart. */
export interface SlackHealth {
  readonly well: readonly string[];
  readonly wrong: readonly string[];
}

/** Asks Slack about everything that can be asked: tokens, scopes, the way in, and whether `emails` are there. */
export async function examineSlackConfig(config: Config, emails: readonly string[]): Promise<SlackHealth> {
  const { slack } = config;
  if (slack === undefined) {
    return {
      well: [],
      wrong: [
        'Slack is not set up: neither a token nor a secret is set. See docs/slack.md for the way from nothing.',
      ],
    };
  }
  const { examineSlack, keepInFolder } = await import('../../../adapters/slack/index.ts');
  const { access, transport, apiUrl } = slack;
  return examineSlack({
    access:
      access.kind === 'oauth' ? { ...access, keeper: keepInFolder(join(config.data, 'slack')) } : access,
    transport,
    ...(apiUrl === undefined ? {} : { apiUrl }),
    emails,
    // Everything worth saying is among the findings.
    log: { info: () => {}, warn: () => {}, error: () => {} },
  });
}
