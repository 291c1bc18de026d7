import { expect, test } from 'vitest';
import { seeded } from '../../src/cli/simulating/answers.ts';
import { playWaves } from '../../src/cli/simulating/waves.ts';
import { meanOf, sinceGoLive } from '../../src/pulse/index.ts';
import { createMemoryStore } from '../../src/store/index.ts';
import { pulseContent } from '../support/pulse-content.ts';

test('twelve invented weeks have a dip, a rate, and an open round for the example people', async () => {
  const { content } = await pulseContent();
  const store = createMemoryStore();
  const at = (local: string) => content.calendar.instantOf(local, '10:00');
  const rounds = await playWaves(store, content, at('2026-09-07'), at('2026-11-25'), seeded(7));
  const results = await store.results('implementering');
  const waves = await store.waves();
  expect(rounds).toBe(8);
  expect(waves.filter(({ state }) => state === 'open')).toHaveLength(1);
  expect(results).toHaveLength(rounds - 1);
  const totals = results
    .flatMap(({ items }) => items.filter(({ item }) => item.id === 'C1'))
    .flatMap(({ total }) => total ?? []);
  expect(Math.min(...totals.map(({ counts }) => meanOf(counts)))).toBeLessThan(3.2);
  expect(sinceGoLive(results, 'C1').length).toBeGreaterThan(0);
  const demo = content.organisation.people.filter((person) => person.demo && person.unit !== undefined);
  expect((await store.outbox()).waiting).toBeGreaterThan(0);
  expect((await store.outbox()).waiting).toBeLessThanOrEqual(demo.length);
});
