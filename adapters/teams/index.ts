import type { ChatAdapter, Receive } from '../../src/ports.ts';
import { type Activity, isPersonal } from './activity.ts';
import { createBridge } from './bridge.ts';
import { createConnector } from './connector.ts';
import { createDirectory, type Unreachable } from './directory.ts';
import { createEndpoint, endpointPath } from './endpoint.ts';
import { lineCard } from './forms.ts';
import { splitConversation } from './ids.ts';
import { platform, type TeamsOptions } from './options.ts';
import { createPace } from './pace.ts';
import { langOf } from './receive.ts';
import { createResponder } from './respond.ts';
import { activityOf, createSender } from './send.ts';
import { createSignIn } from './sign-in.ts';
import { createTokenCheck, publicCloud } from './tokens.ts';
import { takeTurn } from './turn.ts';
import { words } from './words.ts';

export type { Unreachable } from './directory.ts';
export { examineTeams, type Findings } from './examine.ts';
export type { TeamsCloud, TeamsOptions } from './options.ts';
export { keepInFolder, keepInMemory, type Reference, type ReferenceKeeper } from './references.ts';

/** The Teams adapter, which also knows whom it could not write to. */
export interface TeamsAdapter extends ChatAdapter {
  /** People who could not be written to first since the start, each with the reason in words. */
  unreachable(): readonly Unreachable[];
}

/** 15 s: far longer than Teams takes, well under the minute for which the outbox lends out a message. */
const defaultTimeoutMs = 15_000;
/** How many strangers' conversations are remembered as told, so that each is told once. */
const toldAtMost = 1000;

/** Makes the Teams adapter. Throws without an app unless `local` is set; local is for this machine only. */
export function createTeamsAdapter(options: TeamsOptions): TeamsAdapter {
  const { app, local, now, log, references: keeper, search } = options;
  if (app === undefined && !local) {
    throw new Error(
      'Cannot start Teams: there is no app id. Set MicrosoftAppId, or MEDVIND_TEAMS=local on loopback.',
    );
  }
  const random = options.random ?? Math.random;
  const allowed = new Set(
    (options.allowedTenants ?? [app?.tenantId ?? '']).map((tenant) => tenant.toLowerCase()),
  );
  const isAllowed = (tenant: string) => app === undefined || allowed.has(tenant.toLowerCase());
  const dialogs: ReadonlySet<string> = new Set(options.dialogActions ?? []);
  const { cloud = publicCloud, timeoutMs = defaultTimeoutMs } = options;
  const signIn = app && createSignIn(app, cloud, timeoutMs, now);
  const bridge = createBridge(app, cloud);
  const connector = createConnector(options.call, signIn, timeoutMs);
  const directory = createDirectory({ keeper, connector, isAllowed, now, log });
  const pace = createPace(now, options.patienceMs);
  let core: Receive | undefined;
  let isSending = false;
  const sender = createSender({
    connector,
    directory,
    pace,
    dialogs,
    now,
    random,
    isRunning: () => isSending,
  });
  const responder = createResponder({ sender, directory, dialogs, log });
  const under = new Set<Promise<unknown>>();
  const told = new Set<string>();

  async function take(activity: Activity) {
    if (core === undefined) return undefined;
    const turn = takeTurn(activity, core, { directory, responder, sender, pace, search, log });
    under.add(turn);
    return turn.finally(() => under.delete(turn));
  }

  /** Tells somebody of another organisation once why nothing happens. */
  async function turnAway(activity: Activity): Promise<void> {
    const { base } = splitConversation(activity.conversation.id);
    if (activity.type !== 'message' || !isPersonal(activity) || told.has(base) || told.size > toldAtMost)
      return;
    told.add(base);
    const { serviceUrl, recipient } = activity;
    const lang = langOf(activity) ?? 'da';
    const text = words[lang].otherOrganisation;
    const reference = {
      conversation: base,
      kind: 'personal',
      serviceUrl,
      bot: { id: recipient.id },
    } as const;
    await connector
      .post(reference, activity.conversation.id, activityOf(lineCard(text, lang), text, reference))
      .catch(() => log.info('Cannot tell somebody of another organisation why they are not served.'));
  }

  options.mount(
    endpointPath,
    createEndpoint({
      bridge,
      check: app === undefined ? undefined : createTokenCheck(app.appId, cloud, now),
      isAllowed,
      isRunning: () => core !== undefined,
      take,
      turnAway,
      log,
    }),
  );

  return {
    platform,
    send: sender.send,
    update: sender.update,
    lookUp: directory.lookUp,
    privatePlace: directory.privatePlace,
    unreachable: directory.unreachable,

    async forget(account) {
      responder.forget(account);
      for (const conversation of await directory.forget(account)) {
        sender.forget(conversation);
        told.delete(conversation);
      }
    },

    async start(receive) {
      await directory.load();
      core = receive;
      isSending = true;
      if (app === undefined) {
        log.warn(
          'Teams runs without an app id: it takes whatever this machine sends, and reaches nobody else.',
        );
      }
    },

    async stop() {
      core = undefined;
      await Promise.allSettled([...under]);
      isSending = false;
    },
  };
}
