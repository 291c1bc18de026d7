import type { Clock, Log, Mount } from '../../src/ports.ts';
import { readBody } from '../body.ts';
import { type Events, isNotInstalled } from './events.ts';
import { createSignatureCheck } from './signed.ts';

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
 * Makes the way in. Events are taken here: Bolt's own way takes as long as all that we do before the acknowledgement.
 * What turns out to be something else is left to Bolt, which checks it again, but only when it can be read: Bolt ends
 * the process over a body that is `null`, and logs the beginning of one that is no JSON.
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
    const type = request.headers['content-type'] ?? '';
    const isJson = type.startsWith('application/json');
    const body = isJson ? parsed(raw.toString()) : isForm(type) ? ofForm(raw.toString()) : undefined;
    if (body === undefined) return answered(400);
    if (!isJson || body['type'] !== 'event_callback') {
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

type Body = Readonly<Record<string, unknown>>;

function parsed(text: string): Body | undefined {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null ? (body as Body) : undefined;
  } catch {
    return undefined;
  }
}

function isForm(type: string): boolean {
  return type.startsWith('application/x-www-form-urlencoded');
}

// An interaction is JSON within a form; a slash command is the form itself.
function ofForm(text: string): Body | undefined {
  const fields = new URLSearchParams(text);
  const payload = fields.get('payload');
  return payload === null ? Object.fromEntries(fields) : parsed(payload);
}
