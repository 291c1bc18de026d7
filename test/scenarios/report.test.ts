import { describe, expect, test } from 'vitest';
import type { Inquiry } from '../../src/dialogue/index.ts';
import type { Message } from '../../src/message.ts';
import { createMemoryStore, type Store } from '../../src/store/index.ts';
import { createPulseTown, type PulseTown } from '../support/pulse-town.ts';

const lead = 'birgitte-lauridsen';
// d is too small to be shown, and c beside the others would give d away.
const size = { a: 12, b: 14, c: 6, d: 4 };
const managers = { a: 'a-0', b: 'b-0', c: 'c-0' };
const head = 'a-1';
const roles = { 'a-0': ['manager'], 'b-0': ['manager'], 'c-0': ['manager'], [head]: ['manager'] } as const;
const leaders = ['a-0', 'b-0', 'c-0', head, lead];

/** A town with three managers, a head without a unit of their own, and a project lead. */
async function town(store?: Store): Promise<PulseTown> {
  return await createPulseTown({
    units: size,
    managers,
    roles: Object.fromEntries(Object.entries(roles).map(([id, own]) => [id, [...own]])),
    ...(store !== undefined && { store }),
  });
}

let asked = 0;
/** Notes that so many people of each unit asked something on a day. */
async function ask(store: Store, date: string, people = 8): Promise<void> {
  const changes = Object.entries(size).flatMap(([unit, all]) =>
    Array.from({ length: Math.min(people, all - 2) }, (_, n) => {
      asked += 1;
      const inquiry: Inquiry = {
        id: `i${asked}`,
        rev: 0,
        person: `${unit}-${n + 2}`,
        unit,
        place: { platform: 'web', id: `${unit}-${n + 2}`, private: true },
        lang: 'da',
        text: 'hvor er fanen henne',
        warned: false,
        outcome: 'answer',
        confidence: 0.9,
        entries: [],
        at: Date.parse(`${date}T10:00:00Z`),
      };
      return { kind: 'inquiryMade', inquiry } as const;
    }),
  );
  await store.commit({ changes, outgoing: [], now: Date.parse(`${date}T10:00:00Z`) });
}

const words = (message: Message | undefined) => JSON.stringify(message ?? '');
const reports = async (one: PulseTown, person: string) =>
  (await one.screen(person)).filter((message) => words(message).includes('reportWeeks'));

async function counts(one: PulseTown): Promise<number[]> {
  return await Promise.all(leaders.map(async (person) => (await reports(one, person)).length));
}

