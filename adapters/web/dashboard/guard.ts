import type { MiddlewareHandler } from 'hono';
import { comesFromUs, setHeaders } from '../guard.ts';
import type { DashboardOptions } from './options.ts';

/** Only our own files and forms, and no other host: the pages need nothing else. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

/** Why a request is not answered. */
export type Refusal = 'foreignHost' | 'foreignOrigin';

const loopbackNames = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Lets in what is asked under one of our own names (no name that merely resolves here) and, where it changes
 * something, only what comes from a page of ours. Opening a page from a chat is a request from elsewhere.
 */
export function guard(
  { url, host: own }: Pick<DashboardOptions, 'url' | 'host'>,
  refuse: (why: Refusal) => Response | Promise<Response>,
): MiddlewareHandler {
  const here = url === undefined ? undefined : new URL(url);
  const known = new Set([...(here ? [here.host] : []), own.toLowerCase(), ...loopbackNames]);

  return async (context, next) => {
    const why = refusalOf(context.req.raw);
    if (why) context.res = await refuse(why);
    else await next();
    // With `no-referrer` a browser says `Origin: null` of our own forms (Fetch, 3.2); no address leaves us either way.
    context.res.headers.set('referrer-policy', 'same-origin');
    setHeaders(context.res.headers, contentSecurityPolicy);
  };

  function refusalOf(request: Request): Refusal | undefined {
    const host = request.headers.get('host')?.toLowerCase() ?? '';
    if (!known.has(host) && !known.has(host.replace(/:\d+$/, ''))) return 'foreignHost';
    if (request.method === 'GET' || request.method === 'HEAD') return undefined;
    const origins = [here?.origin, `http://${host}`];
    const origin = request.headers.get('origin') ?? '';
    return origins.includes(origin) && comesFromUs(request) ? undefined : 'foreignOrigin';
  }
}
