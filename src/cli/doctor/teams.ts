import { join } from 'node:path';
import type { Config } from '../../config.ts';

/** What `medvind doctor teams` says: a sentence a line, the ones about what must be done apart. */
export interface TeamsHealth {
  readonly well: readonly string[];
  readonly wrong: readonly string[];
}

/** Asks Microsoft about everything that can be asked, and looks who of `emails` has met the bot. Sends nothing. */
export async function examineTeamsConfig(
  config: Config,
  emails: readonly string[],
  now: () => number,
): Promise<TeamsHealth> {
  const { teams } = config;
  if (teams === undefined) {
    return {
      well: [],
      wrong: ['Teams is not set up: MicrosoftAppId is not set. See docs/teams.md for the way from nothing.'],
    };
  }
  if (teams.kind === 'local') {
    return {
      well: ['Teams is set to local: only a counterpart on this machine is served, and nothing is signed.'],
      wrong: [],
    };
  }
  const { examineTeams, keepInFolder } = await import('../../../adapters/teams/index.ts');
  return examineTeams({
    app: teams.app,
    allowedTenants: teams.allowedTenants,
    references: keepInFolder(join(config.data, 'teams')),
    emails,
    now,
  });
}
