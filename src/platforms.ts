import { join } from 'node:path';
import type { Config } from './config.ts';
import type { Content } from './dialogue/index.ts';
import type { ChatAdapter, Clock, Log, Mount, Transcript } from './ports.ts';

/** What platforms are made with. */
export interface PlatformParts {
  readonly config: Config;
  readonly content: Content;
  readonly mount: Mount;
  readonly transcript: Transcript;
  readonly clock: Clock;
  readonly log: Log;
}

/** Makes the adapters of the platforms that are set up; only their SDKs are loaded. */
export async function createPlatforms(parts: PlatformParts): Promise<readonly ChatAdapter[]> {
  const made = await Promise.all([builtIn(parts), slack(parts)]);
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
