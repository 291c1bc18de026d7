import type { SocketModeReceiver } from '@slack/bolt';
import { type Log, PlatformError } from '../../src/ports.ts';
import { problemOf } from './errors.ts';

type Client = SocketModeReceiver['client'];

/** Where Slack's sockets are, beside slack.com itself. */
export const socketHosts = ['wss-primary.slack.com', 'wss-backup.slack.com'] as const;

/** 30 s: soon enough for people, seldom enough for a Slack that is down. */
const retryMs = 30_000;

/**
 * Makes every start of the socket but the first one go on until it works. The library starts itself again after a
 * cut and leaves what goes wrong then to nobody, which would end the whole process. Gives back how to stop that.
 */
export function keepReconnecting(client: Client, log: Log): () => void {
  const start = client.start.bind(client);
  let first = true;
  let closed = false;

  async function again(): ReturnType<Client['start']> {
    while (!closed) {
      try {
        return await start();
      } catch (cause) {
        if (closed) break;
        log.error('Cannot open the socket to Slack again; it is tried every half minute.', cause);
        await new Promise((resolve) => setTimeout(resolve, retryMs).unref());
      }
    }
    return { ok: false };
  }

  client.start = () => {
    if (!first) return again();
    first = false;
    return start();
  };
  return () => {
    closed = true;
  };
}

/**
 * Opens the socket, within a time. The library itself waits and tries for ever; what it has begun goes on, so that
 * another call waits for the same. Rejects with a PlatformError.
 */
export function openSocket(start: () => Promise<unknown>, withinMs: number): () => Promise<void> {
  let opening: Promise<unknown> | undefined;

  return async () => {
    opening ??= start();
    const late = Promise.withResolvers<'late'>();
    const timer = setTimeout(() => late.resolve('late'), withinMs);
    try {
      if ((await Promise.race([opening, late.promise])) !== 'late') return;
    } catch (cause) {
      opening = undefined;
      throw new PlatformError(
        'Cannot open the socket to Slack. Check SLACK_APP_TOKEN (it begins with xapp- and has connections:write) and that Socket Mode is on.',
        { mayPass: problemOf(cause).problem === 'again', cause },
      );
    } finally {
      clearTimeout(timer);
    }
    throw new PlatformError(
      `Cannot open the socket to Slack within ${withinMs / 1000} s. Let the firewall pass https to slack.com and wss to ${socketHosts.join(' and ')}; it opens by itself then.`,
      { mayPass: true },
    );
  };
}
