import { expect, test } from 'vitest';
import { createContentNews } from '../../src/bot/announce.ts';
import { createMemoryStore } from '../../src/store/index.ts';
import { takeSafely } from '../store/fixtures.ts';
import { pulseContent } from '../support/pulse-content.ts';
import { readable } from '../support/town.ts';

const wrong = {
  file: 'goals.yaml',
  line: 7,
  field: 'goals[tryghed].unit',
  message: 'No unit has the id "familje". Did you mean "familie"?',
};

async function news() {
  const { content } = await pulseContent({ units: { a: 5 } });
  const store = createMemoryStore();
  let now = content.calendar.instantOf('2026-11-23', '10:00');
  const teller = createContentNews({ store, content: () => content, clock: () => now });
  return {
    ...teller,
    /** What the outbox holds since it was last emptied, by whom it is for. */
    async told() {
      now += 1000;
      const taken = await takeSafely(store, {
        limit: 9,
        bulk: 9,
        now,
        leaseMs: 60_000,
        token: String(now),
      });
      const place = { platform: 'fake', id: 'lead', private: true };
      const sent = { state: 'sent', place, ref: 'there' } as const;
      for (const { delivery } of taken) await store.settle(delivery.key, String(now), sent, now);
      return taken.map(({ delivery: { to, message } }) => ({ to, text: readable(message) }));
    },
  };
}

test('a Danish project lead reads in Danish where a file is wrong and what that means, with the exact words for who edits it', async () => {
  const { broken, told } = await news();
  await broken([wrong]);
  const [one, ...more] = await told();
  expect(more).toEqual([]);
  expect(one?.to).toEqual({ person: 'birgitte-lauridsen' });
  const [notice, place, forEditor, exact] = one?.text.split('\n') ?? [];
  expect(notice).toContain('Jeg bruger de forrige');
  expect(place).toContain('goals.yaml, linje 7 (goals[tryghed].unit)');
  expect(forEditor).toContain('retter filen, på engelsk');
  expect(exact).toContain(wrong.message);
});

test('a folder that is wrong as a whole is told without a file and a line', async () => {
  const { broken, told } = await news();
  await broken([{ file: '', line: 1, field: '', message: 'There is no such content folder.' }]);
  const [one] = await told();
  expect(one?.text).toContain('There is no such content folder.');
  expect(one?.text).not.toContain(':1:');
});

test('is told once when the files are right again, and nothing when they never were wrong', async () => {
  const { broken, inUse, told } = await news();
  await inUse();
  expect(await told()).toEqual([]);
  await broken([wrong]);
  await told();
  await inUse();
  await inUse();
  expect((await told()).map(({ text }) => text)).toEqual([
    'Filerne er i orden igen, og rettelserne er taget i brug.',
  ]);
});
