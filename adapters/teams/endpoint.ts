import { BlockList, isIP } from 'node:net';
import type { Log, Mount } from '../../src/ports.ts';
import { readBody } from '../body.ts';
import { type Activity, activitySchema, tenantsOf } from './activity.ts';
import type { Bridge } from './bridge.ts';
import type { Json } from './buttons.ts';
import { limits } from './limits.ts';
import type { TokenCheck } from './tokens.ts';

type Request = Parameters<Parameters<Mount>[1]>[0];

/** Where Teams sends everything. */
export const endpointPath = '/api/messages';

interface EndpointParts {
  readonly bridge: Bridge;
  /** Missing only in local mode, where nothing is signed. */
  readonly check: TokenCheck | undefined;
  readonly isAllowed: (tenant: string) => boolean;
  readonly isRunning: () => boolean;
  /** Takes an activity that was let in. */
  readonly take: (activity: Activity) => Promise<Json | undefined>;
  /** Called for somebody of a tenant that is not served. */
  readonly turnAway: (activity: Activity) => Promise<void>;
  readonly log: Log;
}

/** What a request gets when it is not let in, or cannot be read. */
class Refusal extends Error {
  readonly status: number;
  constructor(status: number, sentence: string) {
    super(sentence);
    this.status = status;
  }
}

/** Makes the handler of the endpoint. No part of a request is ever logged. */
export function createEndpoint(parts: EndpointParts): Parameters<Mount>[1] {
  return async (request, response) => {
    try {
      const body = await handle(request, parts);
      if (body === undefined) response.writeHead(200).end();
      else
        response
          .writeHead(200, { 'content-type': 'application/json; charset=utf-8' })
          .end(JSON.stringify(body));
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      response
        .writeHead(refusal.status, { 'content-type': 'text/plain; charset=utf-8' })
        .end(`${refusal.message}\n`);
    }
  };
}

async function handle(request: Request, parts: EndpointParts): Promise<Json | undefined> {
  if (request.method !== 'POST') throw new Refusal(405, 'Only POST is answered here.');
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
    throw new Refusal(415, 'The request is not JSON.');
  }
  if (!parts.isRunning()) throw new Refusal(503, 'Not ready yet. Try again in a moment.');
  if (parts.check === undefined && !isLocalRequest(request)) {
    throw new Refusal(403, 'Without an app id only this machine is listened to.');
  }
  const raw = parse(await read(request));
  const parsed = activitySchema.safeParse(raw);
  if (!parsed.success) throw new Refusal(400, 'The request is no activity.');
  const activity = parsed.data;
  await admit(request, activity, parts);
  return parts.bridge
    .take(request.headers.authorization ?? '', raw, () => parts.take(activity))
    .catch((cause) => {
      if (isAuthentication(cause)) throw new Refusal(401, 'The request is not signed by Teams for this bot.');
      throw cause;
    });
}

async function admit(request: Request, activity: Activity, parts: EndpointParts): Promise<void> {
  const { check, isAllowed, turnAway, log } = parts;
  if (check === undefined) {
    if (!isLoopback(new URL(activity.serviceUrl).hostname)) {
      throw new Refusal(403, 'Without an app id only a counterpart on this machine is served.');
    }
    return;
  }
  const checked = await check(request.headers.authorization, activity);
  if (checked === 'unknown') {
    log.warn(
      'Cannot check a request from Teams: the keys of Microsoft cannot be had now. Teams is told to come back.',
    );
    throw new Refusal(503, 'The signature cannot be checked now. Try again in a moment.');
  }
  if (checked === 'refused') throw new Refusal(401, 'The request is not signed by Teams for this bot.');
  if (activity.channelId !== 'msteams') throw new Refusal(403, 'Only Teams is served here.');
  const tenants = tenantsOf(activity);
  if (tenants.length > 0 && tenants.every(isAllowed)) return;
  log.warn('Refused a request from Teams: it comes from a tenant that is not on the list.');
  await turnAway(activity);
  throw new Refusal(403, 'This tenant is not served.');
}

async function read(request: Request): Promise<string> {
  const body = await readBody(request, limits.body);
  if (body === undefined) throw new Refusal(413, 'The request is too large.');
  return body.toString('utf8');
}

function parse(text: string): Json {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Json;
  } catch {
    // Falls through: what cannot be parsed is no activity.
  }
  throw new Refusal(400, 'The request is no activity.');
}

function isAuthentication(cause: unknown): boolean {
  return cause instanceof Error && cause.name === 'AuthenticationError';
}

/** A page of a foreign site cannot pass for this machine: its host name or its origin would be another. */
function isLocalRequest({ headers, socket }: Request): boolean {
  const host = (headers.host ?? '').replace(/:\d+$/, '');
  return isLoopback(socket.remoteAddress ?? '') && isLoopback(host) && headers.origin === undefined;
}

/** The loopback addresses: 127.0.0.0/8 (RFC 1122, 3.2.1.3) and ::1 (RFC 4291, 2.5.3). */
const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

function isLoopback(name: string): boolean {
  const plain = name.replace(/^\[(.*)\]$/, '$1').replace(/^::ffff:/i, '');
  const version = isIP(plain);
  if (version === 0) return plain.toLowerCase() === 'localhost';
  return loopback.check(plain, version === 4 ? 'ipv4' : 'ipv6');
}
