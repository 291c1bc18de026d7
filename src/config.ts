import { BlockList, isIP } from 'node:net';
import * as z from 'zod';
import { type EmbeddingsConfig, embeddingsVariables, readEmbeddings } from './config/embeddings.ts';
import { readSlack, type SlackConfig, slackVariables } from './config/slack.ts';
import { readTeams, type TeamsConfig, teamsVariables } from './config/teams.ts';
import { lang } from './message.ts';

export type { EmbeddingsConfig } from './config/embeddings.ts';
export type { SlackConfig } from './config/slack.ts';
export type { TeamsConfig } from './config/teams.ts';

/** What an environment variable that nobody has written to looks like; Docker Compose passes such on as ''. */
function unset(value: unknown): unknown {
  return typeof value === 'string' && value.trim() === '' ? undefined : value;
}

const hostName = /^(?=.*[a-z])[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i;

const host = z
  .string()
  .trim()
  .transform((name) => name.replace(/^\[(.*)\]$/, '$1'))
  .refine((name) => isIP(name) !== 0 || hostName.test(name), {
    error:
      'must be an address or a name of this machine, without http:// and port. Write for example 127.0.0.1',
  });

const port = z
  .string()
  .trim()
  .regex(/^\d{1,5}$/, 'must be a whole number from 0 to 65535. Write for example 3000')
  .transform(Number)
  .refine((number) => number <= 65_535, { error: 'must be at most 65535. Write for example 3000' });

const folder = z
  .string()
  .trim()
  .refine((path) => !path.includes('\0') && !/^[a-z]+:\/\//i.test(path), {
    error: 'must be a folder on this machine. Write for example ./data',
  });

const publicUrl = z
  .string()
  .trim()
  .refine((url) => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol), {
    error: 'must be an address. Write for example https://medvind.kommune.dk/',
  })
  .refine((url) => !URL.canParse(url) || !/[?#@]/.test(url), {
    error:
      'must be an address without user name, question mark or #. Write for example https://medvind.kommune.dk/',
  })
  .refine((url) => !URL.canParse(url) || new URL(url).pathname === '/', {
    error: 'must be an address without a path. Write for example https://medvind.kommune.dk/',
  })
  .transform((url) => (url.endsWith('/') ? url : `${url}/`));

/**
 * Every environment variable that Medvind reads, by name, with its default. Port 0 lets the machine choose a free
 * port; 65535 is the highest there is.
 */
export const configSchema = z.object({
  HOST: z.preprocess(unset, host.default('127.0.0.1')),
  PORT: z.preprocess(unset, port.default(3000)),
  MEDVIND_DATA: z.preprocess(unset, folder.default('./data')),
  MEDVIND_CONTENT: z.preprocess(unset, folder.optional()),
  MEDVIND_LANG: z.preprocess(
    unset,
    z
      .string()
      .trim()
      .toLowerCase()
      .pipe(z.enum(lang.options, 'must be a language that Medvind speaks. Write da or en'))
      .default('da'),
  ),
  MEDVIND_URL: z.preprocess(unset, publicUrl.optional()),
  SLACK_BOT_TOKEN: z.preprocess(unset, slackVariables.SLACK_BOT_TOKEN.optional()),
  SLACK_APP_TOKEN: z.preprocess(unset, slackVariables.SLACK_APP_TOKEN.optional()),
  SLACK_SIGNING_SECRET: z.preprocess(unset, slackVariables.SLACK_SIGNING_SECRET.optional()),
  SLACK_CLIENT_ID: z.preprocess(unset, slackVariables.SLACK_CLIENT_ID.optional()),
  SLACK_CLIENT_SECRET: z.preprocess(unset, slackVariables.SLACK_CLIENT_SECRET.optional()),
  SLACK_STATE_SECRET: z.preprocess(unset, slackVariables.SLACK_STATE_SECRET.optional()),
  SLACK_API_URL: z.preprocess(unset, slackVariables.SLACK_API_URL.optional()),
  MicrosoftAppId: z.preprocess(unset, teamsVariables.MicrosoftAppId.optional()),
  MicrosoftAppPassword: z.preprocess(unset, teamsVariables.MicrosoftAppPassword.optional()),
  MicrosoftAppType: z.preprocess(unset, teamsVariables.MicrosoftAppType.optional()),
  MicrosoftAppTenantId: z.preprocess(unset, teamsVariables.MicrosoftAppTenantId.optional()),
  MEDVIND_TEAMS: z.preprocess(unset, teamsVariables.MEDVIND_TEAMS.optional()),
  MEDVIND_TEAMS_TENANTS: z.preprocess(unset, teamsVariables.MEDVIND_TEAMS_TENANTS.optional()),
  MEDVIND_EMBEDDINGS_URL: z.preprocess(unset, embeddingsVariables.MEDVIND_EMBEDDINGS_URL.optional()),
  MEDVIND_EMBEDDINGS_KIND: z.preprocess(unset, embeddingsVariables.MEDVIND_EMBEDDINGS_KIND.optional()),
  MEDVIND_EMBEDDINGS_MODEL: z.preprocess(unset, embeddingsVariables.MEDVIND_EMBEDDINGS_MODEL.optional()),
  MEDVIND_EMBEDDINGS_KEY: z.preprocess(unset, embeddingsVariables.MEDVIND_EMBEDDINGS_KEY.optional()),
  MEDVIND_EMBEDDINGS_TIMEOUT: z.preprocess(
    unset,
    embeddingsVariables.MEDVIND_EMBEDDINGS_TIMEOUT.default(800),
  ),
});

