import type { Content } from '../dialogue/index.ts';
import { dutyNow } from '../handoff/index.ts';
import { mayHelp, type Person, type Settings } from '../organisation/index.ts';
import type { ChatAdapter } from '../ports.ts';
import type { Store } from '../store/index.ts';

/** How a helper can be reached. */
type Reach = 'present' | 'away' | 'unreachable';

/** What is known of how the people who help can be reached. */
export interface Reachability {
  /** Asks stores and platforms about everybody whose answer is older than a minute. */
  refresh(content: Content, now: number): Promise<void>;
  /** Notes that somebody has just shown up. */
  seen(person: string, now: number): void;
  /** Ids of those who can't be offered a question: unreachable, or away while a colleague on duty is there. */
  away(content: Content, byHand: readonly Settings[], now: number): ReadonlySet<string>;
  /** Ids of the helpers whom no platform knows. */
  unreachable(content: Content): ReadonlySet<string>;
}

/** One minute: Slack allows 50 presence look-ups a minute (tier 3), and duty changes no faster. */
const rememberMs = 60_000;

/** Makes the look-up over the platforms that run. Nobody waits for it but the tick: events use what is known. */
export function createReachability(adapters: readonly ChatAdapter[], store: Store): Reachability {
  const known = new Map<string, { reach: Reach; until: number }>();

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

  return {
    async refresh(content, now) {
      const old = content.organisation.people.filter(
        (person) => mayHelp(person) && (known.get(person.id)?.until ?? 0) <= now,
      );
      await Promise.all(
        old.map(async (person) => {
          // A platform that does not answer now changes nothing of what is known, and stops nobody's question.
          const reach = await lookUp(person).catch(() => known.get(person.id)?.reach ?? 'present');
          known.set(person.id, { reach, until: now + rememberMs });
        }),
      );
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
