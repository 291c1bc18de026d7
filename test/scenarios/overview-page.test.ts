import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { faultsOf } from '../support/axe.ts';
import { launchBrowser } from '../support/browser.ts';
import { type OverviewTown, startOverviewTown } from '../support/overview-town.ts';
import { dipReports } from '../support/reports.ts';
import { picture } from '../support/windows.ts';

const karin = 'karin-bertelsen';
const lead = 'birgitte-lauridsen';
const views = ['', '/udvikling', '/afdelinger', '/handlinger', '/hent'];

describe('the managers’ overview in a browser', { timeout: 60_000 }, () => {
  let browser: Browser;
  let here: OverviewTown;
  /** Errors and warnings of any page, and requests that would leave this machine. */
  let problems: string[];

  beforeAll(async () => {
    browser = await launchBrowser();
  }, 60_000);
  afterAll(() => browser.close());
  beforeEach(async () => {
    problems = [];
    here = await startOverviewTown(dipReports());
    await here.town.press(karin, 'help');
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
  });

  const at = (path: string) => `${here.server.url}overblik${path}`;

  async function open(person: string, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
    const page = await context.newPage();
    page.on('pageerror', (error) => problems.push(String(error)));
    page.on('console', (line) => problems.push(line.text()));
    page.on('request', (request) => {
      if (!request.url().startsWith(here.server.url)) problems.push(request.url());
    });
    await page.goto(at(`?pass=${await here.passes.issue(person)}`));
    if (options.javaScriptEnabled === false) await page.getByRole('button').press('Enter');
    await page.waitForURL(at(''));
    return page;
  }

  const looks: readonly (readonly [string, BrowserContextOptions, string])[] = [
    ['light', { colorScheme: 'light' }, lead],
    ['dark', { colorScheme: 'dark' }, lead],
    [
      'at 320 px, which is 400 % zoom',
      { colorScheme: 'light', viewport: { width: 320, height: 256 } },
      karin,
    ],
    ['dark at 320 px', { colorScheme: 'dark', viewport: { width: 320, height: 740 } }, karin],
  ];
  for (const lang of ['da', 'en'] as const) {
    test.each(looks)(
      `axe finds nothing and nothing scrolls sideways, ${lang}, %s`,
      async (_, options, person) => {
        await here.town.press(person, 'lang', lang);
        const page = await open(person, options);
        expect(await page.locator('html').getAttribute('lang')).toBe(lang);
        for (const view of [...views, '/udvikling?vis=replyMedian', '?uge=2026-W44', '?enhed=nobody']) {
          await page.goto(at(view));
          for (const fold of await page.locator('summary').all()) await fold.click();
          expect([view, await faultsOf(page)]).toEqual([view, []]);
          const wide = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
          expect([view, wide]).toEqual([view, 0]);
        }
        // A page that is not there is an error to the browser, and that is all it may say.
        expect(problems.filter((problem) => !problem.includes('404'))).toEqual([]);
      },
    );
  }

  test('the door says the same to everybody, and axe finds nothing there', async () => {
    const page = await (await browser.newContext()).newPage();
    for (const path of ['', '?pass=forged']) {
      await page.goto(at(path));
      expect(await page.getByText('Skriv overblik til Medvind').count()).toBe(1);
      expect(await faultsOf(page)).toEqual([]);
    }
  });

  test('a link opens the overview at once and leaves no pass in the address or the history', async () => {
    const page = await open(karin);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(page.url()).toBe(at(''));
    await page.goto(at('/hent'));
    await page.goBack();
    expect(page.url()).toBe(at(''));
    expect(problems).toEqual([]);
  });

  test('without scripts everything is there: the door, the choices, the figures and the decision', async () => {
    const page = await open(karin, { javaScriptEnabled: false });
    await page.getByLabel('Uge', { exact: true }).selectOption({ index: 1 });
    await page.getByRole('button', { name: 'Vis', exact: true }).click();
    await page.getByText('Uge 46 · Familieafdelingen').first().waitFor();
    await page.getByRole('link', { name: 'Ugen efter' }).click();
    await page.getByText('Uge 47 · Familieafdelingen').first().waitFor();
    await page.getByText('Vis tallene som tabel').click();
    expect(await page.locator('#dip table').isVisible()).toBe(true);
    await page.getByRole('button', { name: 'Vi gør det' }).first().click();
    await page.locator('.decided').waitFor();
    expect(await here.town.store.decidedActions()).toHaveLength(1);
    await page.getByRole('button', { name: 'Log ud' }).click();
    await page.getByText('Du er ikke logget ind').waitFor();
  });

  test('with the keyboard alone: past the menu, along the curve, to a decision', async () => {
    const page = await open(karin);
    const focused = () =>
      page.evaluate(
        'document.activeElement.getAttribute("aria-label") || document.activeElement.textContent.trim()',
      );
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Gå til indholdet');
    await page.keyboard.press('Enter');
    const stops: string[] = [];
    for (let stop = 0; stop < 60 && !stops.at(-1)?.startsWith('Vi gør det'); stop += 1) {
      await page.keyboard.press('Tab');
      stops.push(String(await focused()));
      if ((await page.evaluate('document.activeElement.matches("[data-point]")')) === false) continue;
      const last = await page.locator('.chart-said').textContent();
      expect(last).toContain('3,2');
      await page.keyboard.press('ArrowLeft');
      expect(await page.locator('.chart-said').textContent()).toContain('3,0');
      await page.keyboard.press('Home');
      expect(await page.locator('.chart-said').textContent()).toContain('3,3');
      await page.keyboard.press('End');
      expect(await page.locator('.chart-said').textContent()).toBe(last);
    }
    // One stop for the whole curve, however many points it has.
    expect(stops.filter((stop) => /3,[0-9]/.test(stop))).toHaveLength(1);
    await page.keyboard.press('Enter');
    await page.locator('.decided').waitFor();
    expect(await page.locator('[role=status].said').textContent()).not.toBe('');
    expect(problems).toEqual([]);
  });

  test('every stop of the keyboard can be seen', async () => {
    const page = await open(karin);
    const focused = () => page.evaluate('document.activeElement.localName');
    const seen: unknown[] = [];
    for (let stop = 0; stop < 60; stop += 1) {
      await page.keyboard.press('Tab');
      if ((await focused()) === 'body') break;
      seen.push(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle'));
    }
    expect(seen.length).toBeGreaterThan(15);
    expect(new Set(seen)).toEqual(new Set(['solid']));
  });

  test('on paper there are no menus and no buttons, and it fits A4', async () => {
    const page = await open(karin);
    await page.emulateMedia({ media: 'print' });
    for (const hidden of ['.pages', '.picker', '.decide', '.sign-out', '.skip']) {
      expect(await page.locator(hidden).first().isVisible()).toBe(false);
    }
    expect(await page.locator('h1').isVisible()).toBe(true);
    expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000);
  });

  test('pictures for the documentation', async () => {
    const page = await open(karin, { viewport: { width: 1000, height: 900 } });
    await page.goto(at('/udvikling'));
    await page.locator('[data-point]').last().focus();
    await picture(page, 'overview-trend');
    const dark = await open(lead, { colorScheme: 'dark', viewport: { width: 1000, height: 900 } });
    await dark.goto(at('/afdelinger'));
    await picture(dark, 'overview-units');
    const phone = await open(karin, { viewport: { width: 360, height: 740 } });
    await picture(phone, 'overview-phone');
    expect(problems).toEqual([]);
  });
});
