import type { Installation, InstallationQuery } from '@slack/bolt';
import type { Installed } from './installations.ts';
import type { SlackOptions } from './options.ts';
import { scopes } from './scopes.ts';
import { slackApi, type Workspace, type Workspaces } from './workspaces.ts';

/** What Bolt needs to let workspaces install the app; nothing where there is one fixed token. */
export function oauth({
  access,
  workspaces,
  log,
  apiUrl = slackApi,
  timeoutMs = 10_000,
}: SlackOptions & { readonly workspaces: Workspaces }) {
  if (access.kind !== 'oauth') return {};
  const { clientId, clientSecret, stateSecret } = access;
  return {
    clientId,
    clientSecret,
    stateSecret,
    scopes: Object.keys(scopes),
    installationStore: {
      async storeInstallation(installation: Installation) {
        const installed = installedOf(installation);
        await workspaces.put(installed);
        log.info(`The Slack workspace ${installed.key} installed the app.`);
      },
      async fetchInstallation(query: InstallationQuery<boolean>): Promise<Installation> {
        const { teamId, enterpriseId, isEnterpriseInstall } = query;
        const found = await workspaces.resolve({ teamId, enterpriseId, isEnterpriseInstall });
        if (found === undefined)
          throw new Error('Cannot find the Slack installation: the app is not installed there.');
        return installationOf(found);
      },
    },
    installerOptions: {
      directInstall: true,
      authorizationUrl: new URL('/oauth/v2/authorize', apiUrl).href,
      clientOptions: { slackApiUrl: apiUrl, timeout: timeoutMs, retryConfig: { retries: 2 } },
    },
  };
}

function installedOf({ team, enterprise, bot, isEnterpriseInstall }: Installation): Installed {
  const key = isEnterpriseInstall ? enterprise?.id : team?.id;
  if (key === undefined || bot === undefined) {
    throw new Error(
      'Cannot keep the Slack installation: Slack gave no workspace or no bot token. Install the app again.',
    );
  }
  return {
    key,
    botToken: bot.token,
    botUserId: bot.userId,
    botId: bot.id,
    ...(team === undefined ? {} : { teamId: team.id }),
    ...(enterprise === undefined ? {} : { enterpriseId: enterprise.id }),
  };
}

function installationOf({ installed }: Workspace): Installation {
  const { teamId, enterpriseId, botToken, botUserId, botId = '' } = installed;
  return {
    team: teamId === undefined ? undefined : { id: teamId },
    enterprise: enterpriseId === undefined ? undefined : { id: enterpriseId },
    bot: { token: botToken, userId: botUserId, id: botId, scopes: Object.keys(scopes) },
    user: { id: botUserId, token: undefined, scopes: undefined },
  };
}
