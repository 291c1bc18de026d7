import { webApi } from '@slack/bolt';
import { PlatformError } from '../../src/ports.ts';
import { problemOf } from './errors.ts';
import type { Installed } from './installations.ts';
import { slackLogger } from './logger.ts';
import type { SlackOptions } from './options.ts';

/** Slack's own Web API. */
export const slackApi = 'https://slack.com/api/';
/** 10 s: what a slow answer of Slack's may take; longer, and the outbox does better to come back later. */
export const defaultTimeoutMs = 10_000;

/** One installation, and the two ways to talk with it. */
export interface Workspace {
  readonly installed: Installed;
  /** For what changes something: one try, because a second may do it twice. */
  readonly writing: webApi.WebClient;
  /** For what only asks: two more tries within a second. */
  readonly reading: webApi.WebClient;
}

/** Where a payload comes from, as Slack says it. */
export interface Source {
  readonly teamId?: string | undefined;
  readonly enterpriseId?: string | undefined;
  readonly isEnterpriseInstall?: boolean | undefined;
}

/** The workspaces that have the app. */
export interface Workspaces {
  /** Makes sure of the fixed token, if there is one; throws a sentence when Slack does not take it. */
  open(): Promise<void>;
  find(installation: string): Promise<Workspace | undefined>;
  resolve(source: Source): Promise<Workspace | undefined>;
  all(): Promise<readonly Workspace[]>;
  /** Keeps a new installation, also in place of an older one. */
  put(installed: Installed): Promise<void>;
  /** Forgets an installation that was taken back. */
  forget(installation: string): Promise<void>;
}

/** Makes the way to the workspaces: the one of the fixed token, or those that installed the app. */
export function createWorkspaces(options: SlackOptions): Workspaces {
  const { access } = options;
  const known = new Map<string, Workspace>();

  function clientsOf(installed: Installed): Workspace {
    const old = known.get(installed.key);
    if (old?.installed.botToken === installed.botToken) return old;
    const made = {
      installed,
      writing: clientOf(options, installed.botToken, 0),
      reading: clientOf(options, installed.botToken, 2),
    };
    known.set(installed.key, made);
    return made;
  }

  if (access.kind === 'token') {
    let only: Workspace | undefined;
    return {
      async open() {
        only = clientsOf(await ownInstallation(options, access.botToken));
      },
      find: async (installation) => (only?.installed.key === installation ? only : undefined),
      resolve: async () => only,
      async all() {
        // Whoever asks before Slack is reached must not take it for a workspace without people.
        if (only === undefined) throw new Error('Cannot ask Slack: it is not reached yet.');
        return [only];
      },
      put: async () => {},
      forget: async () => {},
    };
  }

  const { keeper } = access;
  const find = async (installation: string) => {
    const cached = known.get(installation);
    if (cached !== undefined) return cached;
    if (!/^[A-Z0-9]{2,40}$/.test(installation)) return undefined;
    const installed = await keeper.get(installation);
    return installed && clientsOf(installed);
  };
  return {
    open: async () => {},
    find,
    async resolve({ teamId, enterpriseId, isEnterpriseInstall }) {
      const keys = isEnterpriseInstall ? [enterpriseId] : [teamId, enterpriseId];
      for (const key of keys) {
        const found = key === undefined ? undefined : await find(key);
        if (found !== undefined) return found;
      }
      return undefined;
    },
    all: async () => (await keeper.all()).map(clientsOf),
    async put(installed) {
      await keeper.put(installed);
      clientsOf(installed);
    },
    async forget(installation) {
      known.delete(installation);
      await keeper.remove(installation);
    },
  };
}

/** A client with limits: Slack's own has no time-out, and tries for half an hour. */
export function clientOf(
  {
    apiUrl = slackApi,
    timeoutMs = defaultTimeoutMs,
    log,
  }: Pick<SlackOptions, 'apiUrl' | 'timeoutMs' | 'log'>,
  token: string | undefined,
  retries: number,
): webApi.WebClient {
  return new webApi.WebClient(token, {
    slackApiUrl: apiUrl,
    timeout: timeoutMs,
    retryConfig: { retries, minTimeout: 200, maxTimeout: 500 },
    rejectRateLimitedCalls: true,
    logger: slackLogger(log),
  });
}

async function ownInstallation(options: SlackOptions, botToken: string): Promise<Installed> {
  try {
    const test = await clientOf(options, botToken, 2).auth.test();
    const { team_id, enterprise_id, user_id, bot_id, is_enterprise_install } = test;
    const key = is_enterprise_install ? enterprise_id : team_id;
    if (!key || !user_id) throw new Error('Slack did not say which workspace the token is for.');
    return {
      key,
      botToken,
      botUserId: user_id,
      ...(bot_id === undefined ? {} : { botId: bot_id }),
      ...(team_id === undefined ? {} : { teamId: team_id }),
      ...(enterprise_id === undefined ? {} : { enterpriseId: enterprise_id }),
    };
  } catch (cause) {
    const { detail, problem } = problemOf(cause);
    throw new PlatformError(
      `Cannot start Slack: ${detail} Check SLACK_BOT_TOKEN and the network, or run "npm run -s medvind -- doctor slack".`,
      { mayPass: problem === 'again', cause },
    );
  }
}