describe('the weekly report', () => {
  test('comes on Monday at 8.30, one message to each leader and none to anybody else', async () => {
    const one = await town();
    await ask(one.store, '2026-11-18');
    await one.at('2026-11-23 08:29');
    expect(await counts(one)).toEqual([0, 0, 0, 0, 0]);
    await one.at('2026-11-23 08:30');
    for (const minute of ['31', '32', '59']) await one.at(`2026-11-23 08:${minute}`);
    await one.at('2026-11-24 08:30');
    expect(await counts(one)).toEqual([1, 1, 1, 1, 1]);
    for (const person of ['a-2', 'b-5', 'c-3']) expect(await one.screen(person)).toEqual([]);
    expect(await one.store.publishedWeeks()).toEqual(['2026-W47']);
  });

  test('tells each leader of the own unit where it may be shown, and who leads all of everybody together', async () => {
    const one = await town();
    await ask(one.store, '2026-11-18');
    await one.at('2026-11-23 08:30');
    const titleOf = async (person: string) => (await reports(one, person))[0]?.blocks[0];
    expect(await titleOf('a-0')).toMatchObject({ text: expect.stringContaining('Afdeling a') });
    expect(await titleOf('b-0')).toMatchObject({ text: expect.stringContaining('Afdeling b') });
    for (const person of ['c-0', head, lead])
      expect(await titleOf(person)).toMatchObject({ text: expect.stringContaining('Eksempel Kommune') });
    expect(words((await reports(one, 'a-0'))[0])).not.toContain('Afdeling b');
  });

  test('is in the language that its reader has chosen', async () => {
    const one = await town();
    await ask(one.store, '2026-11-18');
    await one.store.commit({
      changes: [{ kind: 'settingsChosen', settings: { person: 'a-0', lang: 'en' } }],
      outgoing: [],
      now: 0,
    });
    await one.at('2026-11-23 08:30');
    expect((await reports(one, 'a-0'))[0]?.lang).toBe('en');
    expect((await reports(one, 'b-0'))[0]?.lang).toBe('da');
  });

  test('waits for Tuesday where Monday is closed', async () => {
    const one = await town();
    await ask(one.store, '2027-03-24');
    await one.at('2027-03-29 12:00');
    expect(await counts(one)).toEqual([0, 0, 0, 0, 0]);
    await one.at('2027-03-30 08:30');
    expect(await counts(one)).toEqual([1, 1, 1, 1, 1]);
    expect(await one.store.publishedWeeks()).toEqual(['2027-W12']);
  });

  test('is made for every week of a downtime, and only the newest is sent', async () => {
    const store = createMemoryStore();
    const before = await town(store);
    await ask(store, '2026-11-18');
    await before.at('2026-11-23 08:30');
    await ask(store, '2026-11-25');
    await ask(store, '2026-12-02');
    const after = await town(store);
    await after.at('2026-12-09 13:07');
    await after.at('2026-12-09 13:08');
    expect(await store.publishedWeeks()).toEqual(['2026-W47', '2026-W48', '2026-W49']);
    expect(await counts(after)).toEqual([2, 2, 2, 2, 2]);
    const titles = (await reports(after, 'a-0')).map(({ text }) => text);
    expect(titles.map((text) => /[Uu]ge.(\d+)/.exec(text)?.[1])).toEqual(['47', '49']);
  });

  test('is not made of a first week in which nobody asked anything, and begins with the first that has something', async () => {
    const one = await town();
    await one.at('2026-11-09 08:30');
    await one.at('2026-11-16 08:30');
    expect(await one.store.publishedWeeks()).toEqual([]);
    await ask(one.store, '2026-11-18');
    await one.at('2026-11-23 08:30');
    await one.at('2026-11-30 08:30');
    expect(await one.store.publishedWeeks()).toEqual(['2026-W47', '2026-W48']);
  });

  test('stays as it was made, whatever is noted about its week later', async () => {
    const one = await town();
    await ask(one.store, '2026-11-18');
    await one.at('2026-11-23 08:30');
    const made = await one.store.weekReport('2026-W47');
    await ask(one.store, '2026-11-19');
    await one.at('2026-11-23 08:31');
    expect(await one.store.weekReport('2026-W47')).toEqual(made);
  });

  test('has the figures of a round that ended before it was due, also when nobody had looked since', async () => {
    const one = await town();
    await one.at('2026-11-24 09:00');
    for (const unit of ['a', 'b', 'c', 'd'] as const)
      for (let n = 0; n < size[unit]; n++) {
        await one.press(`${unit}-${n}`, 'pulseStart');
        for (let item = 0; item < 5; item++)
          if (words((await one.screen(`${unit}-${n}`)).at(-1)).includes('pulseAnswer'))
            await one.press(`${unit}-${n}`, 'pulseAnswer', '|4');
      }
    await one.at('2026-12-07 08:30');
    const report = await one.store.weekReport('2026-W49');
    expect(report?.round?.week).toBe('2026-W48');
    expect(report?.scopes[0]?.pulse.length).toBeGreaterThan(0);
  });

  test('asks the owner of a typed-in goal once a month for the figure that is missing', async () => {
    const one = await town();
    await ask(one.store, '2026-11-18');
    const asksFor = async () =>
      (await one.screen(lead)).map(words).filter((text) => text.includes('Der mangler et tal'));
    const value = { goal: 'fravaer', scope: 'all', value: 4, by: lead, at: 0 };
    const goal = {
      id: 'fravaer',
      title: { da: 'Fravær', en: 'Absence' },
      focus: 'maaling',
      measure: { kind: 'manual', unit: 'percent', every: 'month' },
      direction: 'down',
      target: 5,
      tolerance: 0,
      fromWeek: 0,
    } as const;
    await one.store.commit({
      changes: [{ kind: 'goalChanged', changed: { goal, by: lead, at: 0 } }],
      outgoing: [],
      now: 0,
    });
    for (const day of ['2026-11-23', '2026-11-30', '2026-12-07', '2026-12-14']) await one.at(`${day} 08:30`);
    const asked = (await asksFor()).filter((text) => text.includes('Fravær'));
    expect(asked.map((text) => /for (\w+ \d{4})/.exec(text)?.[1])).toEqual(['oktober 2026', 'november 2026']);
    await one.store.commit({
      changes: [{ kind: 'goalValued', value: { ...value, period: '2026-12' } }],
      outgoing: [],
      now: 0,
    });
    await one.at('2027-01-04 08:30');
    expect((await asksFor()).filter((text) => text.includes('Fravær'))).toHaveLength(2);
  });
});
