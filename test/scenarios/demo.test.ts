import { describe, expect, test } from 'vitest';
import { gatherWeek } from '../../src/bot/week-facts.ts';
import { findCpr } from '../../src/privacy/cpr/find-cpr.ts';
import { missingPrivacyFacts } from '../../src/privacy/index.ts';
import { published, type WaveResult } from '../../src/pulse/index.ts';
import { sumOf } from '../../src/pulse/showing/figures.ts';
import { figureOf } from '../../src/pulse/showing/published.ts';
import { reportDue, reportOf } from '../../src/report/index.ts';
import { createMemoryStore, type Store } from '../../src/store/index.ts';
import { demoTown } from '../support/demo.ts';

/** An ordinary Monday, a night, weekends, New Year, both clock changes, Easter, the summer. */
const days = [
  '2026-11-23 10:00',
  '2026-11-24 08:10',
  '2026-11-25 03:00',
  '2026-10-26 09:00',
  '2026-12-31 12:00',
  '2027-01-02 20:00',
  '2027-01-04 07:00',
  '2027-03-27 12:00',
  '2027-03-29 10:00',
  '2027-07-15 14:00',
];

/** The mean of item C1 so many weeks after go-live, of what all rounds have shown. */
function meanIn(week: number, results: readonly WaveResult[]): number | undefined {
  const cells = results
    .flatMap(({ items }) => items.filter(({ item }) => item.id === 'C1'))
    .flatMap(({ units }) => units.filter((cell) => cell.week === week));
  return cells.length === 0 ? undefined : figureOf(sumOf(cells.map(({ counts }) => counts))).mean;
}

describe.each(days)('on %s', (at) => {
  test('the weeks have the same shape', async () => {
    const { loaded, store, now } = await demoTown(at);
    const results = await store.results('implementering');
    const rounds = (await store.waves()).length;
    expect(rounds).toBeGreaterThanOrEqual(8);
    expect(results.length).toBeGreaterThanOrEqual(6);

    const lowest = Math.min(meanIn(1, results) ?? 5, meanIn(2, results) ?? 5);
    expect(lowest).toBeLessThanOrEqual((meanIn(-1, results) ?? 0) - 0.5);
    const last = results.at(-1);
    if (last === undefined) throw new Error('Cannot see the last round.');
    const [first] = published(last, results.slice(0, -1)).filter(({ item }) => item.id === 'C1');
    expect(first?.units.find(({ unit }) => unit === 'familie')?.figure.mean).toBeGreaterThanOrEqual(
      lowest + 0.4,
    );

    const live = await store.liveQuestions();
    const unclaimed = live.filter(({ state }) => state === 'open');
    expect(unclaimed.length).toBeGreaterThanOrEqual(3);
    for (const { askedAt } of live) expect(askedAt).toBeLessThanOrEqual(now);
    expect((await store.learned()).length).toBeGreaterThanOrEqual(6);
    expect(missingPrivacyFacts(loaded.content.privacy)).toEqual([]);
  });
});

test('the same day gives the same story', async () => {
  const [one, other] = await Promise.all([demoTown('2026-11-23 10:00'), demoTown('2026-11-23 10:00')]);
  expect(await other.store.inquiriesSince(0)).toEqual(await one.store.inquiriesSince(0));
  expect(await other.store.results('implementering')).toEqual(await one.store.results('implementering'));
});

test('eight weeks are a hundred commits', async () => {
  const store = createMemoryStore();
  let commits = 0;
  const counting: Store = {
    ...store,
    commit(step) {
      commits += 1;
      return store.commit(step);
    },
  };
  await demoTown('2026-11-23 10:00', counting);
  expect(commits).toBeLessThanOrEqual(100);
});

test('it says that it is simulated, and nothing in it looks like a personal number', async () => {
  const { loaded, store } = await demoTown('2026-11-23 10:00');
  const { organisation, privacy } = loaded.content;
  expect(organisation.name).toContain('simuleret');
  expect(organisation.example).toBe(true);
  expect(privacy.facts.controller.da).toContain('Simuleret');
  const said = JSON.stringify([await store.inquiriesSince(0), await store.liveQuestions()]);
  expect(findCpr(said)).toEqual([]);
});

/** The newest report and the ones before it, as the product makes them when it starts. */
async function reportsOf({ store, loaded, now }: Awaited<ReturnType<typeof demoTown>>) {
  const { content } = loaded;
  const due = reportDue(content.goals, content.calendar, now);
  const newest = reportOf(await gatherWeek(store, content, due));
  return { earlier: await store.weekReports(), newest };
}

describe.each(days)('the reports on %s', (at) => {
  test('tell of a dip, of lights in every colour, of advice, and of what was said and done', async () => {
    const { earlier, newest } = await reportsOf(await demoTown(at));
    expect(earlier.length).toBeGreaterThanOrEqual(6);
    expect(newest.example).toBe(true);
    const family = newest.scopes.find(({ scope }) => scope === 'familie');
    if (family === undefined) throw new Error('Cannot see the report of the unit.');
    const lightOf = (goal: string) => family.goals.find((one) => one.goal === goal)?.light;
    expect(lightOf('tid')).toBe('red');
    expect(newest.scopes.flatMap(({ goals }) => goals).map(({ light }) => light)).toContain('grey');
    expect(family.goals.map(({ light }) => light)).toContain('green');
    expect(family.advice.length).toBeGreaterThanOrEqual(1);
    expect(family.saidDid.map(({ decision, change }) => [decision, change])).toContainEqual(['will', 'up']);
    expect(family.gain).toBeDefined();
    expect(newest.capacity.usedHours).toBeDefined();
    expect(
      newest.scopes.find(({ scope }) => scope === 'unge')?.goals.some(({ light }) => light === 'red'),
    ).not.toBe(true);
  });
});

test('the same day gives the same reports, with a hole in the roster of the week that begins', async () => {
  const [one, other] = await Promise.all([demoTown('2026-11-23 10:00'), demoTown('2026-11-23 10:00')]);
  const reports = await reportsOf(one);
  expect(await reportsOf(other)).toEqual(reports);
  expect(reports.newest.capacity.holes).toEqual([{ date: '2026-11-26', from: '15:30', to: '17:00' }]);
});
