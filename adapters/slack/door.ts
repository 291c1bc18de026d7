import type { Clock, Log, Mount } from '../../src/ports.ts';
import { type Events, isNotInstalled } from './events.ts';
import { createSignatureCheck, readBody } from './signed.ts';

/** Answers a request, or leaves it to Bolt. */
export type Door = (...given: Parameters<Parameters<Mount>[1]>) => Promise<'answered' | 'for Bolt'>;

interface DoorOptions {
  readonly signingSecret: string;
  /** In bytes. */
  readonly bodyLimit: number;
  readonly events: Events;
  readonly now: Clock;
  readonly log: Log;
}

/**
 * Makes the way in for what comes as JSON, which is what the Events API sends: Bolt's own takes as long as all that
 * we do before the acknowledgement. What turns out to be something else is left to Bolt, which checks it again.
 */
export function createDoor({ signingSecret, bodyLimit, events, now, log }: DoorOptions): Door {
  const isSigned = createSignatureCheck(signingSecret);
  return async (request, response) => {
    const answered = (status: number) => {
      response.writeHead(status, { 'content-length': 0 }).end();
      return 'answered' as const;
    };
    const raw = await readBody(request, bodyLimit);
    if (raw === undefined) {
      log.warn(`Slack: a request over ${bodyLimit} bytes was refused.`);
      return answered(413);
    }
    if (!isSigned(request.headers, raw, now())) {
      log.warn('Slack: a request was refused, since its signature or its timestamp is not right.');
      return answered(401);
    }
    const body = parsed(raw);
    if (body === undefined) return answered(400);
    if (body['type'] !== 'event_callback') {
      // Where Bolt looks for a body that was read before.
      Object.assign(request, { rawBody: raw });
      return 'for Bolt';
    }
    try {
      await events.take(body, () => void answered(200));
    } catch (cause) {
      if (!isNotInstalled(cause)) log.error('Cannot take an event from Slack.', cause);
      if (!response.headersSent) answered(isNotInstalled(cause) ? 401 : 500);
    }
    return 'answered';
  };
}

function parsed(raw: Buffer): Readonly<Record<string, unknown>> | undefined {
  try {
    const body: unknown = JSON.parse(raw.toString());
    return typeof body === 'object' && body !== null
      ? (body as Readonly<Record<string, unknown>>)
      : undefined;
  } catch {
    return undefined;
  }
}
