import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { html } from 'hono/html';
import { streamSSE } from 'hono/streaming';
import type { Receive } from '../../src/ports.ts';
import { guard } from './guard.ts';
import type { DemoPerson, WebOptions } from './options.ts';
import { readPageFiles, sendFile } from './page-files.ts';
import { receive } from './receive.ts';
import { renderReply } from './render.ts';
import { type Listeners, readStart } from './stream.ts';

/** 256 KiB: a text of 10,000 characters takes at most 60 KB as escaped JSON, and a form has few fields. */
const maxBody = 256 * 1024;

interface RouteOptions {
  readonly options: WebOptions;
  readonly people: ReadonlyMap<string, DemoPerson>;
  readonly listeners: Listeners;
  readonly maxText: number;
  /** What takes the events while the adapter runs. */
  readonly receiver: () => Receive | undefined;
}

/** The page, its files, and the three things it asks for: how it starts, what was said, and to be heard. */
export function createRoutes({ options, people, listeners, maxText, receiver }: RouteOptions): Hono {
  const app = new Hono();
  const files = readPageFiles();
  const refuse = (status: number, error: string) => Response.json({ error }, { status });
  const nobody = () =>
    refuse(404, 'Cannot find this person: the example organisation has nobody by that id.');

  app.use(guard());
  app.get('/', (context) => file(context, 'index.html'));
  app.get('/page/:name', (context) => file(context, context.req.param('name')));

  app.get('/api/start', (context) => {
    const person = people.get(context.req.query('som') ?? '');
    return Response.json({
      organisation: options.organisation,
      people: options.people.map(({ email: _, ...shown }) => shown),
      examples: options.examples,
      maxText,
      ...(person && { person: person.id, menu: options.menu(person) }),
    });
  });

  app.get('/api/people/:id/lines', async (context) => {
    const person = people.get(context.req.param('id'));
    if (!person) return nobody();
    const { after, all } = context.req.query();
    return Response.json(
      await readStart(options.transcript, person.id, wholeNumber(after), all !== undefined),
    );
  });

  // One stream for all windows of a browser: it grants six connections to one address, and a stream holds one.
  app.get('/api/stream', (context) => {
    const seen = new Map((context.req.queries('seen') ?? []).map(readSeen));
    if (seen.size === 0 || [...seen.keys()].some((id) => !people.has(id))) return nobody();
    if (!receiver()) return refuse(503, 'Cannot open the conversation: the chat is not running. Try again.');
    return streamSSE(
      context,
      (sse) => listeners.stream(sse, seen),
      async (error) => options.log.error('Cannot go on with an event stream of the built-in chat.', error),
    );
  });

  const tooLarge = () => refuse(413, `Cannot take the request: it is larger than ${maxBody / 1024} KiB.`);
  app.post('/api/people/:id/events', bodyLimit({ maxSize: maxBody, onError: tooLarge }), async (context) => {
    const person = people.get(context.req.param('id'));
    if (!person) return nobody();
    if (!/^application\/json\s*(;|$)/i.test(context.req.header('content-type') ?? '')) {
      return refuse(415, 'Cannot take the request: its content type is not application/json.');
    }
    const body = await readJson(context);
    if (body === undefined) return refuse(400, 'Cannot read the request: the body is not JSON.');
    const received = receive(body, person, maxText);
    if (!received.ok) return refuse(400, received.problem);
    const take = receiver();
    if (!take) return refuse(503, 'Cannot take the request: the chat is not running. Try again.');
    const reply = await take(received.event);
    // A press may have erased somebody's words, of which no message tells: every open window, also of those who were
    // shown them, looks what is left.
    if (received.event.kind === 'pressed') listeners.wakeAll();
    return Response.json(renderReply(reply));
  });

  app.notFound((context) =>
    context.req.header('accept')?.includes('text/html') === true
      ? context.html(nothingHere, 404)
      : refuse(404, 'There is nothing at this address.'),
  );
  app.onError((error, context) => {
    options.log.error(`Cannot answer ${context.req.method} of the built-in chat.`, error);
    return refuse(500, 'Cannot answer the request: something went wrong here. Try again in a moment.');
  });
  return app;

  function file(context: Context, name: string): Response {
    const found = files.get(name);
    if (!found) return refuse(404, 'There is nothing at this address.');
    return sendFile(found, context.req.header('if-none-match'));
  }
}

/** Somebody has typed an address or followed an old link, in either language. */
const nothingHere = html`<!doctype html>
  <html lang="da">
    <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Medvind</title></head>
    <body>
      <h1>Der er ikke noget på den adresse</h1>
      <p><a href="/">Gå til chatten</a></p>
      <p lang="en">There is nothing at this address. <a href="/">Go to the chat</a></p>
    </body>
  </html>`;

async function readJson(context: Context): Promise<unknown> {
  try {
    return await context.req.json();
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Reads `person:seq`: the last line that a person's windows have. */
function readSeen(text: string): [string, number] {
  const at = text.lastIndexOf(':');
  return [text.slice(0, at), wholeNumber(text.slice(at + 1))];
}

function wholeNumber(text: string | undefined): number {
  return /^\d{1,15}$/.test(text ?? '') ? Number(text) : 0;
}
