import { webApi } from '@slack/bolt';
import { problemOf } from './errors.ts';
import type { SlackOptions } from './options.ts';
import { socketHosts } from './reconnect.ts';
import { scopes } from './scopes.ts';
import { clientOf, defaultTimeoutMs, slackApi } from './workspaces.ts';

/** What an examination found: sentences about what is well and about what must be done. */
export interface Examined {
  readonly well: readonly string[];
  readonly wrong: readonly string[];
}

/** What is examined. `emails` are of people who must be reachable, such as superusers. */
export interface ExamineOptions
  extends Pick<SlackOptions, 'access' | 'transport' | 'apiUrl' | 'timeoutMs' | 'log'> {
  readonly emails: readonly string[];
}

const where = 'at https://api.slack.com/apps';

/** What Slack's words about a token mean, and what to do. */
const tokenProblems: Readonly<Record<string, string>> = {
  invalid_auth: `Slack does not know it. Copy it again ${where}.`,
  not_authed: `Slack does not know it. Copy it again ${where}.`,
  account_inactive: `the app was removed from the workspace. Install it again under "Install App" ${where}.`,
  token_revoked: `it was taken back. Install the app again under "Install App" ${where}.`,
  token_expired: `it has expired. Turn token rotation off and install the app again ${where}.`,
  not_allowed_token_type: `it is a token of another kind. SLACK_BOT_TOKEN begins with xoxb-, SLACK_APP_TOKEN with xapp-.`,
  missing_scope: `it may not do this. Make a new app-level token with connections:write under "Basic Information" ${where}.`,
};

/** Asks Slack what it thinks of tokens, scopes and people. Never throws: what cannot be asked is a finding too. */
export async function examineSlack(options: ExamineOptions): Promise<Examined> {
  const well: string[] = [];
  const wrong: string[] = [];
  const [tokens, wayIn] = await Promise.all([examineTokens(options), examineWayIn(options)]);
  for (const found of [tokens, wayIn]) {
    well.push(...found.well);
    wrong.push(...found.wrong.filter((sentence) => !wrong.includes(sentence)));
  }
  return { well, wrong };
}

async function examineTokens(options: ExamineOptions): Promise<Examined> {
  const well: string[] = [];
  const wrong: string[] = [];
  for (const token of await tokensOf(options, wrong)) await examineToken(token, options, well, wrong);
  return { well, wrong };
}

async function tokensOf({ access }: ExamineOptions, wrong: string[]): Promise<readonly string[]> {
  if (access.kind === 'token') return [access.botToken];
  try {
    const installed = await access.keeper.all();
    if (installed.length === 0) {
      wrong.push('No workspace has installed the app yet. Open /slack/install on this server in a browser.');
    }
    return installed.map(({ botToken }) => botToken);
  } catch (cause) {
    wrong.push(cause instanceof Error ? cause.message : 'Cannot read the Slack installations.');
    return [];
  }
}

async function examineToken(
  token: string,
  options: ExamineOptions,
  well: string[],
  wrong: string[],
): Promise<void> {
  // One try: whoever runs this waits for it, and can run it again.
  const client = clientOf(options, token, 0);
  try {
    const test = await client.auth.test();
    const { team = 'the workspace', user = 'the bot' } = test;
    well.push(`The token of "${team}" is good; the bot is @${user} there.`);
    examineScopes(test.response_metadata?.scopes, team, well, wrong);
  } catch (cause) {
    wrong.push(`Cannot use the bot token: ${told(cause)}`);
    return;
  }
  await examinePeople(client, options.emails, well, wrong);
}

function examineScopes(
  granted: readonly string[] | undefined,
  team: string,
  well: string[],
  wrong: string[],
): void {
  if (granted === undefined) {
    wrong.push(
      `Slack did not say which scopes the app has in "${team}". Compare them with manifest.json ${where}.`,
    );
    return;
  }
  const missing = Object.entries(scopes).filter(([scope]) => !granted.includes(scope));
  for (const [scope, why] of missing) {
    wrong.push(
      `The scope ${scope} is missing in "${team}": it is needed ${why}. Add it and install the app again ${where}.`,
    );
  }
  if (missing.length === 0)
    well.push(`The app has all ${Object.keys(scopes).length} scopes it needs in "${team}".`);
  const more = granted.filter((scope) => !(scope in scopes));
  if (more.length > 0) {
    well.push(`The app has scopes it does not need: ${more.join(', ')}. They can be taken away ${where}.`);
  }
}

async function examinePeople(
  client: webApi.WebClient,
  emails: readonly string[],
  well: string[],
  wrong: string[],
): Promise<void> {
  let found = 0;
  for (const email of emails) {
    try {
      await client.users.lookupByEmail({ email });
      found += 1;
    } catch (cause) {
      const { problem, detail } = problemOf(cause);
      if (problem === 'gone') {
        wrong.push(
          `${email} is not in the workspace, so no question can reach them. Invite them, or mend the address in organisation.yaml.`,
        );
      } else {
        wrong.push(`Cannot look people up by e-mail: ${detail} Try again later.`);
        return;
      }
    }
  }
  if (emails.length > 0 && found === emails.length)
    well.push(`All ${found} people who help are in the workspace.`);
}

async function examineWayIn(options: ExamineOptions): Promise<Examined> {
  const { transport } = options;
  const events =
    'Which events Slack sends cannot be asked for: if nothing arrives, compare "Event Subscriptions" with manifest.json';
  if (transport.kind === 'http') {
    return {
      well: [
        'Events come by signed requests to /slack/events on this server; Slack must have that address with https.',
        `${events} ${where}.`,
      ],
      wrong: [],
    };
  }
  try {
    const { url } = await clientOf(options, transport.appToken, 0).apps.connections.open({});
    const well = ['The app token is good and Socket Mode is on.'];
    if (url === undefined || !(await canOpen(url, options.timeoutMs ?? defaultTimeoutMs))) {
      return {
        well,
        wrong: [
          `Cannot open the socket at ${hostOf(url)}, though https to Slack works. Let the firewall and the proxy pass wss to ${socketHosts.join(' and ')}.`,
        ],
      };
    }
    return { well: [...well, 'The socket opens.', `${events} ${where}.`], wrong: [] };
  } catch (cause) {
    return {
      well: [],
      wrong: [`Cannot open a socket with SLACK_APP_TOKEN: ${told(cause)} Socket Mode must be on, too.`],
    };
  }
}

function hostOf(url: string | undefined): string {
  return url !== undefined && URL.canParse(url) ? new URL(url).host : socketHosts[0];
}

// Closed as soon as it is open: a socket that stays would be given events, which nobody here takes.
async function canOpen(url: string, timeoutMs: number): Promise<boolean> {
  const socket = new WebSocket(url);
  const timer = setTimeout(() => socket.close(), timeoutMs);
  try {
    return await new Promise<boolean>((resolve) => {
      socket.addEventListener('open', () => resolve(true));
      socket.addEventListener('error', () => resolve(false));
      socket.addEventListener('close', () => resolve(false));
    });
  } finally {
    clearTimeout(timer);
    socket.close();
  }
}

function told(cause: unknown): string {
  if (cause instanceof webApi.WebAPIPlatformError) {
    return tokenProblems[cause.data.error] ?? `Slack answered ${cause.data.error}.`;
  }
  return `${problemOf(cause).detail} Check the network, and SLACK_API_URL if it is set (Slack's own is ${slackApi}).`;
}
