import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Json } from './json.ts';

/** One call that reached the stand-in. */
export interface SlackCall {
  readonly method: string;
  /** The token that it was made with. */
  readonly token?: string;
  readonly args: Readonly<Record<string, string>>;
}

/** A message as the stand-in keeps it. */
export interface SlackMessage {
  readonly ts: string;
  readonly channel: string;
  readonly user: string;
  readonly text: string;
  readonly thread_ts?: string;
  readonly blocks: readonly Json[];
  readonly metadata?: Json;
  /** Only this user sees it. */
  readonly ephemeralFor?: string;
}

/** What the stand-in does with the next calls of a method instead of answering. */
export type Trouble =
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly done?: boolean }
  | { readonly error: string }
  /** No trouble with this one: the trouble comes with a later call. */
  | { readonly none: true }
  /** Never answers; with `done` the call has taken effect all the same. */
  | { readonly hang: true; readonly done?: boolean };

export interface SlackUser {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly more?: Json;
}

/**
 * A stand-in for Slack's Web API: a real HTTP server that speaks its protocol, keeps messages, records every call
 * and makes trouble when told to.
 */
export interface SlackServer {
  readonly apiUrl: string;
  readonly url: string;
  readonly calls: readonly SlackCall[];
  readonly messages: readonly SlackMessage[];
  /** Views by user, the open ones last; `home` is the Home tab. */
  readonly modals: readonly Json[];
  readonly homes: ReadonlyMap<string, Json>;
  readonly uploads: readonly { readonly alt: string; readonly bytes: number; readonly channel: string }[];
  /** Answers the next calls of a method with trouble, in order. */
  trouble(method: string, ...troubles: readonly Trouble[]): void;
  callsOf(method: string): readonly SlackCall[];
  /** Waits until a method has been called so many times. */
  called(method: string, times: number): Promise<void>;
  close(): Promise<void>;
}

export const team = 'T0TEST';
export const bot = 'U0BOT';
export const botId = 'B0BOT';

