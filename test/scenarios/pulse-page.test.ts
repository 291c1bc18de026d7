import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsOf } from '../support/axe.ts';
import { launchBrowser } from '../support/browser.ts';
import { createPulseTown, type PulseTown } from '../support/pulse-town.ts';

const units = { a: 8 };
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function open(town: PulseTown, person: string): Promise<Page> {
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(`${town.url}?som=${person}`);
  await page.locator('#log[aria-live="polite"]').waitFor({ state: 'attached' });
  return page;
}

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).last().click();
/** The cards of pulses; the welcome that everybody gets is none. */
const cards = (page: Page) =>
  page.locator('.line.bot', { hasText: /Hvem ser hvad|Udsagn \d|Tak for dit svar|sprunget over/ });
const sees = (page: Page, text: string) => page.locator('.line.bot', { hasText: text }).last().waitFor();

test('a pulse is received, answered with one tap an item, changed, and closed, without a fault by axe', async () => {
  const town = await createPulseTown({ units });
  const page = await open(town, 'a-0');
  await town.at('2026-11-24 09:00');
  await sees(page, 'Hvem ser hvad?');
  expect(await faultsOf(page)).toEqual([]);

  await press(page, 'Svar nu');
  for (let n = 1; n <= 5; n++) {
    await sees(page, `Udsagn ${n} af 5`);
    if (n === 1) expect(await faultsOf(page)).toEqual([]);
    await press(page, n === 5 ? 'Ikke relevant' : /^4 Enig/);
  }
  await sees(page, 'Tak for dit svar');
  expect(await faultsOf(page)).toEqual([]);
  expect(await cards(page).count()).toBe(1);

  await press(page, 'Ret mit svar');
  await sees(page, 'Udsagn 1 af 5');
  await press(page, /^5 Helt enig/);
  await sees(page, 'Udsagn 2 af 5');
  for (const n of [1, 2, 3, 4, 5, 6, 7]) {
    await town.press(`a-${n}`, 'pulseStart');
    await town.press(`a-${n}`, 'pulseAnswer', '|2');
  }
  await town.at('2026-12-01 08:59');
  await town.at('2026-12-01 09:00');
  const [result] = await town.store.results('implementering');
  expect(result?.items[0]?.total?.counts).toEqual([0, 7, 0, 0, 1]);
  await sees(page, 'Udsagn 2 af 5');
  await page
    .locator('.line.bot', { hasText: 'Udsagn 2 af 5' })
    .getByRole('button', { name: /^1 Helt uenig/ })
    .click();
  await page.getByText('Runden tager ikke imod svar').waitFor();
  expect(await faultsOf(page)).toEqual([]);
}, 120_000);

test('a pulse can be skipped with one tap, and who is silent is reminded once, by keyboard too', async () => {
  const town = await createPulseTown({ units });
  const skipping = await open(town, 'a-1');
  const silent = await open(town, 'a-2');
  await town.at('2026-11-24 09:00');
  await sees(skipping, 'Hvem ser hvad?');
  await press(skipping, 'Spring over');
  await sees(skipping, 'Runden er sprunget over');
  expect(await faultsOf(skipping)).toEqual([]);

  await town.at('2026-11-26 09:00');
  await sees(silent, 'ikke flere påmindelser');
  expect(await cards(silent).count()).toBe(2);
  expect(await cards(skipping).count()).toBe(1);
  expect(await faultsOf(silent)).toEqual([]);

  await silent.getByRole('button', { name: 'Svar nu' }).last().press('Enter');
  await sees(silent, 'Udsagn 1 af 5');
  await silent
    .getByRole('button', { name: /^3 Hverken eller/ })
    .last()
    .press('Space');
  await sees(silent, 'Udsagn 2 af 5');
  await press(silent, 'Spring over');
  await sees(silent, 'Runden er sprunget over');
}, 120_000);
