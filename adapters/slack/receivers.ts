import { App, HTTPReceiver, SocketModeReceiver } from '@slack/bolt';
import { createDoor, type Door } from './door.ts';
import { createEvents, type Events, notInstalled } from './events.ts';
import type { Ack, Listener } from './listen.ts';
import { slackLogger } from './logger.ts';
import { oauth } from './oauth.ts';
import type { SlackOptions } from './options.ts';
import { keepReconnecting, openSocket } from './reconnect.ts';
import { toleranceMs } from './signed.ts';
import { slackApi, type Workspaces } from './workspaces.ts';

/** 1 MiB: Slack's largest payloads, a view with a hundred blocks and its state, stay far under it. */
const bodyLimit = 1024 * 1024;

/** 20 s: twice what a slow answer of Slack's may take. */
const defaultOpenMs = 20_000;

/** Slack's way in: opened and closed. */
export interface Gate {
  open(): Promise<void>;
  close(): Promise<void>;
}

interface GateOptions extends SlackOptions {
  readonly workspaces: Workspaces;
  readonly listener: Listener;
  readonly ackMs: number;
  readonly isRunning: () => boolean;
}

type Delivered = Parameters<App['processEvent']>[0];

/** Makes the way in: a socket that we open, or `/slack/…` on the shared server. Requests are refused while closed. */
export function createGate(options: GateOptions): Gate {
  const { transport } = options;
  const events = createEvents(options);
  const logger = slackLogger(options.log);
  if (transport.kind === 'socket') {
    const clientOptions = { slackApiUrl: options.apiUrl ?? slackApi, timeout: options.timeoutMs ?? 10_000 };
    const receiver = new SocketModeReceiver({
      appToken: transport.appToken,
      logger,
      ...(options.pingMs === undefined ? {} : { clientPingTimeout: options.pingMs }),
      installerOptions: { clientOptions },
    });
    receiver.init(eventsApart(boltApp(options), events));
    const leave = keepReconnecting(receiver.client, options.log);
    return {
      open: openSocket(() => receiver.start(), options.openMs ?? defaultOpenMs),
      async close() {
        leave();
        await receiver.stop();
      },
    };
  }
  const receiver = new HTTPReceiver({
    signingSecret: transport.signingSecret,
    logger,
    bodyLimit,
    ...oauth(options),
    unhandledRequestHandler: ({ response }) => {
      if (!response.headersSent) response.writeHead(503).end();
    },
  });
  receiver.init(eventsApart(boltApp(options), events));
  const door = createDoor({ ...options, bodyLimit, signingSecret: transport.signingSecret, events });
  mountReceiver(options, receiver, door);
  return { open: async () => {}, close: async () => {} };
}

function mountReceiver({ mount, isRunning, now }: GateOptions, receiver: HTTPReceiver, door: Door): void {
  mount('/slack', async (request, response) => {
    // Bolt refuses what is too old; what claims to come from the future could be replayed until then.
    const ahead = Number(request.headers['x-slack-request-timestamp'] ?? 0) * 1000 - now();
    if (ahead > toleranceMs) {
      response.writeHead(401).end();
      return;
    }
    if (!isRunning()) {
      response.writeHead(503, { 'retry-after': '5' }).end();
      return;
    }
    const isDelivery = request.method === 'POST' && request.url?.split('?')[0] === '/slack/events';
    if (isDelivery && (await door(request, response)) === 'answered') return;
    try {
      receiver.requestListener(request, response);
    } catch {
      // Thrown only for a path or a method that nobody here takes.
      response.writeHead(404).end();
    }
  });
}

function boltApp(options: GateOptions): App {
  const { workspaces, listener } = options;
  const app = new App({
    // The receiver gets the app by `init`: given here, an installer in it would forbid our own `authorize`.
    receiver: { init: () => {}, start: async () => {}, stop: async () => {} },
    logger: slackLogger(options.log),
    convoStore: false,
    clientOptions: { slackApiUrl: options.apiUrl ?? slackApi },
    async authorize({ teamId, enterpriseId, isEnterpriseInstall }) {
      const workspace = await workspaces.resolve({ teamId, enterpriseId, isEnterpriseInstall });
      if (workspace === undefined) throw notInstalled(teamId ?? enterpriseId);
      const { botToken, botUserId, botId, key } = workspace.installed;
      return { botToken, botUserId, ...(botId === undefined ? {} : { botId }), installation: key };
    },
  });

  const workspaceOf = async ({ installation, teamId, enterpriseId, isEnterpriseInstall }: Context) =>
    (typeof installation === 'string' ? await workspaces.find(installation) : undefined) ??
    (await workspaces.resolve({ teamId, enterpriseId, isEnterpriseInstall }));

  const onInteraction = async ({ body, context, ack }: { body: unknown; context: Context; ack: unknown }) => {
    const workspace = await workspaceOf(context);
    // Bolt types the answer by the kind of interaction; ours is given only to submitted forms.
    const answer = ack as Ack;
    if (workspace === undefined) await answer();
    else await listener.interaction(body, workspace, answer);
  };
  app.action(/.*/, onInteraction);
  app.view(/.*/, onInteraction);
  app.view({ callback_id: /.*/, type: 'view_closed' }, onInteraction);
  app.shortcut(/.*/, onInteraction);
  app.command(/.*/, onInteraction);
  app.options(/.*/, onInteraction);
  return app;
}

interface Context {
  readonly installation?: unknown;
  readonly teamId?: string | undefined;
  readonly enterpriseId?: string | undefined;
  readonly isEnterpriseInstall?: boolean | undefined;
}

/** Events of the Events API go their own way, past Bolt's middleware; everything else is Bolt's. */
function eventsApart(app: App, events: Events): App {
  async function processEvent(delivered: Delivered): Promise<void> {
    if (delivered.body['type'] !== 'event_callback') return app.processEvent(delivered);
    await events.take(delivered.body, () => delivered.ack());
  }
  return Object.create(app, { processEvent: { value: processEvent } });
}
