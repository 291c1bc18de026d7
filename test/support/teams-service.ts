import { KeyObject } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import type { TeamsCloud } from '../../adapters/teams/index.ts';
import type { Json } from './json.ts';

export const appId = '6c1f7a5e-0000-4000-8000-00000000b07a';
export const password = 'a-password-of-the-tests';
export const tenant = '11111111-aaaa-4000-8000-000000000001';
export const bot = `28:${appId}`;

/** Somebody that the stand-in knows. */
export interface TeamsUser {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly tenantId?: string;
  readonly userRole?: string;
}

/** One call that reached the stand-in's connector. */
export interface ConnectorCall {
  readonly method: string;
  readonly path: string;
  readonly body: Json;
}

/** A message as the stand-in keeps it. */
export interface TeamsMessage {
  readonly id: string;
  readonly conversation: string;
  readonly activity: Json;
}

/** What the stand-in does with the next connector calls instead of answering; `done`: it takes effect all the same. */
export interface Fault {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Json;
  readonly done?: boolean;
  /** The connection is cut instead of answering. */
  readonly cut?: boolean;
}

/** What a token is signed with that differs from a right one. */
export interface TokenParts {
  readonly claims?: Json;
  readonly header?: Json;
  /** Signed with a key that nobody has published. */
  readonly forged?: boolean;
  /** Seconds from now at which it ends. */
  readonly endsIn?: number;
  /** The key that is endorsed for other channels. */
  readonly unendorsed?: boolean;
}

/**
 * A stand-in for Teams: token issuer, keys and connector on one real HTTP server. It keeps messages, records every
 * call, takes only calls with the token it has given, and makes trouble when told to.
 */
export interface TeamsService {
  readonly url: string;
  readonly serviceUrl: string;
  readonly cloud: TeamsCloud;
  readonly calls: readonly ConnectorCall[];
  readonly messages: readonly TeamsMessage[];
  readonly tokensGiven: number;
  /** Answers the next calls to the connector with faults, in order; `undefined` lets one through. */
  trouble(...faults: readonly (Fault | undefined)[]): void;
  /** Makes what Teams puts into the Authorization header. */
  sign(parts?: TokenParts): Promise<string>;
  close(): Promise<void>;
}

