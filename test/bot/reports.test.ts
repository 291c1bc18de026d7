import { expect, test } from 'vitest';
import { reportMessages } from '../../src/bot/report-messages.ts';
import { createReports, type ReportParts } from '../../src/bot/reports.ts';
import type { Message } from '../../src/message.ts';
import { close } from '../../src/pulse/index.ts';
import type { ChartSpec } from '../../src/report/index.ts';
import { createMemoryStore, type Store } from '../../src/store/index.ts';
import { seat, wave } from '../pulse/world.ts';
import { inquiry, step, takeAll } from '../store/fixtures.ts';
import { pulseContent } from '../support/pulse-content.ts';
import { dipReports } from '../support/reports.ts';

const { content } = await pulseContent();
const at = (local: string) => content.calendar.instantOf(local.slice(0, 10), local.slice(11));
const due = at('2026-11-23 08:30');

function parts(store: Store, more: Partial<ReportParts> = {}): ReportParts & { readonly errors: string[] } {
  const errors: string[] = [];
  const log = { info: () => undefined, warn: () => undefined, error: (line: string) => errors.push(line) };
  return { store, content: () => content, drain: async () => {}, clock: () => due, log, errors, ...more };
}

async function asked(): Promise<Store> {
  const store = createMemoryStore();
  await store.commit(step([{ kind: 'inquiryMade', inquiry: inquiry('i1', { at: at('2026-11-18 10:00') }) }]));
  return store;
}

function picturesOf({ blocks }: Message): string[] {
  return blocks.flatMap((block) => (block.type === 'picture' ? [block.png] : []));
}

test('looks at the same moment, and looks again, make one report', async () => {
  const store = await asked();
  const { look } = createReports(parts(store));
  const other = createReports(parts(store));
  await Promise.all([look(), look(), other.look()]);
  await look();
  expect(await store.publishedWeeks()).toEqual(['2026-W47']);
  const keys = (await takeAll(store, due)).map(({ delivery }) => delivery.key);
  expect(keys.length).toBeGreaterThan(0);
  expect(new Set(keys).size).toBe(keys.length);
});

test('a report waits for the round that ends before it to be closed', async () => {
  const store = await asked();
  const seats = Array.from({ length: 8 }, (_, n) => seat(`a-${n}`, 'familie'));
  const round = wave(['familie'], { week: '2026-W47', closesAt: due });
  await store.planWave(round, seats, at('2026-11-17 09:00'));
  const { look } = createReports(parts(store));
  await look();
  expect(await store.publishedWeeks()).toEqual([]);
  await store.closeWave(round.id, (gathered) => close({ ...gathered, themes: [] }));
  await look();
  expect((await store.weekReport('2026-W47'))?.round?.week).toBe('2026-W47');
});

test('a report that cannot be made is tried again, and holds no letter back', async () => {
  const inner = await asked();
  const letter = {
    id: 'l1',
    by: 'karin-bertelsen',
    units: ['familie'],
    draft: 'why',
    text: 'Derfor gør vi det.',
    to: ['sara-lindholm'],
    at: due,
    sendAt: due,
  };
  await inner.commit(step([{ kind: 'letterWritten', letter }]));
  let broken = true;
  const store: Store = {
    ...inner,
    async publishWeek(...how) {
      if (broken) throw new Error('the disk is full');
      return await inner.publishWeek(...how);
    },
  };
  const { look } = createReports(parts(store));
  await expect(look()).rejects.toThrow('the disk is full');
  expect(await inner.unsentLetters()).toEqual([]);
  broken = false;
  await look();
  expect(await inner.publishedWeeks()).toEqual(['2026-W47']);
});

const [first, second, third, newest] = dipReports();
const earlier = [first, second, third].filter((one) => one !== undefined);

test('a curve that many read is drawn once for each unit and language', async () => {
  if (newest === undefined) throw new Error('there is no report');
  const drawn: string[] = [];
  const drawPng = async ({ title, lang }: ChartSpec) => {
    drawn.push(`${lang} ${title}`);
    return new Uint8Array([1, 2, 3]);
  };
  const messages = await reportMessages(parts(createMemoryStore(), { drawPng }), newest, {
    earlier,
    decided: [],
  });
  const withPicture = messages.filter(({ message }) => picturesOf(message).length > 0);
  expect(withPicture.length).toBeGreaterThan(drawn.length);
  for (const { message } of withPicture) expect(picturesOf(message)).toEqual(['AQID']);
});

test('a curve that cannot be drawn is left out and told in the log; the report is sent all the same', async () => {
  if (newest === undefined) throw new Error('there is no report');
  const made = parts(createMemoryStore(), {
    drawPng: async () => {
      throw new Error('no font');
    },
  });
  const messages = await reportMessages(made, newest, { earlier, decided: [] });
  expect(messages.length).toBeGreaterThan(0);
  for (const { message } of messages) expect(picturesOf(message)).toEqual([]);
  expect(made.errors[0]).toMatch(
    /^Cannot draw "»Jeg føler mig sikker.*"; the report is told without its picture\./,
  );
});
