import type { Content } from '../dialogue/index.ts';
import { dutyNow } from '../handoff/index.ts';
import { mayHelp, type Person, type Settings } from '../organisation/index.ts';
import type { ChatAdapter } from '../ports.ts';
import type { Store } from '../store/index.ts';

/** How helpers can be reached at the moment. */
type Reach = 'present' | 'away' | 'unreachable';

/** Asks stores and platforms how the people who help can be reached; remembers the answer for a minute. */
export interface Reachability {
  /** Ids of those who cannot be offered a question: unreachable, or away while a colleague on duty is there. */
  away(content: Content, byHand: readonly Settings[], now: number): Promise<ReadonlySet<string>>;
  /** Forgets what was remembered, for somebody who has just shown up. */
  forget(person: string): void;
}

/** One minute: Slack allows 50 presence look-ups a minute (tier 3), and duty changes are no faster. */
const rememberMs = 60_000;

/** Makes the look-up over the platforms that run. */
export function createReachability(adapters: readonly ChatAdapter[], store: Store): Reachability {
  const known = new Map<string, { reach: Reach; until: number }>();

  async function reachOf(person: Person, now: number): Promise<Reach> {
    const remembered = known.get(person.id);
    if (remembered !== undefined && remembered.until > now) return remembered.reach;
    const reach = await lookUp(person);
    known.set(person.id, { reach, until: now + rememberMs });
    return reach;
  }

  async function lookUp(person: Person): Promise<Reach> {
    const linked = (await store.accountsOf(person.id)).map(({ account }) => account);
    let reachable = false;
    let sawAway = false;
    for (const adapter of adapters) {
      const own = linked.find(({ platform }) => platform === adapter.platform);
      const account = own ?? (await adapter.lookUp({ email: person.email }))?.account;
      if (account === undefined) continue;
      reachable = true;
      const presence = await adapter.presence?.(account);
      if (presence === 'active') return 'present';
      if (presence === 'away') sawAway = true;
    }
    if (!reachable) return 'unreachable';
    return sawAway ? 'away' : 'present';
  }

  return {
    async away(content, byHand, now) {
      const helpers = content.organisation.people.filter(mayHelp);
      const reached = await Promise.all(
        helpers.map(async (person) => ({ person, reach: await reachOf(person, now) })),
      );
      // Presence is a hint: a green dot is no promise, and "away" no refusal. With nobody on duty who seems to
      // be there, those who seem away are asked all the same.
      const somebody = reached.some(
        ({ person, reach }) => reach === 'present' && dutyNow(person, now, content.calendar, byHand),
      );
      const out = reached.filter(({ reach }) => reach === 'unreachable' || (reach === 'away' && somebody));
      return new Set(out.map(({ person }) => person.id));
    },
    forget(person) {
      known.delete(person);
    },
  };
}
