import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { readPageFiles, sendFile } from '../page-files.ts';
import { createDoor } from './door.ts';
import { guard } from './guard.ts';
import type { Frame, Markup } from './layout.ts';
import type { DashboardOptions } from './options.ts';
import type { View } from './overview.ts';
import { createSpentPasses } from './passes.ts';
import { addressOf, type Chosen, type PageName, pages, root } from './paths.ts';
import { createSessions, type Session } from './session.ts';
import { fileFormats, filesPage, sentencePage, tablesPage, trendPage, weekPage } from './views.ts';

/** 16 KiB: a form of ours holds a pass or a few ids. */
const maxBody = 16 * 1024;

/** The managers' pages, what they are pressed for, and their files. */
export function createRoutes(options: DashboardOptions): Hono {
  const { overview, now, log } = options;
  const sessions = createSessions(options.secret, now, options.url?.startsWith('https:') === true);
  const spent = createSpentPasses(now);
  const door = createDoor(overview);
  const files = readFiles();
  /** What the bot said to a press, until the next page of that session shows it. */
  const said = new Map<string, string>();
  const app = new Hono();

  const send = (context: Context, markup: Markup, status: ContentfulStatusCode = 200) =>
    context.html(markup, status);

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
    const { pass } = await fields(context);
    const person = pass === undefined ? undefined : await overview.check(pass);
    if (pass === undefined || person === undefined || !spent.spend(pass))
      return send(context, door.used(), 401);
    await sessions.begin(context, person);
    return context.redirect(root, 303);
  });

  show('week', (context, frame, chosen) => {
    const sheet = frame.view.page(chosen.week, chosen.scope);
    return sheet === undefined ? missing(context, frame) : send(context, weekPage(frame, chosen, sheet));
  });

  show('trends', (context, frame, chosen) => {
    const { view } = frame;
    const what = context.req.query('vis') ?? view.trends(chosen.week, chosen.scope)[0]?.id ?? '';
    const trend = view.trend(chosen.week, chosen.scope, what);
    if (trend === undefined && context.req.query('vis') !== undefined) return missing(context, frame);
    return send(context, trendPage(frame, chosen, what, trend));
  });

  show('units', (context, frame, chosen) => {
    const { words, units } = frame.view;
    const tables = units(chosen.week);
    return send(context, tablesPage(frame, chosen, { title: words.units, lead: words.unitsLead, tables }));
  });

  show('actions', (context, frame, chosen) => {
    const { words, actions } = frame.view;
    const tables = actions(chosen.week, chosen.scope);
    return send(
      context,
      tablesPage(frame, chosen, { title: words.actions, lead: words.actionsLead, tables }),
    );
  });

  show('files', (context, frame, chosen) => send(context, filesPage(frame, chosen)));

  app.get(`${pages.files}/:format`, (context) =>
    signedIn(context, async (view, session) => {
      const chosen = chosenOf(context, view);
      const format = fileFormats.find((one) => one === context.req.param('format'));
      const file = chosen && format && (await view.file(chosen.week, chosen.scope, format));
      if (!file) return missing(context, frameOf('files', view, session));
      return new Response(new Uint8Array(file.bytes), {
        headers: {
          'content-type': file.type,
          'content-disposition': `attachment; filename="${file.name}"`,
        },
      });
    }),
  );

  app.post(`${root}/handling`, (context) =>
    signedIn(context, async (view, session) => {
      const { key = '', press = '', id = '', decision = '', uge = '', enhed = '' } = await fields(context);
      if (!sessions.isFormKey(session, key)) {
        const frame = frameOf('week', view, session);
        return send(context, sentencePage(frame, view.words.missingTitle, view.words.stale), 403);
      }
      const event = `overblik:${session.id}:${press}`.slice(0, 120);
      said.set(session.id, await view.press({ id: event, action: 'reportDo', value: `${id}|${decision}` }));
      return context.redirect(`${addressOf(root, { week: uge, scope: enhed })}#content`, 303);
    }),
  );

  app.post(`${root}/ud`, (context) => {
    sessions.end(context);
    return context.redirect(root, 303);
  });

  for (const path of new Set(
    app.routes.filter(({ method }) => method !== 'ALL').map((route) => route.path),
  )) {
    const methods = app.routes.filter((route) => route.path === path).map(({ method }) => method);
    const allow = methods.includes('GET') ? ['HEAD', ...methods] : methods;
    app.all(path, (context) => {
      context.header('allow', allow.join(', '));
      return send(context, door.refused('wrongMethod'), 405);
    });
  }
  app.notFound(async (context) => {
    const found = await viewOf(context);
    if (found === undefined) return send(context, door.refused('missing'), 404);
    return missing(context, frameOf('week', found.view, found.session));
  });
  app.onError((error, context) => {
    log.error(`Cannot answer ${context.req.method} of the managers' pages.`, error);
    return send(context, door.refused('failed'), 500);
  });
  return app;

  function show(
    page: PageName,
    answer: (context: Context, frame: Frame, chosen: Chosen) => Response | Promise<Response>,
  ): void {
    app.get(pages[page], (context) =>
      signedIn(context, (view, session) => {
        const chosen = chosenOf(context, view);
        const frame = { ...frameOf(page, view, session), chosen };
        if (view.weeks.length === 0) {
          return send(context, sentencePage(frame, view.words.nothingTitle, view.words.nothing));
        }
        return chosen === undefined ? missing(context, frame) : answer(context, frame, chosen);
      }),
    );
  }

  async function signedIn(
    context: Context,
    answer: (view: View, session: Session) => Response | Promise<Response>,
  ): Promise<Response> {
    const found = await viewOf(context);
    return found ? answer(found.view, found.session) : send(context, door.closed(), 401);
  }

  async function viewOf(context: Context): Promise<{ view: View; session: Session } | undefined> {
    const session = await sessions.read(context);
    const view = session && (await overview.view(session.person));
    return session && view && { view, session };
  }

  function frameOf(page: PageName, view: View, session: Session): Frame {
    const words = said.get(session.id);
    said.delete(session.id);
    return { view, page, chosen: undefined, formKey: sessions.formKey(session), said: words };
  }

  function missing(context: Context, frame: Frame): Response | Promise<Response> {
    const { missingTitle, missing: sentence } = frame.view.words;
    return send(context, sentencePage(frame, missingTitle, sentence), 404);
  }
}

/** What the address chooses: the newest week and the first unit unless told; undefined where it is not theirs. */
function chosenOf(context: Context, view: View): Chosen | undefined {
  const week = view.weeks.find(({ id }) => id === (context.req.query('uge') ?? view.weeks[0]?.id));
  const scopes = week ? view.scopes(week.id) : [];
  const scope = scopes.find(({ id }) => id === (context.req.query('enhed') ?? scopes[0]?.id));
  return week && scope && { week: week.id, scope: scope.id };
}

async function fields(context: Context): Promise<Readonly<Record<string, string>>> {
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(context.req.header('content-type') ?? ''))
    return {};
  return Object.fromEntries(new URLSearchParams(await context.req.text()));
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
