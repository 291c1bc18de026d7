import { expect, test } from 'vitest';
import { createReachability } from '../../src/bot/away.ts';
import type { Content } from '../../src/dialogue/index.ts';
import type { ChatAdapter } from '../../src/ports.ts';
import { createMemoryStore } from '../../src/store/index.ts';
import { person } from '../handoff/world.ts';

const minute = 60_000;

/** A platform that knows nobody, and an organisation with so many superusers. */
function setUp(superusers: number) {
  const asked: string[] = [];
  const logged: string[] = [];
  const trouble = { now: false };
  const nothing = async () => {};
  const sent = async () => ({ ok: true, ref: '1' }) as const;
  const adapter: ChatAdapter = {
    ...{ platform: 'fake', start: nothing, stop: nothing, send: sent, update: sent },
    privatePlace: async () => undefined,
    async lookUp(who) {
      if ('email' in who) asked.push(who.email);
      if (trouble.now) throw new Error('it does not answer');
      return undefined;
    },
  };
  const people = Array.from({ length: superusers }, (_, at) =>
    person(`helper-${at}`, { email: `${at}@x.example`, roles: ['superuser'] }),
  );
  const content = { organisation: { people } } as unknown as Content;
  const log = { info: () => {}, warn: () => {}, error: (line: string) => void logged.push(line) };
  const reachability = createReachability([adapter], createMemoryStore(), log);
  const refresh = (now: number) => reachability.refresh(content, now);
  return { asked, logged, trouble, refresh, unreachable: () => reachability.unreachable(content).size };
}

test('what a platform says of somebody holds for five minutes', async () => {
  const { asked, refresh } = setUp(2);
  await refresh(0 + 1);
  await refresh(5 * minute);
  expect(asked).toHaveLength(2);
  await refresh(5 * minute + 1);
  expect(asked).toHaveLength(4);
});

test('of many, no more are asked about in a minute than a platform allows, and all in turn', async () => {
  const { asked, refresh } = setUp(50);
  await refresh(1);
  await refresh(2);
  expect(asked).toHaveLength(20);
  await refresh(1 + minute);
  await refresh(1 + 2 * minute);
  expect(new Set(asked).size).toBe(50);
});

test('a platform that does not answer is asked about one, told of once, and left alone for five minutes', async () => {
  const { asked, logged, trouble, refresh, unreachable } = setUp(10);
  trouble.now = true;
  for (let at = 0; at <= 12; at++) await refresh(1 + at * minute);
  expect(asked).toHaveLength(3);
  expect(logged).toEqual([expect.stringContaining('what was known is used')]);
  expect(unreachable()).toBe(0);
  trouble.now = false;
  await refresh(1 + 15 * minute);
  expect(unreachable()).toBe(10);
});
