import type { MiddlewareHandler } from 'hono';

/** Only our own files, and no other host: the page needs nothing else. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

const headers = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
} as const;

/** What proxies add; one that rewrites the host name too would pass everybody on as this machine. */
const forwarding = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'];

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Lets in only what comes from a page of ours on this machine. The example people have no password, so a foreign
 * page must reach them neither by a name that resolves here (DNS rebinding) nor by a request across origins.
 */
export function guard(): MiddlewareHandler {
  return async (context, next) => {
    const problem = problemOf(context.req.raw);
    if (problem) context.res = Response.json({ error: problem }, { status: 403 });
    else await next();
    setHeaders(context.res.headers, contentSecurityPolicy);
  };
}

/** Adds what every answer to a browser says about itself; unless the answer says otherwise, nobody keeps it. */
export function setHeaders(to: Headers, policy: string): void {
  to.set('content-security-policy', policy);
  for (const [name, value] of Object.entries(headers)) if (!to.has(name)) to.set(name, value);
  if (!to.has('cache-control')) to.set('cache-control', 'no-store');
}

function problemOf(request: Request): string | undefined {
  const host = request.headers.get('host') ?? '';
  if (!isLoopback(host)) {
    return 'Cannot answer under this host name: the built-in chat is for this machine only. Use localhost or 127.0.0.1.';
  }
  if (forwarding.some((name) => request.headers.has(name))) {
    return 'Cannot answer through a proxy: the built-in chat is for this machine only. Open it on the machine itself.';
  }
  if (request.method === 'GET' || request.method === 'HEAD') {
    const isPage = new URL(request.url).pathname === '/';
    return isPage || comesFromUs(request) ? undefined : notOurs;
  }
  return request.headers.get('origin') === `http://${host}` && comesFromUs(request) ? undefined : notOurs;
}

const notOurs =
  'Cannot take the request: it does not come from the page of the built-in chat. Open the chat itself.';

/** Browsers say where a request comes from; a client that is no browser says nothing and carries nobody's session. */
export function comesFromUs(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site');
  return site === null || site === 'same-origin' || site === 'none';
}

function isLoopback(host: string): boolean {
  return loopbackNames.has(host.replace(/:\d+$/, '').toLowerCase());
}
