import {
  createTeamsAdapter,
  keepInMemory,
  type Reference,
  type TeamsAdapter,
  type TeamsOptions,
} from '../../adapters/teams/index.ts';
import { createCall, createHttpServer } from '../../src/http.ts';
import type { Log, Receive } from '../../src/ports.ts';
import type { Json } from './json.ts';
import {
  appId,
  bot,
  password,
  personalOf,
  startTeamsService,
  type TeamsService,
  type TeamsUser,
  type TokenParts,
  tenant,
} from './teams-service.ts';

export const mette: TeamsUser = { id: '29:mette', name: 'Mette Eksempel', email: 'mette@eksempel.example' };
export const jonas: TeamsUser = { id: '29:jonas', name: 'Jonas Eksempel', email: 'Jonas@eksempel.example' };
export const channel = '19:general@thread.tacv2';

/** What came back from a delivery. */
export interface Delivered {
  readonly status: number;
  readonly body: Json;
  readonly text: string;
}

/** The adapter on a server of its own, the stand-in for Teams beside it. */
export interface TeamsSetup {
  readonly service: TeamsService;
  readonly adapter: TeamsAdapter;
  readonly logged: readonly string[];
  readonly url: string;
  start(receive: Receive): Promise<void>;
  /** Delivers an activity as Teams does, signed with the parts; a string is the header itself, null sends none. */
  deliver(activity: Json, authorization?: TokenParts | string | null): Promise<Delivered>;
  repeatLast(): Promise<Delivered>;
  /** What somebody does, as an activity. */
  activity(user: TeamsUser, more: Json, conversation?: string): Json;
  close(): Promise<void>;
}

/** Starts adapter and stand-in. The two example people have their personal chats already, unless told. */
export async function startTeams(
  more: Partial<TeamsOptions> & {
    readonly users?: readonly TeamsUser[];
    readonly known?: readonly TeamsUser[];
  } = {},
): Promise<TeamsSetup> {
  const { users = [mette, jonas], known = users, ...options } = more;
  const service = await startTeamsService(users, [channel, '19:group@thread.v2']);
  const logged: string[] = [];
  const note = (line: string, cause?: unknown) => void logged.push(`${line} ${cause ?? ''}`);
  const log: Log = { info: note, warn: note, error: note };
  const server = createHttpServer({ host: '127.0.0.1', port: 0, log });
  const references = keepInMemory();
  for (const user of known) await references.put(referenceOf(user, service));
  const adapter = createTeamsAdapter({
    mount: server.mount,
    call: createCall(),
    app: { appId, password, type: 'SingleTenant', tenantId: tenant },
    local: false,
    references,
    cloud: service.cloud,
    now: Date.now,
    random: () => 0,
    log,
    ...options,
  });
  const { url } = await server.start();
  let id = 1_600_000_000_000;
  let last: Json = {};

  async function deliver(activity: Json, token: TokenParts | string | null = {}): Promise<Delivered> {
    last = activity;
    const header = token === null || typeof token === 'string' ? token : await service.sign(token);
    const response = await fetch(`${url}api/messages`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(header === null ? {} : { authorization: header }),
      },
      body: JSON.stringify(activity),
    });
    const text = await response.text();
    return { status: response.status, text, body: text.startsWith('{') ? JSON.parse(text) : {} };
  }

  return {
    service,
    adapter,
    logged,
    url,
    start: (receive) => adapter.start(receive),
    deliver,
    repeatLast: () => deliver(last),
    activity(user, rest, conversation = personalOf(user.id)) {
      const isPersonal = conversation.startsWith('a:');
      const isChannel = conversation.includes('tacv2');
      id += 1;
      return {
        type: 'message',
        id: `${id}`,
        timestamp: new Date(id).toISOString(),
        channelId: 'msteams',
        serviceUrl: service.serviceUrl,
        locale: 'da-DK',
        from: { id: user.id, name: user.name, aadObjectId: `object-${user.id.slice(3)}` },
        recipient: { id: bot, name: 'Medvind' },
        conversation: {
          id: conversation,
          tenantId: tenant,
          conversationType: isPersonal ? 'personal' : isChannel ? 'channel' : 'groupChat',
          ...(isPersonal ? {} : { isGroup: true }),
        },
        channelData: { tenant: { id: tenant }, ...(isChannel ? { team: { id: channel } } : {}) },
        ...rest,
      };
    },
    async close() {
      await adapter.stop();
      await server.stop();
      await service.close();
    },
  };
}

/** A kept personal conversation with somebody. */
export function referenceOf(user: TeamsUser, service: TeamsService): Reference {
  return {
    conversation: personalOf(user.id),
    kind: 'personal',
    serviceUrl: service.serviceUrl,
    tenant,
    bot: { id: bot, name: 'Medvind' },
    user: { id: user.id, name: user.name, email: user.email },
  };
}

/** The cards of a message. */
export function cardsIn(activity: Json): readonly Json[] {
  return ((activity['attachments'] ?? []) as readonly Json[]).map((one) => one['content'] as Json);
}

/** Everything in a card, from the top. */
export function walk(value: unknown): readonly Json[] {
  if (Array.isArray(value)) return value.flatMap(walk);
  if (typeof value !== 'object' || value === null) return [];
  const { fallback: _, refresh: __, ...rest } = value as Json;
  return [rest, ...Object.values(rest).flatMap(walk)];
}

/** What a person reads in a card, without its buttons and inputs. */
export function textIn(card: Json): string {
  return walk(card['body'])
    .filter(({ type }) => type === 'TextBlock' || type === 'TextRun')
    .map(({ text }) => String(text))
    .join('\n');
}

/** What our key carries in an action's data. */
export function carriedIn(action: Json): Json {
  return ((action['data'] as Json | undefined)?.['medvind'] ?? {}) as Json;
}

/** The buttons of a card that come back to us. */
export function actionsIn(card: Json): readonly Json[] {
  return walk([card['body'], card['actions']]).filter(
    (one) => String(one['type']).startsWith('Action.') && 'data' in one,
  );
}

/** The ids of a card's inputs, in order. */
export function inputsIn(card: Json): readonly string[] {
  return walk(card['body'])
    .filter(({ type }) => String(type).startsWith('Input.'))
    .map(({ id }) => String(id));
}
