import type { Clock } from '../../src/ports.ts';
import type { Connector, Member } from './connector.ts';
import type { Reference } from './references.ts';

/** 10 minutes: people join teams seldom, and a roster costs a call for every 500 members. */
const rosterMs = 10 * 60 * 1000;

/** Who is in shared conversations. */
interface Rosters {
  of(reference: Reference): Promise<readonly Member[]>;
  /** Forgets what is known, so that it is asked for anew. */
  forget(): void;
}

/** The rosters of shared conversations, asked for at most each ten minutes. A roster that cannot be had is empty. */
export function createRosters(connector: Connector, now: Clock): Rosters {
  const known = new Map<string, { readonly at: number; readonly members: Promise<readonly Member[]> }>();

  return {
    forget: () => known.clear(),

    of(reference) {
      const key = reference.team ?? reference.conversation;
      const old = known.get(key);
      if (old !== undefined && now() - old.at < rosterMs) return old.members;
      const members = connector
        .members(reference, reference.conversation)
        .catch(() => (old === undefined ? [] : old.members));
      known.set(key, { at: now(), members });
      return members;
    },
  };
}
