import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dataFolder } from '../support/folders.ts';
import { startProduct } from '../support/product.ts';
import { oneTopic } from '../support/scenario-content.ts';
import { allButtons, visitor } from '../support/visitor.ts';

const leaders = ['karin-bertelsen', 'birgitte-lauridsen'];
const kills = 8;
const clock = new URL('../support/shifted-clock.ts', import.meta.url).href;

let content: string;
beforeAll(async () => {
  content = await mkdtemp(join(tmpdir(), 'medvind-report-'));
  for (const [file, text] of Object.entries(oneTopic)) {
    await mkdir(dirname(join(content, file)), { recursive: true });
    await writeFile(join(content, file), text);
  }
});
afterAll(() => rm(content, { recursive: true }));

/** Starts the real program as if it were that moment. */
async function startAt(moment: string, data: string) {
  return await startProduct({
    MEDVIND_DATA: data,
    MEDVIND_CONTENT: content,
    MEDVIND_TEST_NOW: moment,
    NODE_OPTIONS: `--import=${clock}`,
  });
}

/** How many weekly reports each leader has in the chat. */
async function counts(url: string): Promise<number[]> {
  return await Promise.all(
    leaders.map(async (person) => {
      const lines = await visitor(url, person).lines();
      return lines.filter((line) => allButtons([line]).some(({ action }) => action === 'reportWeeks')).length;
    }),
  );
}

/** Waits until every leader has so many, and looks again a little later. */
async function settled(url: string, count: number): Promise<number[]> {
  for (let tries = 0; tries < 100 && (await counts(url)).some((n) => n < count); tries++) await wait(100);
  await wait(500);
  return await counts(url);
}

/** Asks for a link to the overview in the chat and opens it as a browser would. */
async function opensOverview(url: string): Promise<boolean> {
  const reply = await visitor(url, 'karin-bertelsen').press('overview');
  const link = /"(http[^"]*\/overblik\?pass=[^"]+)"/.exec(JSON.stringify(reply))?.[1];
  if (link === undefined) throw new Error(`there is no link in ${JSON.stringify(reply)}`);
  const door = await fetch(link);
  const body = new URLSearchParams({ pass: new URL(link).searchParams.get('pass') ?? '' });
  const origin = new URL(url).origin;
  const entered = await fetch(`${url}overblik`, {
    method: 'POST',
    body,
    redirect: 'manual',
    headers: { origin },
  });
  const [cookie = ''] = entered.headers.getSetCookie().map((one) => one.split(';')[0] ?? '');
  const page = await fetch(`${url}overblik`, { headers: { cookie } });
  return door.ok && entered.status === 303 && page.ok && (await page.text()).includes('Uge 47');
}

test('each leader has one report for the week, however often the program is killed while it sends them', async () => {
  const data = await dataFolder();
  const before = await startAt('2026-11-18T09:00:00Z', data);
  await visitor(before.url, 'sara-lindholm').say('hvor er gulerodsfanen henne');
  await before.end();
  for (let kill = 0; kill < kills; kill++) {
    const product = await startAt(`2026-11-23T07:3${kill}:00Z`, data);
    await wait(Math.random() * 120);
    await product.end('SIGKILL');
  }
  const monday = await startAt('2026-11-23T07:45:00Z', data);
  expect(await settled(monday.url, 1)).toEqual(leaders.map(() => 1));
  expect(await opensOverview(monday.url)).toBe(true);
  await monday.end('SIGKILL');
  const again = await startAt('2026-11-23T12:00:00Z', data);
  expect(await settled(again.url, 1)).toEqual(leaders.map(() => 1));
  await again.end();

  // Down until Wednesday two weeks later: both weeks are made, one is sent.
  const later = await startAt('2026-12-09T10:00:00Z', data);
  expect(await settled(later.url, 2)).toEqual(leaders.map(() => 2));
  await later.end();
  expect((await readdir(join(data, 'reports'))).sort()).toEqual([
    '2026-W47.json',
    '2026-W48.json',
    '2026-W49.json',
  ]);
}, 180_000);
