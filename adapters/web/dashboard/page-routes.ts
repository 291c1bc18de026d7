import type { Context, Hono } from 'hono';
import { type Guest, type Hall, send } from './hall.ts';
import type { Frame } from './layout.ts';
import type { View } from './overview.ts';
import { addressOf, type Chosen, type PageName, pages, root } from './paths.ts';
import { fieldsOf } from './request.ts';
import type { Sessions } from './session.ts';
import { fileFormats, filesPage, sentencePage, tablesPage, trendPage, weekPage } from './views.ts';

type Answer = Response | Promise<Response>;

/** Adds the pages of those who are signed in, their files, and what they press. */
export function addPages(app: Hono, hall: Hall, sessions: Sessions): void {
  show('week', (context, frame, chosen) => {
    const sheet = frame.view.page(chosen.week, chosen.scope);
    return sheet === undefined ? hall.missing(context, frame) : send(context, weekPage(frame, chosen, sheet));
  });

  show('trends', (context, frame, chosen) => {
    const { view } = frame;
    const what = context.req.query('vis') ?? view.trends(chosen.week, chosen.scope)[0]?.id ?? '';
    const trend = view.trend(chosen.week, chosen.scope, what);
    if (trend === undefined && context.req.query('vis') !== undefined) return hall.missing(context, frame);
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

  app.get(`${pages.files}/:format`, (context) => hall.signedIn(context, (guest) => takeFile(context, guest)));

  app.post(`${root}/handling`, (context) => hall.signedIn(context, (guest) => press(context, guest)));

  function show(page: PageName, answer: (context: Context, frame: Frame, chosen: Chosen) => Answer): void {
    app.get(pages[page], (context) =>
      hall.signedIn(context, (guest) => {
        const { view } = guest;
        const chosen = chosenOf(context, view);
        const frame = { ...hall.frameOf(page, guest), chosen };
        if (view.weeks.length === 0) {
          return send(context, sentencePage(frame, view.words.nothingTitle, view.words.nothing));
        }
        return chosen === undefined ? hall.missing(context, frame) : answer(context, frame, chosen);
      }),
    );
  }

  async function takeFile(context: Context, guest: Guest): Promise<Response> {
    const chosen = chosenOf(context, guest.view);
    const format = fileFormats.find((one) => one === context.req.param('format'));
    const file = chosen && format && (await guest.view.file(chosen.week, chosen.scope, format));
    if (!file) return hall.missing(context, hall.frameOf('files', guest));
    return new Response(new Uint8Array(file.bytes), {
      headers: {
        'content-type': file.type,
        'content-disposition': `attachment; filename="${file.name}"`,
      },
    });
  }

  async function press(context: Context, guest: Guest): Promise<Response> {
    const { view, session } = guest;
    const { key = '', press = '', id = '', decision = '', uge = '', enhed = '' } = await fieldsOf(context);
    if (!sessions.isFormKey(session, key)) {
      const frame = hall.frameOf('week', guest);
      return send(context, sentencePage(frame, view.words.missingTitle, view.words.stale), 403);
    }
    const event = `overblik:${session.id}:${press}`.slice(0, 120);
    hall.keepSaid(session, await view.press({ id: event, action: 'reportDo', value: `${id}|${decision}` }));
    return context.redirect(`${addressOf(root, { week: uge, scope: enhed })}#content`, 303);
  }
}

/** What the address chooses: the newest week and the first unit unless told; undefined where it is not theirs. */
function chosenOf(context: Context, view: View): Chosen | undefined {
  const week = view.weeks.find(({ id }) => id === (context.req.query('uge') ?? view.weeks[0]?.id));
  const scopes = week ? view.scopes(week.id) : [];
  const scope = scopes.find(({ id }) => id === (context.req.query('enhed') ?? scopes[0]?.id));
  return week && scope && { week: week.id, scope: scope.id };
}
