import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '../../src/cli/run.ts';
import { launchBrowser } from '../support/browser.ts';
import { dataFolder } from '../support/folders.ts';
import { startProduct } from '../support/product.ts';
import { createWindows, picture, type Window } from '../support/windows.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** The demonstration as it is made on this day, and windows on it. */
async function openDemo() {
  const folder = join(await dataFolder(), 'demo');
  const config = () => {
    throw new Error('The demonstration must read no setting of this machine.');
  };
  const silent = { out: () => {}, err: () => {}, config, now: Date.now };
  expect(await run(['demo', '--folder', folder, '--only-make'], silent)).toBe(0);
  const product = await startProduct({
    MEDVIND_CONTENT: join(folder, 'content'),
    MEDVIND_DATA: join(folder, 'data'),
  });
  return { product, windows: createWindows(browser, product.url, 'Europe/Copenhagen') };
}

/** Opens the overview by the link that the chat gives this person alone. */
async function openOverview({ page, press }: Window) {
  await press('Åbn overblikket');
  const link = page
    .locator('.note, .line.bot')
    .getByRole('link', { name: /Åbn overblikket/ })
    .last();
  const overview = await page.context().newPage();
  await overview.goto((await link.getAttribute('href')) ?? '');
  return overview;
}

test('a newcomer sees a living report, decides, and opens the overview; all of it is marked as simulated', async () => {
  const { product, windows } = await openDemo();
  try {
    const karin = await windows.open('karin-bertelsen', { viewport: { width: 1240, height: 1500 } });
    await karin.reads('6 uger efter start');
    await karin.say('rapport');
    const report = karin.page.locator('.line.bot', { hasText: 'Forslag til ugen' }).last();
    await report.waitFor();
    const text = await report.innerText();
    for (const words of ['opdigtede', 'Rød', 'Grøn', 'I sagde – vi gjorde', 'Ugens gevinst']) {
      expect(text).toContain(words);
    }
    // The page's head lies over what is scrolled to its upper edge.
    await report.evaluate((element) => {
      element.style.scrollMarginTop = '8rem';
      element.scrollIntoView({ block: 'start' });
    });
    await picture(karin.page, 'report');
    expect(await karin.faults()).toEqual([]);

    await karin.press('Vi gør det');
    await karin.reads('Besluttet: Vi gør det');

    const overview = await openOverview(karin);
    await overview.setViewportSize({ width: 1000, height: 1300 });
    await overview.getByText('Plan og virkelighed').waitFor();
    expect(await overview.locator('body').innerText()).toContain('simuleret');
    await picture(overview, 'demo-overview');
    await overview.getByRole('link', { name: 'Udvikling' }).click();
    await overview.getByRole('heading', { name: 'Udvikling' }).waitFor();

    const jonas = await windows.open('jonas-kjeldsen');
    await jonas.menu('queue');
    await jonas.reads('bilaget forsvinder når jeg gemmer brevet som kladde');
    expect(windows.problems).toEqual([]);
  } finally {
    await windows.closeAll();
    await product.end();
  }
}, 120_000);
