import type { SocketModeReceiver } from '@slack/bolt';
import type { Log } from '../../src/ports.ts';

type Client = SocketModeReceiver['client'];

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
