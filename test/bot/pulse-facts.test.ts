import { expect, test } from 'vitest';
import { gatherPulse } from '../../src/bot/pulse-facts.ts';
import { plan } from '../../src/pulse/index.ts';
import { createMemoryStore } from '../../src/store/index.ts';
import { pulseContent } from '../support/pulse-content.ts';

test('who was taken out of the organisation’s file is in no wave any more, also not in one that asked them', async () => {
  const { content } = await pulseContent({ units: { a: 8 } });
  const [programme] = content.pulses;
  if (programme === undefined) throw new Error('Cannot plan a round: the shipped content has no pulse.');
  const store = createMemoryStore();
  const now = content.calendar.instantOf('2026-11-24', '09:00');
  const planned = plan(programme, { ...content, waves: [], asked: new Set() }, now, []);
  if (planned.kind !== 'send') throw new Error('Cannot plan a round: none is due on Tuesday at nine.');
  await store.planWave(planned.wave, planned.seats, now);
  const people = content.organisation.people.filter(({ id }) => id !== 'a-0');
  const without = { ...content, organisation: { ...content.organisation, people } };
  for (const [needs, wave] of [
    ['ownWave', ''],
    ['wave', planned.wave.id],
  ] as const) {
    expect((await gatherPulse(store, content, needs, wave, 'a-0'))?.mine).toBeDefined();
    expect((await gatherPulse(store, without, needs, wave, 'a-0'))?.mine).toBeUndefined();
    expect((await gatherPulse(store, without, needs, wave, 'a-1'))?.mine).toBeDefined();
  }
});
