import { createDashboard, type Overview } from '../../adapters/web/dashboard/index.ts';
import { createHttpServer } from '../../src/http.ts';
import type { Log } from '../../src/ports.ts';

/** The managers' pages on a free port, with a clock that is set by hand. */
export interface DashboardServer {
  /** Ends in a slash. */
  readonly url: string;
  readonly logged: readonly string[];
  /** Lets time pass, in minutes. */
  pass(minutes: number): void;
  stop(): Promise<void>;
}

/** Starts the pages over an overview; `publicUrl` is where people reach them. */
export async function startDashboard(
  overview: Overview,
  { publicUrl }: { publicUrl?: string } = {},
): Promise<DashboardServer> {
  const logged: string[] = [];
  const note = (line: string) => void logged.push(line);
  const log: Log = { info: note, warn: note, error: note };
  let now = Date.UTC(2026, 10, 23, 9);
  const server = createHttpServer({ host: '127.0.0.1', port: 0, log });
  const { url } = await server.start();
  createDashboard({
    mount: server.mount,
    overview,
    url: publicUrl,
    host: '127.0.0.1',
    secret: 'a secret of the tests, long enough to sign with',
    now: () => now,
    log,
  });
  return {
    url,
    logged,
    pass(minutes) {
      now += minutes * 60_000;
    },
    stop: server.stop,
  };
}

/** A browser without a window: keeps one cookie jar and follows no redirect by itself. */
export function createVisitor(base: string): Visitor {
  const jar = new Map<string, string>();
  const at = (path: string) => new URL(path, base).href;
  const send = async (path: string, init: RequestInit): Promise<Answer> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = new Headers(init.headers);
    if (cookie !== '') headers.set('cookie', cookie);
    const response = await fetch(at(path), { ...init, headers, redirect: 'manual' });
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    const bytes = new Uint8Array(await response.arrayBuffer());
    const body = new TextDecoder().decode(bytes);
    return { status: response.status, headers: response.headers, body, bytes };
  };
  return {
    jar,
    get: (path, headers = {}) => send(path, { headers }),
    head: (path) => send(path, { method: 'HEAD' }),
    post: (path, values, headers = {}) =>
      send(path, {
        method: 'POST',
        headers: { origin: new URL(base).origin, ...headers },
        body: new URLSearchParams(values),
      }),
    send,
    async enter(pass) {
      const opened = await this.post('/overblik', { pass });
      if (opened.status !== 303) throw new Error(`Cannot come in with this pass: ${opened.status}.`);
    },
  };
}

/** An answer that was read to its end. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
  readonly bytes: Uint8Array;
}

/** What a visitor does. */
export interface Visitor {
  readonly jar: Map<string, string>;
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  head(path: string): Promise<Answer>;
  post(path: string, values: Record<string, string>, headers?: Record<string, string>): Promise<Answer>;
  send(path: string, init: RequestInit): Promise<Answer>;
  /** Comes in with a pass; throws when the door stays closed. */
  enter(pass: string): Promise<void>;
}
