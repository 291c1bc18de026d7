import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { faultsOf } from './axe.ts';

const images = join(import.meta.dirname, '../../docs/images');

/** One window of the built-in chat, which is one person. */
export interface Window {
  readonly page: Page;
  readonly person: string;
  /** Writes a line and sends it with Enter. */
  say(text: string): Promise<void>;
  /** The newest message of the bot with these words. */
  message(words: string): Locator;
  /** Waits for such a message. */
  reads(words: string): Promise<Locator>;
  /** Presses the newest button of that name in the conversation or in the private note. */
  press(name: string): Promise<void>;
  /** The open form. */
  readonly form: Locator;
  /** Fills fields of the open form by label and sends it with its main button. */
  fill(values: Readonly<Record<string, string>>): Promise<void>;
  /** Presses an entry of the menu. */
  menu(action: string): Promise<void>;
  /** What axe finds wrong now; nothing is right. */
  faults(): Promise<readonly string[]>;
}

/** Opens windows, each in a browser profile of its own, and notes what must not happen in any of them. */
export interface Windows {
  open(person: string, options?: BrowserContextOptions): Promise<Window>;
  /** Errors on a page, and requests that would leave this machine. */
  readonly problems: readonly string[];
  closeAll(): Promise<void>;
}

/** Makes windows on a program that runs at `url`, on machines that stand in that time zone. */
export function createWindows(browser: Browser, url: string, timezoneId: string): Windows {
  const problems: string[] = [];
  return {
    problems,
    async open(person, options = {}) {
      const context = await browser.newContext({ reducedMotion: 'reduce', timezoneId, ...options });
      const page = await context.newPage();
      page.setDefaultTimeout(30_000);
      page.on('pageerror', (error) => problems.push(String(error)));
      page.on('console', (line) => {
        if (line.text().includes('Content Security Policy')) problems.push(line.text());
      });
      page.on('request', (request) => {
        if (!request.url().startsWith(url) && !request.url().startsWith('data:'))
          problems.push(request.url());
      });
      await page.goto(`${url}?som=${person}`);
      await page.locator('#log[aria-live="polite"]').waitFor({ state: 'attached' });
      return windowOf(page, person);
    },
    async closeAll() {
      for (const context of browser.contexts()) await context.close();
    },
  };
}

function windowOf(page: Page, person: string): Window {
  const form = page.locator('#form-dialog');
  const message = (words: string) => page.locator('.line.bot, .note', { hasText: words }).last();
  return {
    page,
    person,
    form,
    message,
    async say(text) {
      await page.locator('#text').fill(text);
      await page.locator('#text').press('Enter');
    },
    async reads(words) {
      await message(words).waitFor();
      return message(words);
    },
    async press(name) {
      const button = page.locator('.log').getByRole('button', { name, exact: true }).last();
      await button.click();
    },
    async fill(values) {
      await form.waitFor();
      for (const [label, value] of Object.entries(values)) {
        const field = form.getByLabel(label);
        const isChoice = (await field.evaluate((element) => element.tagName)) === 'SELECT';
        if (isChoice) await field.selectOption({ label: value });
        else await field.fill(value);
      }
      await form.locator('button[type=submit]').click();
    },
    async menu(action) {
      const button = page.locator(`#menu-items [data-action="${action}"]`);
      await page
        .locator(`#menu-button, #menu-items [data-action="${action}"]`)
        .filter({ visible: true })
        .first()
        .waitFor();
      if (!(await button.isVisible())) await page.locator('#menu-button').click();
      await button.click();
    },
    faults: () => faultsOf(page),
  };
}

/**
 * Presses the button of that name in several windows at once: what they send is held back until all have pressed, so
 * that no window sees the outcome of another before its own press.
 */
export async function pressAtOnce(windows: readonly Window[], name: string): Promise<void> {
  const sent = '**/api/people/*/events';
  const all = Promise.withResolvers<void>();
  let held = 0;
  for (const { page } of windows) {
    await page.route(
      sent,
      async (route) => {
        held += 1;
        if (held === windows.length) all.resolve();
        await all.promise;
        await route.continue();
      },
      { times: 1 },
    );
  }
  await Promise.all(windows.map((window) => window.press(name)));
  await all.promise;
}

/** Takes a picture for the documentation, when MEDVIND_SCREENSHOTS=1 asks for pictures. */
export async function picture(page: Page, name: string): Promise<void> {
  if (process.env['MEDVIND_SCREENSHOTS'] !== '1') return;
  await mkdir(images, { recursive: true });
  // A card that has just been replaced by a shorter one leaves the page scrolled too far for one frame.
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
  await page.screenshot({ path: join(images, `${name}.png`), animations: 'disabled', caret: 'hide' });
}
