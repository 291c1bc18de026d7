import http, { type ClientRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Answered, Call, Log, Mount } from './ports.ts';

/** Where to listen; port 0 takes any free one. */
export interface HttpOptions {
  readonly host: string;
  readonly port: number;
  readonly log: Log;
}

/** The address cannot be had; the message says why and what to do. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
}

/** The one HTTP server that all adapters share. */
export interface HttpServer {
  /** Takes requests below a path; the longest matching path wins, and `/` takes what nobody else does. */
  readonly mount: Mount;
  /** Begins to listen; throws a ListenError when the address cannot be had. */
  start(): Promise<{ readonly url: string }>;
  /** Stops listening, ends open event streams at once and gives other requests `graceMs` to finish. */
  stop(): Promise<void>;
}

type Handler = Parameters<Mount>[1];

/** How long `stop` waits for requests under way: 2 s, longer than any answer of ours takes. */
const graceMs = 2000;
/**
 * 75 s: longer than the 60 s for which proxies and platforms commonly keep an idle connection. Node's own 5 s closes
 * it under a request that is just on its way, and a press of a button is not sent twice.
 */
const keepAliveMs = 75_000;

/**
 * Makes the server. `/healthz` answers 200 `ok`, an unknown path 404; a handler that throws gives 500 with a
 * sentence, and the log gets method and path but never query or body. Limits on bodies are the adapters' own.
 */
export function createHttpServer({ host, port, log }: HttpOptions): HttpServer {
  const mounts: { readonly path: string; readonly handler: Handler }[] = [];
  const open = new Set<ServerResponse>();

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = pathOf(request);
    open.add(response);
    response.once('close', () => open.delete(response));
    if (path === '/healthz') return plain(response, 200, 'ok');
    const handler = mounts.find((mounted) => covers(mounted.path, path))?.handler;
    if (!handler)
      return plain(response, 404, 'Der er ikke noget på denne adresse. There is nothing at this address.');
    try {
      await handler(request, response);
    } catch (cause) {
      // The sender went away before the end of what it sent: nobody is there to answer, and nothing is wrong here.
      if (request.destroyed && !request.complete) return void response.destroy();
      log.error(`Cannot answer ${request.method} ${path}: the handler failed.`, cause);
      if (response.headersSent) response.destroy();
      else
        plain(response, 500, 'Cannot answer the request: something went wrong here. Try again in a moment.');
    }
  }

  const server = http.createServer((request, response) => void handle(request, response));
  server.keepAliveTimeout = keepAliveMs;

  return {
    mount(path, handler) {
      mounts.push({ path, handler });
      mounts.sort((one, other) => other.path.length - one.path.length);
    },

    start() {
      return new Promise((resolve, reject) => {
        server.once('error', (cause: NodeJS.ErrnoException) => reject(cannotListen(host, port, cause)));
        server.listen(port, host, () => resolve({ url: urlOf(server.address() as AddressInfo) }));
      });
    },

    stop() {
      if (!server.listening) return Promise.resolve();
      return new Promise((resolve) => {
        const late = setTimeout(() => server.closeAllConnections(), graceMs);
        server.close(() => {
          clearTimeout(late);
          resolve();
        });
        for (const response of open) {
          if (isEventStream(response)) response.destroy();
        }
        server.closeIdleConnections();
      });
    },
  };
}

/** 1 minute: gateways drop a silent connection after two to four, and a call into one just dropped fails. */
const idleMs = 60_000;

/**
 * Makes what the adapters call other hosts with. Connections stay open between calls, so that an answer to somebody
 * need not wait for one. The proxy is the one that Node was told of with NODE_USE_ENV_PROXY.
 */
export function createCall(): Call {
  const { proxyEnv } = (http.globalAgent as { readonly options?: http.AgentOptions }).options ?? {};
  const options = { keepAlive: true, timeout: idleMs, ...(proxyEnv === undefined ? {} : { proxyEnv }) };
  const plain = new http.Agent(options);
  const secure = new https.Agent(options);

  return (url, { method, headers, body = '', timeoutMs }) => {
    const length = body === '' ? {} : { 'content-length': Buffer.byteLength(body) };
    const how = { method, headers: { ...headers, ...length } };
    const request =
      url.protocol === 'http:'
        ? http.request(url, { ...how, agent: plain })
        : https.request(url, { ...how, agent: secure });
    request.end(body);
    return answerOf(request, timeoutMs);
  };
}

function answerOf(request: ClientRequest, timeoutMs: number): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      reject(new Error(`Cannot reach ${request.host}: no whole answer within ${timeoutMs} ms.`));
      request.destroy();
    }, timeoutMs);
    request.once('close', () => clearTimeout(late));
    request.on('error', reject);
    request.once('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.once('end', () => {
        const headers = response.headers as Answered['headers'];
        const body = Buffer.concat(chunks).toString('utf8');
        resolve({ status: response.statusCode ?? 0, headers, body });
      });
    });
  });
}

function pathOf(request: IncomingMessage): string {
  const target = request.url ?? '/';
  const end = target.search(/[?#]/);
  return end === -1 ? target : target.slice(0, end);
}

function covers(mounted: string, path: string): boolean {
  return mounted === path || path.startsWith(mounted.endsWith('/') ? mounted : `${mounted}/`);
}

/** Asked by what the client wants: headers that a handler passes to `writeHead` cannot be read back. */
function isEventStream({ req }: ServerResponse): boolean {
  return req.headers.accept?.includes('text/event-stream') === true;
}

function plain(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
  response.end(`${text}\n`);
}

function urlOf({ address, port, family }: AddressInfo): string {
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}/`;
}

function cannotListen(host: string, port: number, cause: NodeJS.ErrnoException): ListenError {
  const why: Record<string, string> = {
    EADDRINUSE: 'another program uses it. Stop that program, or choose another PORT.',
    EACCES: 'this user may not listen there. Choose a PORT above 1023.',
    EADDRNOTAVAIL: 'this machine has no such address. Choose another HOST.',
    ENOTFOUND: 'no such host name is known. Choose another HOST.',
  };
  const state = why[cause.code ?? ''] ?? `${cause.message}. Check HOST and PORT.`;
  return new ListenError(`Cannot listen on ${host} port ${port}: ${state}`, { cause });
}
