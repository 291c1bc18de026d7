import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import type { Mount } from '../../src/ports.ts';

type Request = Parameters<Parameters<Mount>[1]>[0];

/** 5 minutes: how far Slack's clock and ours may be apart (docs.slack.dev, verifying requests). */
export const toleranceMs = 5 * 60_000;

/** Tells whether a request is Slack's own, and not one that somebody recorded earlier. */
export type IsSigned = (headers: Request['headers'], body: Uint8Array, now: number) => boolean;

/**
 * Makes the check of signatures, of version v0 of Slack's scheme: SHA-256 with the signing secret over version,
 * timestamp and the body's bytes as they came. Throws when there is no secret, since anybody could sign then.
 */
export function createSignatureCheck(signingSecret: string): IsSigned {
  if (signingSecret === '')
    throw new Error('Cannot check signatures of Slack: SLACK_SIGNING_SECRET is empty.');
  const key: KeyObject = createSecretKey(signingSecret, 'utf8');
  return (headers, body, now) => {
    const { 'x-slack-request-timestamp': time, 'x-slack-signature': signature } = headers;
    if (typeof time !== 'string' || !/^\d{1,12}$/.test(time)) return false;
    if (Math.abs(now - Number(time) * 1000) > toleranceMs) return false;
    if (typeof signature !== 'string' || !/^v0=[0-9a-f]{64}$/.test(signature)) return false;
    const ours = createHmac('sha256', key).update(`v0:${time}:`).update(body).digest();
    return timingSafeEqual(ours, Buffer.from(signature.slice(3), 'hex'));
  };
}
