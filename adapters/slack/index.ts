import { type ChatAdapter, PlatformError, type Receive } from '../../src/ports.ts';
import { createListener } from './listen.ts';
import { platform, type SlackOptions } from './options.ts';
import { createPeople } from './people.ts';
import { createGate } from './receivers.ts';
import { createResponder } from './respond.ts';
import { createSender } from './send.ts';
import { createWorkspaces, slackApi } from './workspaces.ts';

export { type Examined, type ExamineOptions, examineSlack } from './examine.ts';
export { type InstallationKeeper, type Installed, keepInFolder } from './installations.ts';
export type { SlackAccess, SlackOptions, SlackTransport } from './options.ts';

/** 2.5 s: Slack gives 3, and the way there takes some of it. */
const defaultAckMs = 2500;
/** 5 s: how long `stop` waits for what is under way; the longest call takes 10, and is then tried again. */
const stopMs = 5000;

/**
 * Makes the Slack adapter. Over a socket it needs no address of its own; by HTTP it takes signed requests at
 * `/slack/events` of the shared server, and with OAuth also `/slack/install` and `/slack/oauth_redirect`.
 */
export function createSlackAdapter(options: SlackOptions): ChatAdapter {
  const { apiUrl = slackApi, timeoutMs = 10_000, ackMs = defaultAckMs, lang = 'da', log, now } = options;
  const underWay = new Set<Promise<unknown>>();
  let receiver: Receive | undefined;
  const isRunning = () => receiver !== undefined;

  const workspaces = createWorkspaces(options);
  const people = createPeople(workspaces);
  const { send, update, delivered } = createSender({ workspaces, now, log, timeoutMs, isRunning });
  const responder = createResponder({ people, log, apiUrl, timeoutMs });
  const listener = createListener({
    receiver: () => receiver,
    workspaces,
    people,
    responder,
    log,
    lang,
    ackMs,
  });
  const gate = createGate({
    ...options,
    ackMs,
    workspaces,
    isRunning,
    listener: {
      event: (...given) => followed(listener.event(...given)),
      interaction: (...given) => followed(listener.interaction(...given)),
    },
  });

  async function followed<T>(work: Promise<T>): Promise<T> {
    underWay.add(work);
    try {
      return await work;
    } finally {
      underWay.delete(work);
    }
  }

  return {
    platform,
    send: (envelope) => followed(send(envelope)),
    update: (ref, envelope) => followed(update(ref, envelope)),
    delivered,
    lookUp: people.lookUp,
    privatePlace: people.privatePlace,
    presence: people.presence,
    forget: async (account) => people.forget(account),

    async start(receive) {
      await workspaces.open();
      receiver = receive;
      try {
        await gate.open();
      } catch (cause) {
        // The socket may still open by itself, and must not find nobody home.
        if (!(cause instanceof PlatformError && cause.mayPass)) receiver = undefined;
        throw cause;
      }
    },

    async stop() {
      await gate.close();
      await Promise.race([
        Promise.allSettled(underWay),
        new Promise((resolve) => setTimeout(resolve, stopMs).unref()),
      ]);
      receiver = undefined;
    },
  };
}
