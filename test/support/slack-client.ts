import { createHmac } from 'node:crypto';
import { createSlackAdapter } from '../../adapters/slack/index.ts';
import type { SlackOptions } from '../../adapters/slack/options.ts';
import { createHttpServer } from '../../src/http.ts';
import type { Message, Reply } from '../../src/message.ts';
import type { ChatAdapter, Log, Receive } from '../../src/ports.ts';
import type { Json } from './json.ts';
import { bot, type SlackMessage, type SlackServer, startSlackServer, team } from './slack-server.ts';

export const signingSecret = 'a-signing-secret-of-the-tests';
export const [mette, jonas] = [
  { id: 'U0METTE', name: 'Mette Eksempel', email: 'mette@eksempel.example' },
  { id: 'U0JONAS', name: 'Jonas Eksempel', email: 'jonas@eksempel.example' },
] as const;

/** What came back from a delivery. */
export interface Delivered {
  readonly status: number;
  readonly body: string;
}

/** The adapter on a server of its own, Slack's stand-in beside it, and what Slack delivers, signed. */
export interface SlackSetup {
  readonly slack: SlackServer;
  readonly adapter: ChatAdapter;
  readonly logged: readonly string[];
  readonly url: string;
  start(receive: Receive): Promise<void>;
  /** Delivers a payload as Slack does: events as JSON, everything else as a form. */
  deliver(payload: Json, more?: Partial<Delivery>): Promise<Delivered>;
  /** Posts a signed body as it is. */
  deliverRaw(body: string, type: string): Promise<Delivered>;
  repeatLast(more?: Partial<Delivery>): Promise<Delivered>;
  /** Payloads by what a person does. */
  readonly does: ReturnType<typeof people>;
  close(): Promise<void>;
}

interface Delivery {
  readonly headers: Readonly<Record<string, string>>;
  /** Seconds that the signature is old. */
  readonly age: number;
  readonly secret: string;
}

