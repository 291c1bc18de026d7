import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Store } from '../../../src/store/index.ts';
import type { MakeStore } from '../contract.ts';
import { day, monday, outgoing, place, question, retention, step, takeSafely } from '../fixtures.ts';

type Act =
  | { readonly do: 'ask'; readonly id: number }
  | { readonly do: 'claim'; readonly id: number; readonly by: number }
  | { readonly do: 'close'; readonly id: number }
  | { readonly do: 'send'; readonly fails: boolean }
  | { readonly do: 'sweep' };

const id = fc.nat(4);
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ do: fc.constant('ask' as const), id }),
  fc.record({ do: fc.constant('claim' as const), id, by: fc.nat(3) }),
  fc.record({ do: fc.constant('close' as const), id }),
  fc.record({ do: fc.constant('send' as const), fails: fc.boolean() }),
  fc.record({ do: fc.constant('sweep' as const) }),
);

interface Seen {
  readonly claims: string[];
  readonly promised: string[];
  readonly sent: string[];
}

export function laws(make: MakeStore): void {
  test('whatever happens at once, a question is claimed once and a message sent once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(act, { maxLength: 6 }), { maxLength: 8 }), async (rounds) => {
        const store = await make();
        const seen: Seen = { claims: [], promised: [], sent: [] };
        let now = monday;
        for (const [number, round] of rounds.entries()) {
          now += day / 2;
          await Promise.all(round.map((one, at) => perform(store, one, `${number}-${at}`, now, seen)));
        }
        for (let left = (await store.outbox()).waiting; left > 0; left -= 1) {
          await perform(store, { do: 'send', fails: false }, `end-${left}`, now + day, seen);
          if ((await store.outbox()).waiting === 0) break;
        }
        expect(new Set(seen.claims).size).toBe(seen.claims.length);
        expect([...seen.sent].sort()).toEqual([...seen.promised].sort());
        const live = await store.liveQuestions();
        expect(new Set(live.map((one) => one.id)).size).toBe(live.length);
        await store.close();
      }),
      { numRuns: 40 },
    );
  });
}

async function perform(store: Store, one: Act, name: string, now: number, seen: Seen): Promise<void> {
  switch (one.do) {
    case 'ask':
      // Ids are never used twice: asking again for one that is archived is not a thing that happens.
      if ((await store.question(`q${one.id}`)) !== undefined) return;
      return await promise(store, name, now, seen, [
        { kind: 'questionOpened', question: question(`q${one.id}`, { askedAt: now, touchedAt: now }) },
      ]);
    case 'claim': {
      const present = await store.question(`q${one.id}`);
      if (present?.state !== 'open') return;
      const claimed = { ...present, state: 'claimed' as const, claimedBy: `s${one.by}` };
      const committed = await store.commit(
        step([{ kind: 'questionMoved', question: claimed, from: present.rev }], { now }),
      );
      if (committed === 'done') seen.claims.push(present.id);
      return;
    }
    case 'close': {
      const present = await store.question(`q${one.id}`);
      if (present === undefined) return;
      const solved = { ...present, state: 'solved' as const, closedAt: now, touchedAt: now };
      return await promise(store, name, now, seen, [
        { kind: 'questionMoved', question: solved, from: present.rev },
      ]);
    }
    case 'send': {
      const taken = await takeSafely(store, { limit: 5, now, leaseMs: 60_000, token: name });
      for (const { delivery } of taken) {
        const settled = one.fails
          ? ({ state: 'queued', notBefore: now, problem: 'busy' } as const)
          : ({ state: 'sent', place: place('home'), ref: name } as const);
        const held = await store.settle(delivery.key, name, settled, now);
        if (held && !one.fails) seen.sent.push(delivery.key);
      }
      return;
    }
    case 'sweep':
      await store.sweep(now, retention);
      return;
    default:
      one satisfies never;
  }
}

async function promise(
  store: Store,
  name: string,
  now: number,
  seen: Seen,
  changes: Parameters<typeof step>[0],
): Promise<void> {
  const to = { person: `p${name.length}` };
  const committed = await store.commit(step(changes, { event: name, outgoing: [outgoing(name, to)], now }));
  if (committed === 'done') seen.promised.push(name);
}
