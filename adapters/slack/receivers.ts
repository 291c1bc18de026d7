import { App, AuthorizationError, HTTPReceiver, SocketModeReceiver } from '@slack/bolt';
import * as z from 'zod';
import type { Ack, Listener } from './listen.ts';
import { slackLogger } from './logger.ts';
import { oauth } from './oauth.ts';
import type { SlackOptions } from './options.ts';
import { keepReconnecting } from './reconnect.ts';
import { listened } from './scopes.ts';
import { slackApi, type Workspaces } from './workspaces.ts';

/** 1 MiB: Slack's largest payloads, a view with a hundred blocks and its state, stay far under it. */
const bodyLimit = 1024 * 1024;
/** 5 minutes: how far Slack's clock and ours may be apart (docs.slack.dev, verifying requests). */
const toleranceMs = 5 * 60_000;

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

/** To which installation an event came, as Bolt reads it too. */
const installation = {
  team_id: z.string().nullish(),
  enterprise_id: z.string().nullish(),
  is_enterprise_install: z.boolean().nullish(),
};
const eventSource = z.object({
  ...installation,
  authorizations: z.array(z.object(installation)).nullish(),
  event: z.object({ type: z.string() }),
});

function isListenedTo(type: string): boolean {
  return (listened.events as readonly string[]).includes(type);
}

function notInstalled(workspace: string | undefined): Error {
  const sentence = `Cannot serve the workspace ${workspace}: it has not installed the app.`;
  return new AuthorizationError(sentence, new Error(sentence));
}

type Delivered = Parameters<App['processEvent']>[0];

/** Makes the way in: a socket that we open, or `/slack/…` on the shared server. Requests are refused while closed. */
export function createGate(options: GateOptions): Gate {
  const { transport } = options;
  const logger = slackLogger(options.log);
  if (transport.kind === 'socket') {
    const clientOptions = { slackApiUrl: options.apiUrl ?? slackApi, timeout: options.timeoutMs ?? 10_000 };
    const receiver = new SocketModeReceiver({
      appToken: transport.appToken,
      logger,
      ...(options.pingMs === undefined ? {} : { clientPingTimeout: options.pingMs }),
      installerOptions: { clientOptions },
    });
    receiver.init(acknowledgingAfter(boltApp(options), options));
    const leave = keepReconnecting(receiver.client, options.log);
    return {
      async open() {
        try {
          await receiver.start();
        } catch (cause) {
          throw new Error(
            'Cannot open the socket to Slack. Check SLACK_APP_TOKEN (it begins with xapp- and has connections:write) and that Socket Mode is on.',
            { cause },
          );
        }
      },
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
  receiver.init(acknowledgingAfter(boltApp(options), options));
  mountReceiver(options, receiver);
  return { open: async () => {}, close: async () => {} };
}

function mountReceiver({ mount, isRunning, now }: GateOptions, receiver: HTTPReceiver): void {
  mount('/slack', (request, response) => {
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

/** Waits between two more tries of an event that was acknowledged before it was kept, in milliseconds. */
const lateRetryMs = [1000, 5000];

/**
 * Bolt acknowledges an event before anybody has seen it, and what is lost then is lost. This acknowledges when it
 * is kept, so that Slack delivers it again if we die or fail before; or when Slack's 3 s run out. Events do not pass
 * through Bolt's middleware, of which none has anything to do with them and which costs as much as all the rest.
 */
function acknowledgingAfter(app: App, { workspaces, listener, ackMs, log }: GateOptions): App {
  async function processEvent(delivered: Delivered): Promise<void> {
    if (delivered.body['type'] !== 'event_callback') return app.processEvent(delivered);
    const { isSafe, work } = begin(delivered);
    const inTime = await Promise.race([isSafe, passed(ackMs)]);
    try {
      await delivered.ack();
    } catch (cause) {
      // The socket was cut meanwhile: Slack delivers the event again, and it counts once.
      log.warn(`Cannot acknowledge an event to Slack: ${cause instanceof Error ? cause.message : cause}`);
    }
    if (inTime) await work;
    else await keepLate(delivered, work);
  }

  /** Has an event taken; it is safe when somebody has kept it, or else when all of it is done. */
  function begin({ body }: Delivered): { readonly isSafe: Promise<true>; readonly work: Promise<void> } {
    const { promise: isKept, resolve: kept } = Promise.withResolvers<true>();
    const work = taken(body, () => kept(true));
    return { isSafe: Promise.race([isKept, work.then((): true => true)]), work };
  }

  async function taken(body: unknown, kept: () => void): Promise<void> {
    const source = eventSource.safeParse(body).data;
    if (source === undefined || !isListenedTo(source.event.type)) return;
    const [to] = source.authorizations ?? [];
    const teamId = to?.team_id ?? source.team_id ?? undefined;
    const enterpriseId = (to ?? source).enterprise_id ?? undefined;
    const isEnterpriseInstall = (to ?? source).is_enterprise_install ?? undefined;
    const workspace = await workspaces.resolve({ teamId, enterpriseId, isEnterpriseInstall });
    if (workspace === undefined) throw notInstalled(teamId ?? enterpriseId);
    await listener.event(body, workspace, kept);
  }

  async function keepLate(delivered: Delivered, first: Promise<void>): Promise<void> {
    let work = first;
    for (const wait of [...lateRetryMs, undefined]) {
      try {
        return await work;
      } catch (cause) {
        if (wait === undefined) return log.error('Cannot take an event from Slack: it is lost.', cause);
        await passed(wait);
        work = begin(delivered).work;
      }
    }
  }

  return Object.create(app, { processEvent: { value: processEvent } });
}

function passed(ms: number): Promise<false> {
  return new Promise((resolve) => setTimeout(resolve, ms, false).unref());
}