/** Starts adapter and stand-in. */
export async function startSlack(
  more: Partial<SlackOptions> & {
    readonly users?: Parameters<typeof startSlackServer>[0];
    /** Where Socket Mode is, for a socket as transport. */
    readonly socketUrl?: string;
    /** Where it is at one opening after the other. */
    readonly socketUrls?: readonly string[];
  } = {},
): Promise<SlackSetup> {
  const {
    users = [mette, jonas],
    socketUrl,
    socketUrls = socketUrl === undefined ? [] : [socketUrl],
    ...options
  } = more;
  const slack = await startSlackServer(users, { socketUrls });
  const logged: string[] = [];
  const note = (line: string, cause?: unknown) => void logged.push(`${line} ${cause ?? ''}`);
  const log: Log = { info: note, warn: note, error: note };
  const server = createHttpServer({ host: '127.0.0.1', port: 0, log });
  const adapter = createSlackAdapter({
    mount: server.mount,
    access: { kind: 'token', botToken: 'xoxb-test' },
    transport: { kind: 'http', signingSecret },
    apiUrl: slack.apiUrl,
    now: Date.now,
    log,
    timeoutMs: 2000,
    ...options,
  });
  const { url } = await server.start();
  let last: { body: string; type: string } | undefined;

  async function post(body: string, type: string, delivery: Partial<Delivery> = {}): Promise<Delivered> {
    const { headers = {}, age = 0, secret = signingSecret } = delivery;
    const time = String(Math.floor(Date.now() / 1000) - age);
    const signature = `v0=${createHmac('sha256', secret).update(`v0:${time}:${body}`).digest('hex')}`;
    const response = await fetch(`${url}slack/events`, {
      method: 'POST',
      headers: {
        'content-type': type,
        'x-slack-request-timestamp': time,
        'x-slack-signature': signature,
        ...headers,
      },
      body,
    });
    return { status: response.status, body: await response.text() };
  }

  return {
    slack,
    adapter,
    logged,
    url,
    start: (receive) => adapter.start(receive),
    deliver(payload, delivery) {
      last = encoded(payload);
      return post(last.body, last.type, delivery);
    },
    deliverRaw: (body, type) => post(body, type),
    repeatLast(delivery) {
      if (!last) throw new Error('Cannot repeat: nothing was delivered.');
      const headers = { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' };
      return post(last.body, last.type, { headers, ...delivery });
    },
    does: people(slack.url),
    async close() {
      await adapter.stop();
      await server.stop();
      await slack.close();
    },
  };
}

function encoded(payload: Json): { body: string; type: string } {
  if ('event' in payload || payload['type'] === 'url_verification') {
    return { body: JSON.stringify(payload), type: 'application/json' };
  }
  const fields =
    'command' in payload
      ? Object.entries(payload).map(([name, value]): [string, string] => [name, String(value)])
      : [['payload', JSON.stringify(payload)] as [string, string]];
  return { body: new URLSearchParams(fields).toString(), type: 'application/x-www-form-urlencoded' };
}

let counted = 0;
const next = () => (counted += 1);

/** What people do, as the payloads that Slack makes of it. */
function people(slackUrl: string) {
  const ts = () => `${1_760_000_000 + next()}.000200`;
  const direct = (user: string) => `D${user.slice(1)}`;
  const trigger = () => `${next()}.${team}.trigger`;

  function event(event: Json, more: Json = {}): Json {
    return {
      token: 'legacy',
      team_id: team,
      api_app_id: 'A0TEST',
      type: 'event_callback',
      event_id: `Ev${next()}`,
      event_time: 1_760_000_000,
      authorizations: [{ team_id: team, user_id: bot, is_bot: true, is_enterprise_install: false }],
      event,
      ...more,
    };
  }
  /** Slack's way of writing what somebody typed. */
  const written = (text: string) =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const interaction = (user: string): Json => ({
    team: { id: team, domain: 'test' },
    user: { id: user, username: user, team_id: team },
    api_app_id: 'A0TEST',
    trigger_id: trigger(),
    enterprise: null,
    is_enterprise_install: false,
  });

  return {
    event,
    says: (user: string, text: string, more: Json = {}) =>
      event({
        type: 'message',
        channel_type: 'im',
        user,
        channel: direct(user),
        text: written(text),
        ts: ts(),
        ...more,
      }),
    mentions: (user: string, text: string, more: Json = {}) =>
      event({
        type: 'app_mention',
        user,
        channel: 'C0GENERAL',
        text: `<@${bot}> ${written(text)}`,
        ts: ts(),
        ...more,
      }),
    opensHome: (user: string, tab = 'home') =>
      event({ type: 'app_home_opened', user, channel: direct(user), tab, event_ts: ts() }),
    reacts: (user: string, reaction: string, message: SlackMessage, more: Json = {}) =>
      event({
        type: 'reaction_added',
        user,
        reaction,
        item: { type: 'message', channel: message.channel, ts: message.ts },
        item_user: bot,
        event_ts: ts(),
        ...more,
      }),
    presses: (user: string, action: Json, more: Json = {}): Json => ({
      ...interaction(user),
      type: 'block_actions',
      container: { type: 'message', message_ts: ts(), channel_id: direct(user), is_ephemeral: false },
      channel: { id: direct(user), name: 'directmessage' },
      response_url: `${slackUrl}/response/${direct(user)}/${user}/${next()}`,
      actions: [{ type: 'button', block_id: 'b', action_ts: ts(), ...action }],
      ...more,
    }),
    submits: (user: string, view: Json, more: Json = {}): Json => ({
      ...interaction(user),
      type: 'view_submission',
      view: { id: `V${next()}`, type: 'modal', hash: `${next()}.h`, ...view },
      response_urls: [],
      ...more,
    }),
    commands: (user: string, text: string, more: Json = {}): Json => ({
      command: '/medvind',
      text: written(text),
      user_id: user,
      user_name: user,
      team_id: team,
      channel_id: 'C0GENERAL',
      channel_name: 'general',
      api_app_id: 'A0TEST',
      is_enterprise_install: 'false',
      trigger_id: trigger(),
      response_url: `${slackUrl}/response/C0GENERAL/${user}/${next()}`,
      ...more,
    }),
    shortcuts: (user: string, text: string, more: Json = {}): Json => ({
      ...interaction(user),
      type: 'message_action',
      callback_id: 'ask_medvind',
      channel: { id: 'C0GENERAL', name: 'general' },
      message: { type: 'message', user: 'U0SOMEBODY', ts: ts(), text: written(text) },
      message_ts: ts(),
      action_ts: ts(),
      response_url: `${slackUrl}/response/C0GENERAL/${user}/${next()}`,
      ...more,
    }),
  };
}

/** The text of blocks as a person reads it. */
export function readBlocks(blocks: readonly Json[]): string {
  return blocks.map(readBlock).filter(Boolean).join('\n');
}

function readBlock(block: Json): string {
  if (block['type'] === 'header' || block['type'] === 'section') return readText(block['text'] as Json);
  if (block['type'] === 'context') return (block['elements'] as Json[]).map(readText).join(' ');
  return '';
}

function readText(text: Json): string {
  const raw = String(text['text']);
  if (text['type'] === 'plain_text') return raw;
  const links = raw.replaceAll(/<(https?:[^|>]+)(?:\|([^>]*))?>/g, (_, url, label) => label ?? url);
  return links.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** Every button in blocks, as Slack would send it back. */
export function buttonsIn(blocks: readonly Json[]): readonly Json[] {
  return blocks.flatMap((block) => [
    ...(block['type'] === 'actions' ? (block['elements'] as Json[]) : []),
    ...('accessory' in block ? [block['accessory'] as Json] : []),
  ]);
}

/** A message of one paragraph. */
export function saying(markdown: string): Message {
  return { lang: 'da', text: markdown, blocks: [{ type: 'text', markdown }] };
}

/** A core that answers every event with the same reply and keeps what came. */
export function listening(reply: Reply = {}): { receive: Receive; events: Parameters<Receive>[0][] } {
  const events: Parameters<Receive>[0][] = [];
  return {
    events,
    async receive(event) {
      events.push(event);
      return reply;
    },
  };
}
