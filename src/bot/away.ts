import type { Content } from '../dialogue/index.ts';
import { dutyNow } from '../handoff/index.ts';
import { mayHelp, type Person, type Settings } from '../organisation/index.ts';
import type { ChatAdapter, Log } from '../ports.ts';
import type { Store } from '../store/index.ts';

/** How a helper can be reached. */
type Reach = 'present' | 'away' | 'unreachable';

/** What is known of how the people who help can be reached. */
export interface Reachability {
  /**
   * Asks stores and platforms about those whose answer is older than five minutes, one after the other and at most 20
   * a minute. Resolves when they were asked, or a platform did not answer: then all rests for five minutes.
   */
  refresh(content: Content, now: number): Promise<void>;
  /** Notes that somebody has just shown up. */
  seen(person: string, now: number): void;
  /** Ids of those who can't be offered a question: unreachable, or away while a colleague on duty is there. */
  away(content: Content, byHand: readonly Settings[], now: number): ReadonlySet<string>;
  /** Ids of the helpers whom no platform knows. */
  unreachable(content: Content): ReadonlySet<string>;
}

/** Five minutes: what a green dot says is a hint, and duty changes no faster. */
const rememberMs = 5 * 60_000;
/** Slack allows 50 look-ups of a kind in a minute (tier 3), and others look people up too. */
const perMinute = 20;

/** Makes the look-up over the platforms that run. Nobody waits for it but the tick: events use what is known. */
export function createReachability(adapters: readonly ChatAdapter[], store: Store, log: Log): Reachability {
  const known = new Map<string, { reach: Reach; until: number }>();
  let asked: number[] = [];
  let restUntil = 0;
  let isDown = false;
  let round: Promise<void> | undefined;

  async function lookUp(person: Person): Promise<Reach> {
    const linked = (await store.accountsOf(person.id)).map(({ account }) => account);
    let best: Reach = 'unreachable';
    for (const adapter of adapters) {
      const own = linked.find(({ platform }) => platform === adapter.platform);
      const account = own ?? (await adapter.lookUp({ email: person.email }))?.account;
      if (account === undefined) continue;
      const presence = await adapter.presence?.(account);
      if (presence !== 'away') return 'present';
      best = 'away';
    }
    return best;
  }

  const reachOf = (person: Person) => known.get(person.id)?.reach ?? 'present';

  async function askRound(content: Content, now: number): Promise<void> {
    if (now < restUntil) return;
    asked = asked.filter((at) => at > now - 60_000);
    const old = content.organisation.people
      .filter((person) => mayHelp(person) && untilOf(person) <= now)
      .sort((a, b) => untilOf(a) - untilOf(b));
    for (const person of old.slice(0, Math.max(0, perMinute - asked.length))) {
      asked.push(now);
      try {
        known.set(person.id, { reach: await lookUp(person), until: now + rememberMs });
        isDown = false;
      } catch (cause) {
        // A platform that does not answer now changes nothing of what is known, and stops nobody's question.
        if (!isDown) log.error('Cannot ask who of those who help is there; what was known is used.', cause);
        isDown = true;
        restUntil = now + rememberMs;
        return;
      }
    }
  }

  const untilOf = ({ id }: Person) => known.get(id)?.until ?? 0;

  return {
    async refresh(content, now) {
      round ??= askRound(content, now).finally(() => {
        round = undefined;
      });
      await round;
    },

    seen(person, now) {
      known.set(person, { reach: 'present', until: now + rememberMs });
    },

    away(content, byHand, now) {
      const helpers = content.organisation.people.filter(mayHelp);
      const out = helpers.filter((person) => reachOf(person) !== 'present');
      // Presence is a hint: a green dot is no promise, and "away" no refusal. With nobody on duty who seems to
      // be there, those who seem away are asked all the same. Who is on duty costs more than all else an event
      // needs to know, and is asked only where it decides.
      const isAway = out.some((person) => reachOf(person) === 'away');
      const somebody =
        isAway &&
        helpers.some(
          (person) => reachOf(person) === 'present' && dutyNow(person, now, content.calendar, byHand),
        );
      return new Set(
        out.filter((person) => somebody || reachOf(person) === 'unreachable').map(({ id }) => id),
      );
    },

    unreachable({ organisation }) {
      const out = organisation.people.filter(
        (person) => mayHelp(person) && reachOf(person) === 'unreachable',
      );
      return new Set(out.map(({ id }) => id));
    },
  };
}
