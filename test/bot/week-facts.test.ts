import { expect, test } from 'vitest';
import { gatherWeek, isEmpty } from '../../src/bot/week-facts.ts';
import { close, type Wave } from '../../src/pulse/index.ts';
import { createMemoryStore } from '../../src/store/index.ts';
import { seat, wave } from '../pulse/world.ts';
import { closed, inquiry, question, report, step } from '../store/fixtures.ts';
import { pulseContent } from '../support/pulse-content.ts';

const { content } = await pulseContent({ units: { a: 8 } });
const { calendar } = content;
const at = (local: string) => calendar.instantOf(local.slice(0, 10), local.slice(11));
const due = { week: '2026-W47', at: at('2026-11-23 08:30') };

test('a week has what was asked from Monday midnight to Sunday midnight, local time', async () => {
  const store = createMemoryStore();
  const moments = ['2026-11-15 23:59', '2026-11-16 00:00', '2026-11-22 23:59', '2026-11-23 00:00'];
  await store.commit(
    step([
      ...moments.map(
        (local, n) => ({ kind: 'inquiryMade', inquiry: inquiry(`i${n}`, { at: at(local) }) }) as const,
      ),
      ...moments.map(
        (local, n) =>
          ({
            kind: 'questionOpened',
            question: closed(`q${n}`, at('2026-11-23 07:00'), { askedAt: at(local) }),
          }) as const,
      ),
    ]),
  );
  const facts = await gatherWeek(store, content, due);
  expect(facts.inquiries.map((one) => one.at)).toEqual([at('2026-11-16 00:00'), at('2026-11-22 23:59')]);
  expect(facts.questions.map(({ id }) => id)).toEqual(['q0', 'q1', 'q2']);
  expect(isEmpty(facts)).toBe(false);
});

test('what was closed before the week is no part of it, and what is still open is', async () => {
  const store = createMemoryStore();
  const long = at('2026-11-02 09:00');
  await store.commit(
    step([
      { kind: 'questionOpened', question: closed('done', at('2026-11-15 12:00'), { askedAt: long }) },
      { kind: 'questionOpened', question: question('open', { askedAt: long, touchedAt: long }) },
    ]),
  );
  expect((await gatherWeek(store, content, due)).questions.map(({ id }) => id)).toEqual(['open']);
});

test('only rounds that had closed when the report was due are in it, whenever it is made', async () => {
  const store = createMemoryStore();
  const seats = Array.from({ length: 8 }, (_, n) => seat(`a-${n}`, 'a'));
  const rounds: readonly (readonly [string, string])[] = [
    ['2026-W47', '2026-11-23 08:30'],
    ['2026-W48', '2026-11-23 08:31'],
  ];
  for (const [week, closes] of rounds) {
    const one: Wave = wave(['a'], { id: `pulse/prove/${week}`, week, closesAt: at(closes) });
    await store.planWave(one, seats, at('2026-11-17 09:00'));
    await store.closeWave(one.id, (gathered) => close({ ...gathered, themes: [] }));
  }
  const facts = await gatherWeek(store, content, due);
  expect(facts.waves.map(({ week }) => week)).toEqual(['2026-W47']);
  expect(facts.results.map(({ week }) => week)).toEqual(['2026-W47']);
});

test('what was decided, typed in or shared after the report was due is left to the next one', async () => {
  const store = createMemoryStore();
  const decided = { action: 'x', decision: 'will', by: 'a-0' } as const;
  const value = { goal: 'g', scope: 'all', value: 1, by: 'a-0' } as const;
  await store.commit(
    step([
      { kind: 'actionDecided', decided: { ...decided, at: due.at } },
      { kind: 'actionDecided', decided: { ...decided, action: 'y', at: due.at + 1 } },
      { kind: 'goalValued', value: { ...value, period: '2026-10', at: due.at } },
      { kind: 'goalValued', value: { ...value, period: '2026-11', at: due.at + 1 } },
      { kind: 'gainShared', gain: { id: 'g1', person: 'a-1', text: 'Halv tid', at: due.at } },
      { kind: 'gainShared', gain: { id: 'g2', person: 'a-1', text: 'Færre ark', at: due.at + 1 } },
    ]),
  );
  await store.publishWeek(report('2026-W46'), [], due.at);
  await store.publishWeek(report('2026-W48'), [], due.at);
  const facts = await gatherWeek(store, content, due);
  expect(facts.decided.map(({ action }) => action)).toEqual(['x']);
  expect(facts.goalValues.map(({ period }) => period)).toEqual(['2026-10']);
  expect(facts.gains.map(({ id }) => id)).toEqual(['g1']);
  expect(facts.earlier.map(({ week }) => week)).toEqual(['2026-W46']);
});

test('a week in which nobody asked and no round has closed is empty', async () => {
  expect(isEmpty(await gatherWeek(createMemoryStore(), content, due))).toBe(true);
});
