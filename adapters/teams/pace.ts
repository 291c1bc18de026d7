import { setTimeout as wait } from 'node:timers/promises';
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** Keeps us under Teams' limits, so that Teams has no reason to stop us. */
export interface Pace {
  /**
   * Waits until something may be sent. Resolves to 0 when it may, or to the milliseconds to come back after when
   * that takes longer than anybody should be kept waiting here.
   */
  turn(conversation: string, tenant: string | undefined): Promise<number>;
  /** Notes that somebody has just spoken in a conversation: answers there go before what the bot says first. */
  spoken(conversation: string): void;
}

/**
 * Messages per seconds that one bot may send to one conversation, and requests per second of one app in one tenant
 * (learn.microsoft.com, Teams, rate limiting for agents, 2026-10).
 */
const perConversation = [
  { points: 7, duration: 1 },
  { points: 8, duration: 2 },
  { points: 60, duration: 30 },
  { points: 1800, duration: 3600 },
] as const;
/** 45 of the 50 requests a second that a tenant allows: the rest is for looking people up. */
const perTenant = { points: 45, duration: 1 };
/** 30 of the 45 for what nobody has just asked for, such as a pulse: questions and answers have the rest. */
const perTenantUnasked = { points: 30, duration: 1 };
/** 2 minutes: so long after somebody spoke, what is said there is taken as the answer. */
const askedMs = 2 * 60 * 1000;

/** Makes the pace. `patienceMs` is the longest that `turn` waits, 1 second unless told. */
export function createPace(now: () => number, patienceMs = 1000): Pace {
  const conversation = perConversation.map(
    (limit) => new RateLimiterMemory({ ...limit, keyPrefix: `c${limit.duration}` }),
  );
  const tenants = new RateLimiterMemory({ ...perTenant, keyPrefix: 't' });
  const unasked = new RateLimiterMemory({ ...perTenantUnasked, keyPrefix: 'u' });
  const asked = new Map<string, number>();

  function wasAsked(id: string): boolean {
    return now() - (asked.get(id) ?? Number.NEGATIVE_INFINITY) < askedMs;
  }

  return {
    async turn(id, tenant = '') {
      const limits: [RateLimiterAbstract, string][] = [
        ...conversation.map((limiter): [RateLimiterAbstract, string] => [limiter, id]),
        ...(wasAsked(id) ? [] : [[unasked, tenant] as [RateLimiterAbstract, string]]),
        [tenants, tenant],
      ];
      const until = now() + patienceMs;
      for (;;) {
        const ms = await take(limits);
        if (ms === 0) return 0;
        if (now() + ms > until) return ms;
        await wait(ms);
      }
    },

    spoken(id) {
      asked.delete(id);
      asked.set(id, now());
      for (const [old, at] of asked) {
        if (now() - at < askedMs) break;
        asked.delete(old);
      }
    },
  };
}

/** Takes one from every limit, or none from any; the milliseconds until it is worth another try. */
async function take(limits: readonly (readonly [RateLimiterAbstract, string])[]): Promise<number> {
  const taken: (readonly [RateLimiterAbstract, string])[] = [];
  for (const limit of limits) {
    const [limiter, key] = limit;
    taken.push(limit);
    const refused = await limiter.consume(key).then(
      () => undefined,
      (refusal: unknown) => refusal,
    );
    if (refused === undefined) continue;
    await Promise.all(taken.map(([one, name]) => one.reward(name)));
    if (refused instanceof RateLimiterRes) return Math.max(refused.msBeforeNext, 20);
    throw refused;
  }
  return 0;
}
