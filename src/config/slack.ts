import * as z from 'zod';

/** A token or a secret: one word, of which nothing is ever shown but how it begins. */
const secret = z
  .string()
  .trim()
  .regex(/^\S+$/, 'must be one word without spaces. Copy it again from https://api.slack.com/apps');

function beginning(prefix: string, where: string) {
  return secret.refine((token) => token.startsWith(prefix), {
    error: `must begin with ${prefix}. Copy it from ${where} at https://api.slack.com/apps`,
  });
}

const apiUrl = z
  .string()
  .trim()
  .refine((url) => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol), {
    error: 'must be an address. Write for example https://slack.com/api/',
  })
  .transform((url) => (url.endsWith('/') ? url : `${url}/`));

/** The environment variables of Slack, by name; all are optional. */
export const slackVariables = {
  SLACK_BOT_TOKEN: beginning('xoxb-', '"OAuth & Permissions"'),
  SLACK_APP_TOKEN: beginning('xapp-', '"Basic Information", "App-Level Tokens"'),
  SLACK_SIGNING_SECRET: secret,
  SLACK_CLIENT_ID: secret,
  SLACK_CLIENT_SECRET: secret,
  SLACK_STATE_SECRET: secret,
  SLACK_API_URL: apiUrl,
} as const;

type SlackValues = { readonly [Name in keyof typeof slackVariables]?: string | undefined };

/** How Slack is reached: whose tokens are used, and which way events come in. */
export interface SlackConfig {
  readonly access:
    | { readonly kind: 'token'; readonly botToken: string }
    | {
        readonly kind: 'oauth';
        readonly clientId: string;
        readonly clientSecret: string;
        readonly stateSecret: string;
      };
  readonly transport:
    | { readonly kind: 'socket'; readonly appToken: string }
    | { readonly kind: 'http'; readonly signingSecret: string };
  readonly apiUrl: string | undefined;
}

/** The Slack that the variables describe, nothing if there is none, or the sentences about what does not fit. */
export function readSlack(values: SlackValues): {
  readonly slack: SlackConfig | undefined;
  readonly problems: readonly string[];
} {
  const names = Object.keys(slackVariables).filter((name) => name !== 'SLACK_API_URL');
  const set = names.filter((name) => values[name as keyof SlackValues] !== undefined);
  if (set.length === 0) return { slack: undefined, problems: [] };
  const problems: string[] = [];
  const access = accessOf(values, problems);
  const transport = transportOf(values, problems);
  const slack =
    access === undefined || transport === undefined || problems.length > 0
      ? undefined
      : { access, transport, apiUrl: values.SLACK_API_URL };
  return { slack, problems };
}

function accessOf(values: SlackValues, problems: string[]): SlackConfig['access'] | undefined {
  const {
    SLACK_BOT_TOKEN: botToken,
    SLACK_CLIENT_ID: clientId,
    SLACK_CLIENT_SECRET: clientSecret,
    SLACK_STATE_SECRET: stateSecret,
  } = values;
  const oauth = {
    SLACK_CLIENT_ID: clientId,
    SLACK_CLIENT_SECRET: clientSecret,
    SLACK_STATE_SECRET: stateSecret,
  };
  const missing = Object.entries(oauth).flatMap(([name, value]) => (value === undefined ? [name] : []));
  if (missing.length > 0 && missing.length < 3) {
    problems.push(
      `Cannot let workspaces install the Slack app: ${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} not set. Set SLACK_CLIENT_ID, SLACK_CLIENT_SECRET and SLACK_STATE_SECRET, or none of them.`,
    );
    return undefined;
  }
  if (clientId !== undefined && clientSecret !== undefined && stateSecret !== undefined) {
    if (botToken === undefined) return { kind: 'oauth', clientId, clientSecret, stateSecret };
    problems.push(
      'Cannot use SLACK_BOT_TOKEN with SLACK_CLIENT_ID: one is for a single workspace, the other for several. Leave one of them out.',
    );
    return undefined;
  }
  if (botToken !== undefined) return { kind: 'token', botToken };
  problems.push(
    'Cannot use Slack: no workspace is known. Set SLACK_BOT_TOKEN for one workspace, or SLACK_CLIENT_ID, SLACK_CLIENT_SECRET and SLACK_STATE_SECRET for several.',
  );
  return undefined;
}

function transportOf(values: SlackValues, problems: string[]): SlackConfig['transport'] | undefined {
  const {
    SLACK_APP_TOKEN: appToken,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_CLIENT_ID: clientId,
  } = values;
  if (appToken !== undefined && clientId !== undefined) {
    problems.push(
      'Cannot use SLACK_APP_TOKEN with SLACK_CLIENT_ID: workspaces install the app over HTTP. Leave SLACK_APP_TOKEN out and set SLACK_SIGNING_SECRET.',
    );
    return undefined;
  }
  if (appToken !== undefined) return { kind: 'socket', appToken };
  if (signingSecret !== undefined) return { kind: 'http', signingSecret };
  problems.push(
    'Cannot hear Slack: neither SLACK_APP_TOKEN nor SLACK_SIGNING_SECRET is set. Set SLACK_APP_TOKEN for Socket Mode, or SLACK_SIGNING_SECRET for requests to /slack/events.',
  );
  return undefined;
}
