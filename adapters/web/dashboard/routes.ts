import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { trimTrailingSlash } from 'hono/trailing-slash';
import { readPageFiles, sendFile } from '../page-files.ts';
import { createDoor } from './door.ts';
import { guard } from './guard.ts';
import { createHall, send } from './hall.ts';
import type { Markup } from './layout.ts';
import type { DashboardOptions } from './options.ts';
import { addPages } from './page-routes.ts';
import { createSpentPasses } from './passes.ts';
import { root } from './paths.ts';
import { fieldsOf, maxBody } from './request.ts';
import { createSessions } from './session.ts';

/** The managers' pages: who gets in, the pages behind the door, and what is said where there is nothing. */
export function createRoutes(options: DashboardOptions): Hono {
  const { overview, now, log } = options;
  const sessions = createSessions(options.secret, now, options.url?.startsWith('https:') === true);
  const spent = createSpentPasses(now);
  const door = createDoor(overview);
  const hall = createHall(overview, sessions, door);
  const files = readFiles();
  const app = new Hono();

  app.use(trimTrailingSlash());
  app.use(guard(options, (why) => htmlResponse(door.refused(why), 403)));
  const limit = bodyLimit({
    maxSize: maxBody,
    onError: (context) => send(context, door.refused('tooLarge'), 413),
  });
  app.use((context, next) => (context.req.method === 'POST' ? limit(context, next) : next()));

  app.get(`${root}/filer/:name`, (context) => {
    const found = files.get(context.req.param('name'));
    if (!found) return send(context, door.refused('missing'), 404);
    return sendFile(found, context.req.header('if-none-match'));
  });

  app.get(root, async (context, next) => {
    const pass = context.req.query('pass');
    if (pass === undefined) return next();
    const isGood = (await overview.check(pass)) !== undefined;
    return isGood ? send(context, door.enter(pass)) : send(context, door.used(), 401);
  });

  app.post(root, async (context) => {
    const { pass } = await fieldsOf(context);
    const person = pass === undefined ? undefined : await overview.check(pass);
    if (pass === undefined || person === undefined || !spent.spend(pass))
      return send(context, door.used(), 401);
    await sessions.begin(context, person);
    return context.redirect(root, 303);
  });

  addPages(app, hall, sessions);

  app.post(`${root}/ud`, (context) => {
    sessions.end(context);
    return context.redirect(root, 303);
  });

  refuseOtherMethods(app, () => door.refused('wrongMethod'));
  app.notFound(async (context) => {
    const guest = await hall.guestOf(context);
    if (guest === undefined) return send(context, door.refused('missing'), 404);
    return hall.missing(context, hall.frameOf('week', guest));
  });
  app.onError((error, context) => {
    log.error(`Cannot answer ${context.req.method} of the managers' pages.`, error);
    return send(context, door.refused('failed'), 500);
  });
  return app;
}

/** Says of every address there is which methods it takes, to whoever asks by another. */
function refuseOtherMethods(app: Hono, page: () => Markup): void {
  const paths = new Set(app.routes.filter(({ method }) => method !== 'ALL').map(({ path }) => path));
  for (const path of paths) {
    const methods = app.routes.filter((route) => route.path === path).map(({ method }) => method);
    const allow = methods.includes('GET') ? ['HEAD', ...methods] : methods;
    app.all(path, (context) => {
      context.header('allow', allow.join(', '));
      return send(context, page(), 405);
    });
  }
}

async function htmlResponse(markup: Markup, status: number): Promise<Response> {
  return new Response(String(await markup), {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8' },
  });
}

function readFiles(): ReturnType<typeof readPageFiles> {
  const shared = readPageFiles();
  const both = ['base.css', 'frame.css', 'blocks.css', 'mark.svg'].flatMap((name) => {
    const file = shared.get(name);
    return file ? [[name, file] as const] : [];
  });
  return new Map([...both, ...readPageFiles(new URL('./page/', import.meta.url))]);
}