/** Starts the stand-in on a free port of this machine. */
export async function startSlackServer(
  users: readonly SlackUser[],
  {
    scopes = [],
    socketUrls = [],
  }: { readonly scopes?: readonly string[]; readonly socketUrls?: readonly string[] } = {},
): Promise<SlackServer> {
  const calls: SlackCall[] = [];
  const messages: SlackMessage[] = [];
  const modals: Json[] = [];
  const homes = new Map<string, Json>();
  const uploads: { alt: string; bytes: number; channel: string }[] = [];
  const pending = new Map<string, { alt: string; bytes: number }>();
  let openings = 0;
  const nextSocket = () => socketUrls[Math.min(openings++, socketUrls.length - 1)] ?? 'ws://127.0.0.1:9/';
  const troubles = new Map<string, Trouble[]>();
  const waiters: { method: string; times: number; resolve: () => void }[] = [];
  const hanging = new Set<ServerResponse>();
  let clock = 1_700_000_000;

  const nextTs = () => `${++clock}.000100`;
  const channelOf = (user: string) => `D${user.slice(1)}`;
  const channels = new Set(users.map(({ id }) => channelOf(id)).concat('C0GENERAL'));
  const byId = (id: string | undefined) => users.find((user) => user.id === id);
  const shown = (user: SlackUser): Json => ({
    id: user.id,
    team_id: team,
    name: user.name,
    locale: 'da-DK',
    profile: { real_name: user.name, email: user.email },
    ...user.more,
  });

  const methods: Readonly<Record<string, (args: Record<string, string>, url: string) => Json>> = {
    'auth.test': () => ({
      ok: true,
      team_id: team,
      user_id: bot,
      bot_id: botId,
      team: 'Test',
      user: 'medvind',
    }),
    'apps.connections.open': () => ({ ok: true, url: nextSocket() }),
    'users.info': ({ user }) => {
      const found = byId(user);
      return found ? { ok: true, user: shown(found) } : failed('user_not_found');
    },
    'users.lookupByEmail': ({ email }) => {
      const found = users.find((user) => user.email.toLowerCase() === email?.toLowerCase());
      return found ? { ok: true, user: shown(found) } : failed('users_not_found');
    },
    'users.getPresence': ({ user }) => ({ ok: true, presence: user === users[0]?.id ? 'active' : 'away' }),
    'conversations.open': ({ users: asked = '' }) =>
      byId(asked) ? { ok: true, channel: { id: channelOf(asked) } } : failed('user_not_found'),
    'chat.postMessage': (args) => post(args),
    'chat.postEphemeral': (args) => {
      const posted = post(args, args['user']);
      return posted['ok'] ? { ok: true, message_ts: posted['ts'] } : posted;
    },
    'chat.update': ({ channel, ts, text = '', blocks = '[]' }) => {
      const at = messages.findIndex((one) => one.channel === channel && one.ts === ts);
      const old = messages[at];
      if (!old) return failed('message_not_found');
      messages[at] = { ...old, text, blocks: JSON.parse(blocks) };
      return { ok: true, ts, channel };
    },
    'chat.delete': ({ channel, ts }) => {
      const at = messages.findIndex((one) => one.channel === channel && one.ts === ts);
      if (at === -1) return failed('message_not_found');
      messages.splice(at, 1);
      return { ok: true };
    },
    'conversations.history': ({ channel, oldest, latest }) => ({
      ok: true,
      messages: messages
        .filter((one) => one.channel === channel && one.thread_ts === undefined && !one.ephemeralFor)
        .filter(({ ts }) => (oldest === undefined || ts >= oldest) && (latest === undefined || ts <= latest))
        .toReversed(),
    }),
    'conversations.replies': ({ channel, ts }) => {
      const one = messages.find((message) => message.channel === channel && message.ts === ts);
      const thread = one?.thread_ts ?? ts;
      const found = messages.filter(
        (message) => message.channel === channel && (message.thread_ts === thread || message.ts === ts),
      );
      return found.length > 0 ? { ok: true, messages: found } : failed('thread_not_found');
    },
    'views.open': ({ trigger_id, view = '{}' }) => opened(trigger_id, view),
    'views.push': ({ trigger_id, view = '{}' }) => opened(trigger_id, view),
    'views.publish': ({ user_id = '', view = '{}' }) => {
      homes.set(user_id, JSON.parse(view));
      return { ok: true };
    },
    'files.getUploadURLExternal': ({ alt_text = '', length = '0' }, url) => {
      const id = `F${pending.size}`;
      pending.set(id, { alt: alt_text, bytes: Number(length) });
      return { ok: true, upload_url: `${url}/upload/${id}`, file_id: id };
    },
    'files.completeUploadExternal': ({ files = '[]', channel_id = '' }) => {
      const list: readonly { id: string }[] = JSON.parse(files);
      for (const { id } of list)
        uploads.push({ ...(pending.get(id) ?? { alt: '', bytes: 0 }), channel: channel_id });
      return { ok: true, files: list };
    },
  };

  function post(args: Record<string, string>, ephemeralFor?: string): Json {
    const { channel = '', text = '', blocks = '[]', thread_ts, metadata } = args;
    if (!channels.has(channel)) return failed('channel_not_found');
    const ts = nextTs();
    messages.push({
      ts,
      channel,
      user: bot,
      text,
      blocks: JSON.parse(blocks),
      ...(thread_ts === undefined ? {} : { thread_ts }),
      ...(metadata === undefined ? {} : { metadata: JSON.parse(metadata) }),
      ...(ephemeralFor === undefined ? {} : { ephemeralFor }),
    });
    return { ok: true, channel, ts };
  }

  function opened(trigger: string | undefined, view: string): Json {
    if (trigger === undefined || trigger.startsWith('expired')) return failed('expired_trigger_id');
    const open = { id: `V${modals.length}`, ...JSON.parse(view) };
    modals.push(open);
    return { ok: true, view: open };
  }

  async function handle(request: IncomingMessage, response: ServerResponse, url: string): Promise<void> {
    const body = Buffer.concat(await request.toArray()).toString('utf8');
    const path = (request.url ?? '').replace(/\?.*$/, '');
    if (path.startsWith('/upload/')) return void response.end('OK');
    if (path.startsWith('/response/')) return respondTo(path, body, response);
    const method = path.replace('/api/', '');
    const args = Object.fromEntries(new URLSearchParams(body));
    calls.push({ method, args, token: request.headers.authorization?.replace(/^Bearer /, '') ?? '' });
    const trouble = troubles.get(method)?.shift();
    const answer = () => (methods[method] ?? (() => failed('unknown_method')))(args, url);
    if (trouble !== undefined) makeTrouble(trouble, response, answer);
    else {
      response.setHeader('x-oauth-scopes', scopes.join(','));
      json(response, 200, answer());
    }
    tellWaiters();
  }

  function makeTrouble(trouble: Trouble, response: ServerResponse, answer: () => Json): void {
    if ('none' in trouble) {
      json(response, 200, answer());
      return;
    }
    if ('error' in trouble) {
      json(response, 200, failed(trouble.error));
      return;
    }
    if (trouble.done) answer();
    if ('hang' in trouble) hanging.add(response);
    else response.writeHead(trouble.status, trouble.headers).end();
  }

  function respondTo(path: string, body: string, response: ServerResponse): void {
    calls.push({ method: 'response_url', args: { path, body } });
    const [, , channel = '', user = ''] = path.split('/');
    if (path.includes('expired')) {
      response.writeHead(404).end('expired_url');
    } else {
      const { text = '', blocks = [] }: { text?: string; blocks?: Json[] } = JSON.parse(body);
      messages.push({ ts: nextTs(), channel, user: bot, text, blocks, ephemeralFor: user });
      response.end('ok');
    }
    tellWaiters();
  }

  function tellWaiters(): void {
    for (const waiter of waiters.splice(0)) {
      if (count(waiter.method) >= waiter.times) waiter.resolve();
      else waiters.push(waiter);
    }
  }
  const count = (method: string) => calls.filter((call) => call.method === method).length;

  const server: Server = createServer((request, response) => void handle(request, response, url));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    apiUrl: `${url}/api/`,
    url,
    calls,
    messages,
    modals,
    homes,
    uploads,
    trouble(method, ...more) {
      troubles.set(method, [...(troubles.get(method) ?? []), ...more]);
    },
    callsOf: (method) => calls.filter((call) => call.method === method),
    called(method, times) {
      if (count(method) >= times) return Promise.resolve();
      return new Promise((resolve) => waiters.push({ method, times, resolve }));
    },
    close() {
      for (const response of hanging) response.destroy();
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function failed(error: string): Json {
  return { ok: false, error };
}

function json(response: ServerResponse, status: number, body: Json): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