/** How this Medvind is set up. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** Only people on this machine can reach it: 127.0.0.0/8, ::1 or localhost. */
  readonly loopback: boolean;
  /** Folder of everything that is kept. */
  readonly data: string;
  /** Folder of the organisation's own content; what it lacks comes from the shipped content. */
  readonly content: string | undefined;
  /** The language of people who have not chosen one. */
  readonly lang: z.infer<typeof lang>;
  /** The address under which people open our own web pages, with a `/` at its end; where we listen if not set. */
  readonly url: string | undefined;
  /** Slack, if it is set up. */
  readonly slack: SlackConfig | undefined;
  /** Microsoft Teams, if it is set up. */
  readonly teams: TeamsConfig | undefined;
  /** The organisation's own embedding model, if answers are to be re-ranked by one. */
  readonly embeddings: EmbeddingsConfig | undefined;
}

/** One or more environment variables that cannot be used; the message has a sentence for each. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Reads the configuration. Throws a ConfigError that names variable, value and what to write instead. */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const read = configSchema.safeParse(env);
  if (!read.success) {
    const sentences = read.error.issues.map(({ path, message }) => {
      const name = String(path[0]);
      return `Cannot use ${name} "${shown(name, env[name] ?? '')}": it ${message}.`;
    });
    throw new ConfigError(sentences.join('\n'));
  }
  const { slack, problems } = readSlack(read.data);
  const at = { host: read.data.HOST, loopback: isLoopback(read.data.HOST) };
  const { teams, problems: inTeams } = readTeams(read.data, at);
  const { embeddings, problems: inModel } = readEmbeddings(read.data, read.data.MEDVIND_EMBEDDINGS_TIMEOUT);
  const wrong = [...problems, ...inTeams, ...inModel];
  if (wrong.length > 0) throw new ConfigError(wrong.join('\n'));
  const { HOST, PORT, MEDVIND_DATA, MEDVIND_CONTENT, MEDVIND_LANG, MEDVIND_URL } = read.data;
  return {
    host: HOST,
    port: PORT,
    loopback: isLoopback(HOST),
    data: MEDVIND_DATA,
    content: MEDVIND_CONTENT,
    lang: MEDVIND_LANG,
    url: MEDVIND_URL,
    slack,
    teams,
    embeddings,
  };
}

/** Error messages end in logs: of what looks like a secret only the first letters are shown, of an address no password. */
function shown(name: string, value: string): string {
  if (/TOKEN|SECRET|PASSWORD|CLIENT_ID|_KEY$/i.test(name)) return `${value.trim().slice(0, 5)}…`;
  return name.endsWith('_URL') ? value.replace(/\/\/.*@/, '//…@') : value;
}

/** The loopback addresses: 127.0.0.0/8 (RFC 1122, 3.2.1.3) and ::1 (RFC 4291, 2.5.3). */
const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

function isLoopback(name: string): boolean {
  const version = isIP(name);
  if (version === 0) return name.toLowerCase() === 'localhost';
  return loopback.check(name, version === 4 ? 'ipv4' : 'ipv6');
}
