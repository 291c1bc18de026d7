import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

/** What the package asks for that would make the browser another one than people have. */
const unlikePeople = new Set([
  '--disable-web-security',
  '--allow-running-insecure-content',
  '--single-process',
]);

/** Starts a real Chromium without a window, as strict about origins as the ones people use. */
export async function launchBrowser(): Promise<Browser> {
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [...chromium.args.filter((argument) => !unlikePeople.has(argument)), '--no-sandbox'],
    headless: true,
  });
}
