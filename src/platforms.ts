import { join } from 'node:path';
import type { Config } from './config.ts';
import { actions, type Content, formRule } from './dialogue/index.ts';
import type { FindAnswers } from './found.ts';
import { createCall } from './http.ts';
import type { ChatAdapter, Clock, Log, Mount, Transcript } from './ports.ts';

/** What platforms are made with. */
export interface PlatformParts {
  readonly config: Config;
  readonly content: Content;
  readonly mount: Mount;
  readonly transcript: Transcript;
  /** Finds approved answers for people who search without asking. */
  readonly find: FindAnswers;
  readonly clock: Clock;
  readonly log: Log;
}

/** Makes the adapters of the platforms that are set up; only their SDKs are loaded. */
export async function createPlatforms(parts: PlatformParts): Promise<readonly ChatAdapter[]> {
  const made = await Promise.all([builtIn(parts), slack(parts), teams(parts)]);
  return made.filter((adapter) => adapter !== undefined);
}

// Its example people have no passwords, so it is for this machine alone and for organisations that have some.
async function builtIn(parts: PlatformParts): Promise<ChatAdapter | undefined> {
  const { config, content, log } = parts;
  if (!content.organisation.people.some(({ demo }) => demo)) return undefined;
  if (!config.loopback) {
    log.warn(
      `The built-in chat is off, since ${config.host} can be reached from other machines and its example people have no passwords. Set HOST=127.0.0.1 to use it.`,
    );
    return undefined;
  }
  const { createWebChat } = await import('./demo.ts');
  return createWebChat(parts);
}

async function slack({ config, mount, clock, log }: PlatformParts): Promise<ChatAdapter | undefined> {
  if (config.slack === undefined) return undefined;
  const { createSlackAdapter, keepInFolder } = await import('../adapters/slack/index.ts');
  const { access, transport, apiUrl } = config.slack;
  return createSlackAdapter({
    mount,
    access:
      access.kind === 'token' ? access : { ...access, keeper: keepInFolder(join(config.data, 'slack')) },
    transport,
    ...(apiUrl === undefined ? {} : { apiUrl }),
    lang: config.lang,
    now: clock,
    log,
  });
}

async function teams({ config, mount, find, clock, log }: PlatformParts): Promise<ChatAdapter | undefined> {
  if (config.teams === undefined) return undefined;
  const { createTeamsAdapter, keepInFolder } = await import('../adapters/teams/index.ts');
  const isLocal = config.teams.kind === 'local';
  return createTeamsAdapter({
    mount,
    call: createCall(),
    ...(config.teams.kind === 'app'
      ? { app: config.teams.app, allowedTenants: config.teams.allowedTenants }
      : {}),
    local: isLocal,
    references: keepInFolder(join(config.data, 'teams')),
    // The Playground on this machine has no dialogs: there a form stands in the conversation.
    dialogActions: isLocal ? [] : Object.keys(actions).filter((action) => formRule(action) !== undefined),
    search: find,
    now: clock,
    log,
  });
}
