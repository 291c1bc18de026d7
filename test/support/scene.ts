import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { launchBrowser } from './browser.ts';
import { startProduct } from './product.ts';
import { scenarioContent, scenarioTimeZone } from './scenario-content.ts';
import { createWindows, type Window, type Windows } from './windows.ts';

/** The real program with the shipped entries, open and staffed, and a browser to look at it with. */
export interface Scene extends Windows {
  end(): Promise<void>;
}

/** Starts program and browser. */
export async function openScene(): Promise<Scene> {
  const content = await scenarioContent();
  const setting = { MEDVIND_CONTENT: content, MEDVIND_DATA: join(content, 'data') };
  const [browser, product] = await Promise.all([launchBrowser(), startProduct(setting)]);
  return {
    ...createWindows(browser, product.url, scenarioTimeZone),
    async end() {
      await browser.close();
      await product.end();
      await rm(content, { recursive: true });
    },
  };
}

/** Says something and waits for what the bot says to it. */
export async function ask(asker: Window, text: string) {
  await asker.say(text);
  const own = asker.page.locator('.line.mine:not(.under-way)', { hasText: text }).last();
  const reply = own.locator('xpath=following-sibling::article[contains(@class,"bot")]').first();
  await reply.waitFor();
  return reply;
}

/** Asks what nobody has an answer for and opens the form that sends it on, whatever the bot says first. */
export async function beginSendingOn(asker: Window, text: string): Promise<void> {
  const reply = await ask(asker, text);
  const none = reply.getByRole('button', { name: 'Ingen af dem' });
  if ((await none.count()) > 0) {
    await none.click();
    const next = reply.locator('xpath=following-sibling::article[contains(@class,"bot")]').first();
    await next.getByRole('button', { name: 'Send videre' }).click();
  } else {
    await reply.getByRole('button', { name: /^(Send videre|Spørg en superbruger)$/ }).click();
  }
  await asker.form.waitFor();
}

/** Asks what nobody has an answer for and sends it on, through form and preview. */
export async function sendOn(asker: Window, text: string): Promise<void> {
  await beginSendingOn(asker, text);
  await asker.fill({});
  await asker.form.getByText('Sådan ser superbrugeren det').waitFor();
  await asker.fill({});
  await asker.page.locator('.line.bot', { hasText: 'Dit spørgsmål' }).filter({ hasText: text }).waitFor();
}

/** The first of these windows in which words come up. */
export function whoReads(windows: readonly Window[], words: string): Promise<Window> {
  return Promise.any(windows.map(async (one) => (await one.reads(words)) && one));
}
