import { AuthorizationError } from '@slack/bolt';
import type { Log } from '../../src/ports.ts';
import type { Listener } from './listen.ts';
import { eventBody } from './payload.ts';
import { listened } from './scopes.ts';
import type { Workspaces } from './workspaces.ts';

/** Takes what comes through the Events API. */
export interface Events {
  /**
   * Has an event taken, and calls `ack` once it cannot be lost any more, or when Slack's time runs out. Rejects when
   * it could not be taken: without an acknowledgement before, Slack delivers it again.
   */
  take(body: unknown, ack: () => void | Promise<void>): Promise<void>;
}

interface EventsOptions {
  readonly workspaces: Workspaces;
  readonly listener: Listener;
  readonly ackMs: number;
  readonly log: Log;
}

const listenedTo: ReadonlySet<string> = new Set(listened.events);

/** Waits between two more tries of an event that was acknowledged before it was kept, in milliseconds. */
const lateRetryMs = [1000, 5000];

/** Says that somebody's app is not installed here, as Bolt says it. */
export function notInstalled(workspace: string | undefined): Error {
  const sentence = `Cannot serve the workspace ${workspace}: it has not installed the app.`;
  return new AuthorizationError(sentence, new Error(sentence));
}

/** Whether the cause is that the app is not installed. */
export function isNotInstalled(cause: unknown): boolean {
  return cause instanceof AuthorizationError;
}

/**
 * Bolt acknowledges an event before anybody has seen it, and what is lost then is lost. This acknowledges when it
 * is kept, so that Slack delivers it again if we die or fail before; or when Slack's 3 s run out. Events do not pass
 * through Bolt's middleware, of which none has anything to do with them and which costs as much as all the rest.
 */
export function createEvents({ workspaces, listener, ackMs, log }: EventsOptions): Events {
  async function taken(body: unknown, kept: () => void): Promise<void> {
    const came = eventBody.safeParse(body).data;
    if (came === undefined || !listenedTo.has(came.event.type)) return;
    const [to] = came.authorizations ?? [];
    const teamId = to?.team_id ?? came.team_id ?? undefined;
    const enterpriseId = (to ?? came).enterprise_id ?? undefined;
    const isEnterpriseInstall = (to ?? came).is_enterprise_install ?? undefined;
    const workspace = await workspaces.resolve({ teamId, enterpriseId, isEnterpriseInstall });
    if (workspace === undefined) throw notInstalled(teamId ?? enterpriseId);
    await listener.event(came, workspace, kept);
  }

  async function keepLate(body: unknown, first: unknown): Promise<void> {
    let cause = first;
    for (const ms of lateRetryMs) {
      await new Promise((resolve) => setTimeout(resolve, ms).unref());
      try {
        return await taken(body, () => {});
      } catch (again) {
        cause = again;
      }
    }
    log.error('Cannot take an event from Slack: it is lost.', cause);
  }

  return {
    async take(body, ack) {
      let isDone = false;
      const acknowledge = () => {
        if (isDone) return;
        isDone = true;
        clearTimeout(late);
        // The socket was cut meanwhile: Slack delivers the event again, and it counts once.
        Promise.try(ack).catch((cause: unknown) =>
          log.warn(`Cannot acknowledge an event to Slack: ${cause instanceof Error ? cause.message : cause}`),
        );
      };
      let isLate = false;
      const late = setTimeout(() => {
        isLate = true;
        acknowledge();
      }, ackMs).unref();
      try {
        await taken(body, acknowledge);
        acknowledge();
      } catch (cause) {
        clearTimeout(late);
        if (!isLate) throw cause;
        await keepLate(body, cause);
      }
    },
  };
}
