import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { faultsOf } from '../support/axe.ts';
import { launchBrowser } from '../support/browser.ts';
import { everyBlock, everyField } from '../support/every-block.ts';
import { type Script, saying } from '../support/fake-core.ts';
import { createMemoryTranscript } from '../support/memory-transcript.ts';
import { startWebChat, type WebChat } from '../support/web-chat.ts';

const mette = { platform: 'web', id: 'mette' };
const nextField = { ...everyField, name: 'sendOn', title: 'Se det', fields: [] };
const jonas = { platform: 'web', id: 'jonas' };

describe('the page of the built-in chat', { timeout: 60_000 }, () => {
  let browser: Browser;
  let chat: WebChat;
  /** Errors on any page, and requests that would leave this machine. */
  let problems: string[];

  beforeAll(async () => {
    browser = await launchBrowser();
  }, 60_000);
  afterAll(() => browser.close());
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
    await chat.stop();
  });

  async function begin(script?: Script): Promise<void> {
    problems = [];
    chat = await startWebChat({ script });
  }

  async function open(person: string | undefined, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
    const page = await context.newPage();
    page.on('pageerror', (error) => problems.push(String(error)));
    page.on('console', (line) => {
      if (line.text().includes('Content Security Policy')) problems.push(line.text());
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(chat.url) && !request.url().startsWith('data:'))
        problems.push(request.url());
    });
    await page.goto(person ? `${chat.url}?som=${person}` : chat.url);
    if (person) await page.locator('#log[aria-live="polite"]').waitFor({ state: 'attached' });
    return page;
  }

  async function say(page: Page, text: string): Promise<void> {
    await page.locator('#text').fill(text);
    await page.locator('#text').press('Enter');
  }

  const own = (page: Page) => page.locator('.line.mine:not(.under-way) .words');
  const from = (page: Page, text: string) => page.locator('.line.bot', { hasText: text });

  test('two people talk live, each in a window of their own', async () => {
    await begin(async (event, core) => {
      if (event.kind === 'said') {
        await core.tell(jonas, 'offer', {
          lang: 'da',
          text: 'Nyt spørgsmål',
          blocks: [
            { type: 'quote', text: event.text },
            { type: 'buttons', buttons: [{ label: 'Tag', action: 'claim', value: 'q-1' }] },
          ],
        });
      }
      if (event.kind !== 'pressed') return;
      const place = event.place;
      await chat.adapter.update('offer', { key: 'offer-2', place, message: saying('Taget af Jonas') });
      await core.tell(mette, 'taken', saying('Jonas har taget dit spørgsmål'));
    });
    const asker = await open('mette');
    const helper = await open('jonas');
    const second = await open('jonas');
    await say(asker, 'hvordan logger jeg på');
    await own(asker).getByText('hvordan logger jeg på').waitFor();
    await helper.getByRole('button', { name: 'Tag' }).click();
    await from(asker, 'Jonas har taget dit spørgsmål').waitFor();
    await from(second, 'Taget af Jonas').waitFor();
    expect(await second.getByRole('button', { name: 'Tag' }).count()).toBe(0);
    expect(await helper.locator('.line').count()).toBe(1);
    expect(await asker.locator('.line').count()).toBe(2);
    expect(problems).toEqual([]);
  });

  test('eight windows of one browser are live, though it grants six connections to one address', async () => {
    await begin();
    const first = await open('mette');
    const windows = [first];
    while (windows.length < 8) {
      const next = await first.context().newPage();
      await next.goto(`${chat.url}?som=${windows.length % 2 === 0 ? 'mette' : 'jonas'}`);
      windows.push(next);
    }
    await chat.core.tell(jonas, 'k', saying('til Jonas'));
    await say(first, 'fra Mette');
    for (const [at, page] of windows.entries()) {
      const words = at % 2 === 0 ? own(page).getByText('fra Mette') : from(page, 'til Jonas');
      await words.waitFor();
      expect(await page.locator('.line').count()).toBe(1);
    }
    for (const page of windows.slice(1)) await page.close();
    await say(first, 'stadig her');
    await own(first).getByText('stadig her').waitFor();
  });

  test('a browser without shared workers has a stream of its own', async () => {
    await begin();
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.addInitScript('delete globalThis.SharedWorker');
    await page.goto(`${chat.url}?som=mette`);
    await page.locator('#log[aria-live="polite"]').waitFor({ state: 'attached' });
    await say(page, 'hej');
    await own(page).getByText('hej').waitFor();
    expect(await page.locator('.line').count()).toBe(1);
  });

  const looks: readonly (readonly [string, BrowserContextOptions])[] = [
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['at 360 px', { colorScheme: 'light', viewport: { width: 360, height: 740 } }],
    ['dark at 360 px', { colorScheme: 'dark', viewport: { width: 360, height: 740 } }],
  ];
  test.for(looks)('axe finds nothing, %s', async ([, options]) => {
    await begin((event) => {
      if (event.kind === 'opened') return { home: everyBlock };
      if (event.kind === 'pressed' && event.action === 'mine') return { note: everyBlock };
      if (event.kind === 'pressed') return { form: everyField };
      return { errors: { question: 'Skriv et spørgsmål.' } };
    });
    const chooser = await open(undefined, options);
    await chooser.locator('.person').first().waitFor();
    expect(await faultsOf(chooser)).toEqual([]);

    const page = await open('mette', options);
    await page.locator('#empty').waitFor();
    await page.locator('#home').waitFor();
    expect(await faultsOf(page)).toEqual([]);

    await chat.core.tell(mette, 'all', everyBlock);
    await from(page, 'Sådan logger du på').waitFor();
    await say(page, 'tak');
    await own(page).getByText('tak').waitFor();
    if (await page.locator('#menu-button').isVisible()) await page.locator('#menu-button').click();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Mine spørgsmål' }).click();
    await page.locator('.note').waitFor();
    expect(await faultsOf(page)).toEqual([]);

    await page.locator('.line').getByRole('button', { name: 'Slet' }).click();
    await page.locator('#confirm-dialog[open]').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');

    await page.locator('.line').getByRole('button', { name: 'Tag' }).click();
    await page.locator('#form-dialog[open]').waitFor();
    await page.locator('#form-dialog [type=submit]').click();
    await page.locator('[aria-invalid=true]').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    expect(problems).toEqual([]);
  });

  test('everything can be done with the keyboard alone', async () => {
    let isWrong = true;
    await begin(async (event, core) => {
      if (event.kind === 'said') await core.tell(mette, 'all', everyBlock);
      if (event.kind === 'pressed' && event.action === 'claim') return { form: everyField };
      if (event.kind === 'submitted' && isWrong) {
        isWrong = false;
        return { errors: { did: 'Skriv det om uden navne.' } };
      }
      return event.kind === 'submitted' ? { note: saying('Sendt videre') } : undefined;
    });
    const page = await open('mette');
    const focused = () =>
      page.evaluate('document.activeElement.textContent.trim() || document.activeElement.id');
    expect(await focused()).toBe('text');
    await page.keyboard.type('hjælp mig');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('linje to');
    await page.keyboard.press('Enter');
    await own(page).getByText('hjælp mig').waitFor();
    expect(await own(page).textContent()).toBe('hjælp mig\nlinje to');
    await from(page, 'Sådan logger du på').waitFor();

    for (const stop of ['Vejledning (åbner i et nyt vindue)', 'Slet', 'Tag']) {
      await page.keyboard.press('Shift+Tab');
      expect(await focused()).toBe(stop);
    }
    await page.keyboard.press('Enter');
    await page.locator('#form-dialog[open]').waitFor();
    expect(await focused()).toBe('field-0');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Udfyld feltet.').waitFor();
    expect(await focused()).toBe('field-0');
    await page.keyboard.type('hvad nu');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Skriv det om uden navne.').waitFor();
    expect(await focused()).toBe('field-1');
    expect(await page.locator('#field-1').getAttribute('aria-describedby')).toBe(
      'field-1-hint field-1-error',
    );
    await page.keyboard.press('Enter');
    await page.locator('.note', { hasText: 'Sendt videre' }).waitFor();
    expect(await page.locator('#form-dialog').isVisible()).toBe(false);
    expect(await focused()).toBe('Tag');
    expect(chat.core.events.filter(({ kind }) => kind === 'submitted')).toMatchObject([
      { values: { question: 'hvad nu', did: '', who: '' } },
      { values: { question: 'hvad nu', did: '', who: '' } },
    ]);
  });

  test('the focus stays in a dialog, and Escape gives it back', async () => {
    await begin((event) => (event.kind === 'pressed' ? { form: everyField } : undefined));
    const page = await open('mette');
    await chat.core.tell(mette, 'all', everyBlock);
    await page.getByRole('button', { name: 'Tag' }).press('Enter');
    await page.locator('#form-dialog[open]').waitFor();
    for (let stop = 0; stop < 12; stop += 1) {
      await page.keyboard.press('Tab');
      const where = 'document.activeElement === document.body || !!document.activeElement.closest("dialog")';
      expect(await page.evaluate(where)).toBe(true);
    }
    await page.keyboard.press('Escape');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Tag');
  });

  test('a press that asks for a yes counts only with the yes', async () => {
    await begin((event) => (event.kind === 'pressed' ? { note: saying('Slettet') } : undefined));
    const page = await open('mette');
    await chat.core.tell(mette, 'all', everyBlock);
    const remove = page.locator('.line').getByRole('button', { name: 'Slet' });
    const dialog = page.locator('#confirm-dialog');
    await remove.click();
    await dialog.getByText('Vil du slette spørgsmålet?').waitFor();
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Fortryd');
    await dialog.getByRole('button', { name: 'Fortryd' }).click();
    await remove.click();
    await page.keyboard.press('Escape');
    await remove.click();
    await dialog.getByRole('button', { name: 'Slet' }).click();
    await page.getByText('Slettet').waitFor();
    expect(chat.core.events.filter(({ kind }) => kind === 'pressed')).toMatchObject([
      { action: 'remove', value: 'q-1', message: 'all' },
    ]);
  });

  test('a restart of the server loses and doubles nothing', async () => {
    await begin();
    await chat.stop();
    const transcript = createMemoryTranscript();
    chat = await startWebChat({ transcript, script: (event) => void event });
    const page = await open('mette');
    await chat.core.tell(mette, 'a', saying('før'));
    await from(page, 'før').waitFor();
    await chat.stop();
    await page.getByText('Forbindelsen er væk – prøver igen').waitFor();
    await say(page, 'skrevet imens');
    await page.getByText('Sender …').waitFor();
    const { port } = chat;
    chat = await startWebChat({ transcript, port });
    await chat.core.tell(mette, 'b', saying('efter'));
    await from(page, 'efter').waitFor();
    await own(page).getByText('skrevet imens').waitFor();
    await page.getByText('Forbindelsen er væk').waitFor({ state: 'detached' });
    expect(await page.locator('.line').count()).toBe(3);
    expect(chat.core.events.filter(({ kind }) => kind === 'said')).toHaveLength(1);
  });

  test('words whose answer got lost are sent again under the same id', async () => {
    await begin();
    const page = await open('mette');
    let isLost = false;
    await page.route('**/events', async (route) => {
      if (isLost || !route.request().postData()?.includes('"said"')) return route.continue();
      isLost = true;
      await route.fetch();
      await route.abort('connectionreset');
    });
    const repeated = page.waitForResponse(
      (response) => response.request().postData()?.includes('"said"') === true,
    );
    await say(page, 'kun én gang');
    await repeated;
    await own(page).getByText('kun én gang').waitFor();
    expect(await page.locator('.line').count()).toBe(1);
    const said = chat.core.events.filter(({ kind }) => kind === 'said');
    expect(said).toHaveLength(1);
    expect(chat.core.ids.filter((id) => id === said[0]?.id)).toHaveLength(2);
  });

  /** Holds back what the page sends next, until it is let go. */
  async function hold(page: Page): Promise<() => void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    await page.route(
      '**/events',
      async (route) => {
        await promise;
        await route.continue();
      },
      { times: 1 },
    );
    return resolve;
  }

  test('what one window sends arrives in the order it was done, a press after the words before it too', async () => {
    await begin((event) => (event.kind === 'said' ? { note: saying('Set') } : undefined));
    await chat.core.tell(mette, 'all', everyBlock);
    const page = await open('mette');
    await from(page, 'Sådan logger du på').waitFor();
    const letGo = await hold(page);
    await say(page, 'først');
    await page.locator('.line').getByRole('button', { name: 'Tag' }).click();
    await say(page, 'sidst');
    // All of it is on the screen at once, whatever the server has seen.
    expect(await page.locator('.line.under-way').allTextContents()).toEqual([
      expect.stringContaining('først'),
      expect.stringContaining('sidst'),
    ]);
    letGo();
    await own(page).getByText('sidst').waitFor();
    const done = chat.core.events.filter(({ kind }) => kind === 'said' || kind === 'pressed');
    expect(done).toMatchObject([{ text: 'først' }, { action: 'claim' }, { text: 'sidst' }]);
  });

  test('what the server refuses or never answers holds back nothing for good', async () => {
    await begin();
    const page = await open('mette');
    await expect.poll(() => chat.core.events.length).toBe(1);
    await page.clock.install();
    let tries = 0;
    await page.route('**/events', async (route) => {
      if (!route.request().postData()?.includes('spærret')) return await route.continue();
      tries += 1;
      // The first try is never answered.
      if (tries > 1) await route.fulfill({ status: 400 });
    });
    await say(page, 'spærret');
    await expect.poll(() => tries).toBe(1);
    await say(page, 'bliver hørt');
    await page.clock.runFor(25_000);
    await own(page).getByText('bliver hørt').waitFor();
    expect(tries).toBe(2);
    const said = chat.core.events.flatMap((event) => (event.kind === 'said' ? [event.text] : []));
    expect(said).toEqual(['bliver hørt']);
  });

  test('a text that is stopped leaves the screen and goes back where it was written', async () => {
    await begin((event) =>
      event.kind === 'said' ? { stopped: true, note: saying('Det ligner et nummer.') } : undefined,
    );
    const page = await open('mette');
    await say(page, 'stop nummer');
    await page.getByText('Teksten er ikke gemt. Ret den, og send den igen.').waitFor();
    expect(await page.locator('#text').inputValue()).toBe('stop nummer');
    expect(await page.locator('.line').count()).toBe(0);
    expect(await page.locator('.note').textContent()).toContain('Det ligner et nummer.');
    await page.getByRole('button', { name: 'Luk' }).click();
    expect(await page.locator('.note').count()).toBe(0);
  });

  const hostile = '<img src=x onerror=alert(1)> **fed** [x](javascript:alert(1)) \u202Egnp.exe שלום 👩‍👧';
  test('hostile words are drawn as words, wherever they stand', async () => {
    await begin(() => ({
      note: {
        lang: 'da',
        text: hostile,
        blocks: [
          { type: 'heading', text: hostile },
          { type: 'text', markdown: '<b>x</b> [klik](javascript:alert(1)) [klik](data:text/html,x)' },
          {
            type: 'buttons',
            buttons: [
              { label: hostile, action: 'x', value: '' },
              { label: 'ond', url: 'javascript:1' },
            ],
          },
        ],
      },
    }));
    const page = await open('mette');
    await say(page, hostile);
    await own(page).waitFor();
    await page.locator('.note').waitFor();
    expect(await own(page).textContent()).toBe(hostile);
    expect(await page.locator('.note h2').textContent()).toBe(hostile);
    expect(await page.locator('.note .button').allTextContents()).toEqual([hostile]);
    expect(await page.locator('.chat .log img, .chat .log b, .chat .log a, .chat .log strong').count()).toBe(
      0,
    );
    expect(problems).toEqual([]);
  });

  test('the language can be changed, is told to the bot and is remembered', async () => {
    await begin();
    const page = await open('mette');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Hello Mette. What are you stuck on?' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.reload();
    await page.getByRole('button', { name: 'My questions' }).click();
    await page.getByRole('button', { name: 'How do I log in?' }).click();
    await own(page).getByText('How do I log in?').waitFor();
    const told = chat.core.events.filter(({ kind }) => kind !== 'opened');
    expect(told).toMatchObject([
      { action: 'lang', value: 'en' },
      { action: 'mine', lang: 'en' },
      { text: 'How do I log in?', lang: 'en' },
    ]);
  });

  test('at 400 % zoom nothing is cut off or covered, and nothing scrolls sideways', async () => {
    await begin();
    // 1280 by 1024 at 400 % (WCAG 1.4.10).
    const page = await open('mette', { viewport: { width: 320, height: 256 } });
    await chat.core.tell(mette, 'all', everyBlock);
    await from(page, 'Sådan logger du på').waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
    expect(await page.evaluate('getComputedStyle(document.querySelector(".top")).position')).toBe('static');
    await say(page, 'det virker');
    await own(page).getByText('det virker').waitFor();
  });

  test('the focus stays on a button whose card is replaced', async () => {
    await begin();
    const page = await open('mette');
    await chat.core.tell(mette, 'all', everyBlock);
    await page.locator('[data-action=claim]').focus();
    const place = await chat.adapter.privatePlace(mette);
    if (!place) throw new Error('Cannot test: there is no place.');
    const heading = { type: 'heading' as const, text: 'Nyt kort' };
    const message = { ...everyBlock, blocks: [heading, ...everyBlock.blocks] };
    await chat.adapter.update('all', { key: 'new', place, message });
    await page.getByText('Nyt kort').waitFor();
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Tag');
    await chat.adapter.update('all', { key: 'none', place, message: saying('Lukket') });
    await page.getByText('Lukket').waitFor();
    expect(await page.evaluate('document.activeElement.dataset.key')).toBe('all');
  });

  test('what a card stops offering leaves a list that was asked for in writing too, and no other card', async () => {
    const list = {
      ...saying('Køen'),
      blocks: ['q1', 'q2'].flatMap((id) => [
        { type: 'quote' as const, text: `Printeren ${id}` },
        { type: 'buttons' as const, buttons: [{ label: 'Tag', action: 'claim', value: `${id}|queue` }] },
      ]),
    };
    const card = (...buttons: { label: string; action: string; value: string }[]) => ({
      ...saying('Kort'),
      blocks: [
        { type: 'quote' as const, text: 'Printeren q1' },
        ...(buttons.length > 0 ? [{ type: 'buttons' as const, buttons }] : []),
      ],
    });
    await begin();
    const page = await open('jonas');
    await chat.core.tell(jonas, 'card', card({ label: 'Tag', action: 'claim', value: 'q1' }));
    await chat.core.tell(jonas, 'another', card({ label: 'Tag', action: 'claim', value: 'q1' }));
    await chat.core.tell(jonas, 'e1/order', list);
    await from(page, 'Printeren q2').waitFor();
    const place = await chat.adapter.privatePlace(jonas);
    if (!place) throw new Error('Cannot test: there is no place.');
    await chat.adapter.update('card', { key: 'taken', place, message: card() });
    const kept = (key: string) => page.locator(`[data-key="${key}"]`);
    await kept('e1/order').getByText('Printeren q1').waitFor({ state: 'detached' });
    expect(await kept('e1/order').getByRole('button', { name: 'Tag' }).count()).toBe(1);
    expect(await kept('another').getByRole('button', { name: 'Tag' }).count()).toBe(1);
  });

  test('words that were not sent outlive a reload, but not what was sent, stopped or erased, or has many digits', async () => {
    const transcript = createMemoryTranscript();
    problems = [];
    chat = await startWebChat({
      transcript,
      script(event) {
        if (event.kind === 'pressed') transcript.erase('web:mette');
        return event.kind === 'said' && event.text.includes('stop') ? { stopped: true } : {};
      },
    });
    const page = await open('mette');
    const field = page.locator('#text');
    const reloaded = async () => {
      await page.reload();
      await page.locator('#log[aria-live="polite"]').waitFor({ state: 'attached' });
      return await field.inputValue();
    };
    await field.fill('hvordan får jeg');
    expect(await reloaded()).toBe('hvordan får jeg');
    expect(await (await open('jonas')).locator('#text').inputValue()).toBe('');
    await field.press('Enter');
    await own(page).getByText('hvordan får jeg').waitFor();
    expect(await reloaded()).toBe('');
    await field.fill('barnet er 1503 60');
    expect(await reloaded()).toBe('');
    await say(page, 'stop det her');
    await page.waitForFunction('document.querySelector("#text").value !== ""');
    await field.press('End');
    await field.pressSequentially('!');
    expect(await reloaded()).toBe('');
    await field.fill('noget halvt');
    await page.getByRole('button', { name: 'Mine data' }).click();
    await page.locator('.line').first().waitFor({ state: 'detached' });
    expect(await reloaded()).toBe('');
  });

  test('the skip link leads to the people where one is chosen', async () => {
    await begin();
    const page = await open(undefined);
    await page.locator('.person-main').first().waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Gå til personerne');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.className')).toBe('person-main');
  });

  test('a table on the own page is not cut off', async () => {
    const cells = [
      'Hvorfor kan jeg ikke journalisere noget',
      'Trukket tilbage',
      '27. november 2026 kl. 10.00',
    ];
    const columns = ['Spørgsmål', 'Status', 'Stillet'].map((label) => ({ label }));
    const table = { type: 'table' as const, caption: 'Lukkede', columns, rows: [cells] };
    await begin(({ kind }) =>
      kind === 'opened' ? { home: { ...saying('Din side'), blocks: [table] } } : {},
    );
    const page = await open('mette', { viewport: { width: 1280, height: 800 } });
    const found = page.locator('.home .table');
    await found.waitFor();
    expect(await found.evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0);
  });

  test('a note scrolls up when something newer is said, and stays below what it answered', async () => {
    await begin(async (event, core) => {
      if (event.kind === 'said' && event.text === 'ja') return { note: saying('Godt, at det hjalp.') };
      if (event.kind === 'said') await core.tell(mette, event.text, saying(`Svar på ${event.text}`));
      return {};
    });
    const page = await open('mette');
    const standing = () =>
      page.locator('#log > article').evaluateAll((all) => all.map((one) => one.className));
    await say(page, 'ja');
    await own(page).getByText('ja').waitFor();
    await page.locator('.note').waitFor();
    expect(await standing()).toEqual(['line mine', 'note']);
    await say(page, 'noget andet');
    await from(page, 'Svar på noget andet').waitFor();
    await own(page).getByText('noget andet').waitFor();
    expect(await standing()).toEqual(['line mine', 'note', 'line mine', 'line bot']);
    // Everything is drawn anew in another language.
    await page.getByRole('button', { name: 'English' }).click();
    expect(await standing()).toEqual(['line mine', 'note', 'line mine', 'line bot']);
    await say(page, 'ja');
    await page.locator('.line.bot + .line.mine:not(.under-way) + .note').waitFor();
    expect(await page.locator('.note').count()).toBe(1);
  });

  test('what a card stops offering leaves the note that offered it too', async () => {
    const card = (claimed: boolean) => ({
      ...saying('Printeren'),
      blocks: [
        { type: 'quote' as const, text: 'Printeren' },
        ...(claimed
          ? []
          : [{ type: 'buttons' as const, buttons: [{ label: 'Tag', action: 'claim', value: 'q1' }] }]),
      ],
    });
    await begin(async ({ kind }) => (kind === 'pressed' ? { note: card(false) } : {}));
    const page = await open('jonas');
    await chat.core.tell(jonas, 'card', card(false));
    await page.locator('.line').getByRole('button', { name: 'Tag' }).waitFor();
    await page.getByRole('button', { name: 'Kø' }).click();
    await page.locator('.note').getByText('Printeren').waitFor();
    const place = await chat.adapter.privatePlace(jonas);
    if (!place) throw new Error('Cannot test: there is no place.');
    await chat.adapter.update('card', { key: 'taken', place, message: card(true) });
    await page.locator('.note').getByText('Printeren').waitFor({ state: 'detached' });
    expect(await page.getByRole('button', { name: 'Tag' }).count()).toBe(0);
  });

  test('a queue whose last question went says that nobody waits, and has no empty heading', async () => {
    const heading = (text: string) => ({ type: 'heading' as const, text });
    const row = (text: string, label: string, action: string, value: string) => [
      { type: 'quote' as const, text },
      { type: 'buttons' as const, buttons: [{ label, action, value }] },
    ];
    const queue = {
      ...saying('Køen'),
      blocks: [
        heading('Køen'),
        ...row('Printeren', 'Tag', 'claim', 'q1|queue'),
        ...row('Skærmen', 'Tag', 'claim', 'q2|queue'),
        heading('Dem har du'),
        ...row('Musen', 'Svar', 'answer', 'q3'),
      ],
    };
    const card = (action: string, value: string, isOver = false) => ({
      ...saying('Kort'),
      blocks: isOver ? [] : row('Kort', 'Knap', action, value),
    });
    const cards = [card('claim', 'q1'), card('claim', 'q2'), card('answer', 'q3')];
    await begin(async ({ kind }) => (kind === 'pressed' ? { note: queue } : {}));
    const page = await open('jonas');
    for (const [at, one] of cards.entries()) await chat.core.tell(jonas, `card-${at}`, one);
    await page.locator('[data-key="card-2"]').waitFor();
    await page.getByRole('button', { name: 'Kø' }).click();
    const note = page.locator('.note-body');
    await note.getByText('Musen').waitFor();
    const place = await chat.adapter.privatePlace(jonas);
    if (!place) throw new Error('Cannot test: there is no place.');
    const left = [
      /^KøenSkærmen.*Dem har duMusen/,
      /^KøenIngen spørgsmål venter\.Dem har duMusen/,
      /^KøenIngen spørgsmål venter\.$/,
    ];
    for (const [at, words] of left.entries()) {
      await chat.adapter.update(`card-${at}`, { key: `over-${at}`, place, message: card('', '', true) });
      await expect.poll(() => note.textContent()).toMatch(words);
    }
  });

  test('an erased conversation leaves every open window, and what is said then is seen in each', async () => {
    const transcript = createMemoryTranscript();
    problems = [];
    chat = await startWebChat({
      transcript,
      script({ kind }) {
        if (kind === 'pressed') transcript.erase('web:mette');
        return kind === 'pressed' ? { note: saying('Dine data er slettet.') } : {};
      },
    });
    for (const text of ['Linje 1.', 'Linje 2.', 'Linje 3.']) await chat.core.tell(mette, text, saying(text));
    const [page, other] = [await open('mette'), await open('mette')];
    for (const window of [page, other]) await from(window, 'Linje 3.').waitFor();
    await page.getByRole('button', { name: 'Mine data' }).click();
    for (const window of [page, other]) await from(window, 'Linje 3.').waitFor({ state: 'detached' });
    expect(await page.locator('.note').textContent()).toContain('Dine data er slettet.');
    expect(await other.locator('.line').count()).toBe(0);
    await say(page, 'hej igen');
    for (const window of [page, other]) await own(window).getByText('hej igen').waitFor();
  });

  test('words that somebody erased leave the open windows of those who were shown them', async () => {
    const transcript = createMemoryTranscript();
    problems = [];
    chat = await startWebChat({
      transcript,
      script({ kind }) {
        if (kind === 'pressed') void transcript.replace('card', saying('[slettet]'), Date.now());
        return {};
      },
    });
    await chat.core.tell(jonas, 'card', saying('Printeren blinker.'));
    const [asker, helper] = [await open('mette'), await open('jonas')];
    await from(helper, 'Printeren blinker.').waitFor();
    await asker.getByRole('button', { name: 'Mine data' }).click();
    await from(helper, '[slettet]').waitFor();
    expect(await from(helper, 'Printeren blinker.').count()).toBe(0);
  });

  test('a long conversation begins with its newest 200 lines and shows the rest on request', async () => {
    await begin();
    for (let at = 1; at <= 203; at += 1) await chat.core.tell(mette, `m-${at}`, saying(`Linje ${at}.`));
    const page = await open('mette');
    expect(await page.locator('.line').count()).toBe(200);
    await page.getByRole('button', { name: 'Vis tidligere beskeder' }).click();
    await page.getByText('Linje 1.', { exact: true }).waitFor();
    expect(await page.locator('.line').count()).toBe(203);
    expect(await page.locator('.line').first().textContent()).toContain('Linje 1.');
  });

  test('a long answer is read from its top', async () => {
    await begin(async (event, core) => {
      if (event.kind === 'said') await core.tell(mette, 'long', saying('Linje.\n\n'.repeat(60)));
    });
    const page = await open('mette');
    await say(page, 'hej');
    await page.locator('.line.bot').waitFor();
    const top = await page.locator('.line.bot').boundingBox();
    const header = await page.locator('.top').boundingBox();
    expect(top?.y).toBeGreaterThan(header?.height ?? 0);
    expect(top?.y).toBeLessThan(400);
  });

  test('a form whose words are stopped stays open with the words in it', async () => {
    await begin((event) =>
      event.kind === 'submitted'
        ? { stopped: true }
        : event.kind === 'pressed'
          ? { form: everyField }
          : undefined,
    );
    const page = await open('mette');
    await page.getByRole('button', { name: 'Hjælp' }).click();
    await page.locator('#field-0').fill('mit spørgsmål');
    await page.locator('#form-dialog [type=submit]').click();
    await page.locator('#form-dialog').getByText('Teksten er ikke gemt.').waitFor();
    expect(await page.locator('#field-0').inputValue()).toBe('mit spørgsmål');
  });

  test('words in a form survive Escape and a wrong press, and are gone once they went through', async () => {
    await begin((event) => {
      if (event.kind === 'pressed') return { form: event.action === 'claim' ? everyField : nextField };
      return event.kind === 'submitted' && event.form === 'inquire' ? { form: nextField } : undefined;
    });
    const page = await open('mette');
    await chat.core.tell(mette, 'all', everyBlock);
    const claim = page.locator('.line').getByRole('button', { name: 'Tag' });
    const field = page.locator('#field-0');
    await claim.click();
    await field.fill('et langt svar');
    await page.keyboard.press('Escape');
    await claim.click();
    expect(await field.inputValue()).toBe('et langt svar');
    await page.locator('#form-dialog [type=submit]').click();
    await page.locator('#form-title', { hasText: 'Se det' }).waitFor();
    await page.locator('#form-dialog').getByRole('button', { name: 'Fortryd' }).click();
    await claim.click();
    expect(await field.inputValue()).toBe('et langt svar');
    await page.locator('#form-dialog [type=submit]').click();
    await page.locator('#form-title', { hasText: 'Se det' }).waitFor();
    await page.locator('#form-dialog [type=submit]').click();
    await page.locator('#form-dialog').waitFor({ state: 'hidden' });
    await claim.click();
    expect(await field.inputValue()).toBe('');
  });

  test('a text that is too long for its field is told so, and never cut', async () => {
    await begin((event) => (event.kind === 'pressed' ? { form: everyField } : undefined));
    const page = await open('mette');
    await page.getByRole('button', { name: 'Hjælp' }).click();
    await page.locator('#field-0').fill('æ'.repeat(512));
    await page.locator('#form-dialog [type=submit]').click();
    await page.getByText('Teksten er 12 tegn for lang.').waitFor();
    expect((await page.locator('#field-0').inputValue()).length).toBe(512);
    expect(chat.core.events.some(({ kind }) => kind === 'submitted')).toBe(false);
  });

  test('the hour after midnight is written too', async () => {
    await begin();
    const page = await open('mette');
    const clocks = `import('/page/time.js').then(({ clockOf }) =>
      [0, 9, 13].map((hour) => clockOf(new Date(2026, 10, 24, hour, 5).getTime())))`;
    expect(await page.evaluate(clocks)).toEqual(['0.05', '9.05', '13.05']);
  });

  test('the page beside the conversation follows what happens, without the buttons that the frame has', async () => {
    await begin((event, core) => {
      if (event.kind !== 'opened') return undefined;
      const lines = core.events.filter(({ kind }) => kind === 'said').length;
      const menu = {
        type: 'buttons',
        buttons: ['help', 'privacy'].map((action) => ({ label: `Knap ${action}`, action, value: '' })),
      } as const;
      return {
        home: { lang: 'da', text: 'Side', blocks: [{ type: 'heading', text: `Linjer: ${lines}` }, menu] },
      };
    });
    const page = await open('mette');
    const home = page.locator('#home');
    await home.getByText('Linjer: 0').waitFor();
    expect(await home.getByRole('button').allInnerTexts()).toEqual(['Knap privacy']);
    await say(page, 'hej');
    await home.getByText('Linjer: 1').waitFor();
  });

  test('a person who does not exist gets the list of those who do', async () => {
    await begin();
    const page = await open(undefined);
    await page.goto(`${chat.url}?som=nobody`);
    await page.getByRole('heading', { name: 'Hvem vil du være?' }).waitFor();
    await page.getByRole('link', { name: /Jonas Eksempel.*Superbruger/ }).click();
    await page.getByRole('button', { name: 'Kø' }).waitFor();
    expect(await page.title()).toBe('Jonas Eksempel – Medvind');
  });
});
