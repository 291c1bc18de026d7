import { createLocalJWKSet, errors, type JSONWebKeySet, jwtVerify } from 'jose';
import * as z from 'zod';
import type { Clock } from '../../src/ports.ts';
import type { Activity } from './activity.ts';
import type { TeamsCloud } from './options.ts';

/** Microsoft's public cloud (learn.microsoft.com, Bot Framework, bot connector authentication). */
export const publicCloud: TeamsCloud = {
  openIdMetadata: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
  issuer: 'https://api.botframework.com',
  login: 'https://login.microsoftonline.com',
};

/** Whether an activity was signed by Teams for us. `unknown`: the keys cannot be had now; it may be tried again. */
export type Checked = 'signed' | 'refused' | 'unknown';

/** Checks the signature of one activity. */
export type TokenCheck = (authorization: string | undefined, activity: Activity) => Promise<Checked>;

/** 5 minutes between clocks, as Microsoft's own check allows. */
const toleranceSeconds = 300;
/** Keys are asked for again after a day, as Microsoft advises, and for an unknown key at most each five minutes. */
const keysMs = 24 * 60 * 60 * 1000;
const askAgainMs = 5 * 60 * 1000;
/** 10 s: without any key nobody at all is let in. */
const firstAgainMs = 10_000;

const metadataSchema = z.looseObject({ jwks_uri: z.url() });
const keySchema = z.looseObject({
  kty: z.string(),
  kid: z.string().optional(),
  endorsements: z.array(z.string()).optional(),
});
const keysSchema = z.looseObject({ keys: z.array(keySchema).min(1) });

/** The keys by their ids, and what each is endorsed for. */
interface Keys {
  readonly at: number;
  readonly find: ReturnType<typeof createLocalJWKSet>;
  readonly endorsements: ReadonlyMap<string, readonly string[]>;
}

/**
 * Makes the check that stands before botbuilder's own, which answers a forged signature with 500 and prints keys:
 * signature (RS256 and nothing else), issuer, audience, time, the service address and the channel's endorsement.
 */
export function createTokenCheck(appId: string, cloud: TeamsCloud, now: Clock): TokenCheck {
  /** The last that were read, kept also when they cannot be read again. */
  let known: Keys | undefined;
  let reading: Promise<Keys | undefined> | undefined;
  let askedAt = Number.NEGATIVE_INFINITY;

  // However many activities wait for keys, and whatever ids strangers invent: one request at a time, and seldom.
  async function current(kid: string | undefined): Promise<Keys | undefined> {
    const isOld = known === undefined || now() - known.at > keysMs;
    const isUnknown = known !== undefined && (kid === undefined || !known.endorsements.has(kid));
    if (!isOld && !isUnknown) return known;
    const mayAsk = now() - askedAt > (known === undefined ? firstAgainMs : askAgainMs);
    if (reading === undefined && mayAsk) {
      askedAt = now();
      reading = readKeys(cloud, now)
        .catch(() => undefined)
        .finally(() => {
          reading = undefined;
        });
    }
    known = (await reading) ?? known;
    return known;
  }

  return async (authorization, activity) => {
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization ?? '')?.[1];
    if (token === undefined) return 'refused';
    let endorsed: readonly string[] | undefined;
    let isAsked = false;
    try {
      const { payload } = await jwtVerify(
        token,
        async (header, input) => {
          const found = await current(header.kid);
          isAsked = found === undefined;
          if (found === undefined) throw new errors.JWKSNoMatchingKey();
          endorsed = found.endorsements.get(header.kid ?? '');
          return found.find(header, input);
        },
        {
          issuer: cloud.issuer,
          audience: appId,
          algorithms: ['RS256'],
          requiredClaims: ['exp'],
          clockTolerance: toleranceSeconds,
          currentDate: new Date(now()),
        },
      );
      const isOurs = payload['serviceurl'] === activity.serviceUrl;
      const isEndorsed =
        endorsed === undefined || endorsed.length === 0 || endorsed.includes(activity.channelId);
      return isOurs && isEndorsed ? 'signed' : 'refused';
    } catch {
      return isAsked ? 'unknown' : 'refused';
    }
  };
}

/** Reads the keys that activities are signed with. Throws when they cannot be had. */
export async function readKeys({ openIdMetadata }: TeamsCloud, now: Clock): Promise<Keys> {
  const metadata = metadataSchema.parse(await json(openIdMetadata));
  const set = keysSchema.parse(await json(metadata.jwks_uri));
  return {
    at: now(),
    find: createLocalJWKSet(set as JSONWebKeySet),
    endorsements: new Map(set.keys.map(({ kid, endorsements }) => [kid ?? '', endorsements ?? []])),
  };
}

async function json(url: string): Promise<unknown> {
  const response = await fetch(url, { signal: AbortSignal.timeout(10_000) }).catch((cause: unknown) => {
    throw new Error(`Cannot reach ${url}. Let this machine reach it, or try again.`, { cause });
  });
  if (!response.ok) throw new Error(`Cannot read the keys at ${url}: status ${response.status}.`);
  return response.json();
}