/** Starts the stand-in on a free port of this machine. `shared` names conversations that are no personal chats. */
export async function startTeamsService(
  users: readonly TeamsUser[],
  shared: readonly string[] = [],
): Promise<TeamsService> {
  const calls: ConnectorCall[] = [];
  const messages: TeamsMessage[] = [];
  const faults: (Fault | undefined)[] = [];
  const conversations = new Set([...users.map(({ id }) => personalOf(id)), ...shared]);
  const [right, unendorsed, forged] = await keys;
  let given = 0;
  let next = 1_700_000_000_000;

  const member = (user: TeamsUser): Json => ({
    id: user.id,
    name: user.name,
    email: user.email,
    userPrincipalName: user.email,
    tenantId: user.tenantId ?? tenant,
    userRole: user.userRole ?? 'user',
  });

  function connector(method: string, path: string, body: Json): readonly [number, Json] {
    const [, conversation = '', what, id = ''] =
      /^\/v3\/conversations(?:\/([^/]+)(?:\/(activities|members|pagedmembers)(?:\/([^/]+))?)?)?$/
        .exec(path)
        ?.map(decode) ?? [];
    if (path === '/v3/conversations') return created(body);
    if (!conversations.has(conversation.replace(/;messageid=.*$/, '')))
      return failed(404, 'ConversationNotFound');
    if (what === 'members') {
      const found = users.find((user) => user.id === id);
      return found ? [200, member(found)] : failed(404, 'MemberNotFoundInConversation');
    }
    if (what === 'pagedmembers') return [200, { members: users.map(member) }];
    if (method === 'POST') {
      next += 1;
      messages.push({ id: `${next}`, conversation, activity: body });
      return [201, { id: `${next}` }];
    }
    const at = messages.findIndex((one) => one.conversation === conversation && one.id === id);
    if (at === -1) return failed(404, 'ActivityNotFoundInConversation');
    if (method === 'DELETE') messages.splice(at, 1);
    else messages[at] = { id, conversation, activity: body };
    return [200, { id }];
  }

  function created(body: Json): readonly [number, Json] {
    const [first] = (body['members'] ?? []) as readonly Json[];
    const user = users.find(({ id }) => id === first?.['id']);
    if (user === undefined) return failed(403, 'BotNotInConversationRoster');
    if (body['tenantId'] !== tenant) return failed(400, 'BadSyntax');
    return [201, { id: personalOf(user.id) }];
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = Buffer.concat(await request.toArray()).toString('utf8');
    const path = (request.url ?? '').replace(/\?.*$/, '');
    if (path === '/openid') return json(response, 200, { issuer, jwks_uri: `${url}/keys` });
    if (path === '/keys') return json(response, 200, { keys: [right.jwk, unendorsed.jwk] });
    if (path.endsWith('/oauth2/v2.0/token')) {
      const asked = new URLSearchParams(text);
      const isRight = asked.get('client_secret') === password && path.startsWith(`/login/${tenant}/`);
      if (!isRight)
        return json(response, 401, { error: 'invalid_client', error_description: 'AADSTS7000215: no.' });
      given += 1;
      return json(response, 200, {
        token_type: 'Bearer',
        expires_in: 3600,
        access_token: `granted-${given}`,
      });
    }
    if (!/^Bearer granted-\d+$/.test(request.headers.authorization ?? '')) return json(response, 401, {});
    const body: Json = text === '' ? {} : JSON.parse(text);
    const plain = path.replace(/^\/connector/, '');
    calls.push({ method: request.method ?? '', path: plain, body });
    const fault = faults.shift();
    if (fault !== undefined) {
      if (fault.done) connector(request.method ?? '', plain, body);
      if (fault.cut) return void request.socket.destroy();
      return json(response, fault.status, fault.body ?? {}, fault.headers);
    }
    const [status, answer] = connector(request.method ?? '', plain, body);
    json(response, status, answer);
  }

  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const serviceUrl = `${url}/connector`;

  return {
    url,
    serviceUrl,
    cloud: { openIdMetadata: `${url}/openid`, issuer, login: `${url}/login` },
    calls,
    messages,
    get tokensGiven() {
      return given;
    },
    trouble(...more) {
      faults.push(...more);
    },
    async sign({ claims = {}, header = {}, forged: isForged, endsIn = 3600, unendorsed: other } = {}) {
      const now = Math.floor(Date.now() / 1000);
      const payload = {
        iss: issuer,
        aud: appId,
        serviceurl: serviceUrl,
        nbf: now - 7200,
        exp: now + endsIn,
        ...claims,
      };
      const { key, jwk } = isForged ? forged : other ? unendorsed : right;
      const token = await new SignJWT(payload)
        .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: String(jwk.kid), ...header })
        .sign(key);
      return `Bearer ${token}`;
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

const issuer = 'https://api.botframework.com';

/** The personal conversation with somebody, as the stand-in names it. */
export function personalOf(user: string): string {
  return `a:personal-${user.replace(/^29:/, '')}`;
}

/** The right key, one for other channels, and one that only says it is the right one. Making them takes a while. */
const keys = Promise.all([
  keyPair('right', ['msteams']),
  keyPair('unendorsed', ['directline']),
  keyPair('right', []),
]);

async function keyPair(kid: string, endorsements: readonly string[]) {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk: JWK & Json = { ...(await exportJWK(publicKey)), kid, use: 'sig', endorsements };
  // A key object signs with whatever algorithm a header names.
  return { key: KeyObject.from(privateKey), jwk };
}

function decode(part: string | undefined): string {
  return decodeURIComponent(part ?? '');
}

function failed(status: number, code: string): readonly [number, Json] {
  return [status, { error: { code, message: `The stand-in says ${code}.` } }];
}

function json(
  response: ServerResponse,
  status: number,
  body: Json,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}
