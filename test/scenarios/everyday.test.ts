import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openScene, type Scene, sendOn } from '../support/scene.ts';
import { picture } from '../support/windows.ts';

const sara = 'sara-lindholm';
const henrik = 'henrik-winther';
const wide = { viewport: { width: 1100, height: 820 } };

describe('an ordinary day in real windows', { timeout: 120_000 }, () => {
  let windows: Scene;
  beforeAll(async () => {
    windows = await openScene();
  }, 120_000);
  afterEach(() => windows.closeAll());
  afterAll(() => windows.end());

  const looks = [
    ['phone', { colorScheme: 'light', viewport: { width: 390, height: 844 } }],
    ['dark', { colorScheme: 'dark', ...wide }],
  ] as const;
  test.each(looks)('every page of a superuser and of an asker is right to axe, %s', async (look, options) => {
    const helper = await windows.open('mikkel-toft', options);
    const asker = await windows.open(henrik, options);
    await helper.menu('duty');
    await helper.reads('Din vagt');
    await helper.press('Jeg er ikke på vagt i dag');
    await helper.reads('Du er ikke på vagt resten af dagen.');
    await helper.menu('duty');
    await helper.press('Følg vagtplanen');
    await helper.reads('Du følger vagtplanen igen.');
    await sendOn(asker, 'skriften er for lille kan den gøres større');
    await asker.reads('Det er vist for en superbruger');
    await picture(asker.page, look);
    for (const action of ['queue', 'drafts', 'duty', 'help', 'mydata']) {
      await helper.menu(action);
      await helper.page.locator('.note').waitFor();
      expect(await helper.faults(), action).toEqual([]);
    }
    await asker.menu('mine');
    await asker.reads('Mine spørgsmål');
    expect(await asker.faults()).toEqual([]);
    await asker.menu('mydata');
    await asker.reads('Det er gemt om dig');
    expect(await asker.faults()).toEqual([]);
    await asker.press('Slet mine data');
    expect(await asker.faults()).toEqual([]);
    await asker.page.locator('#confirm-dialog').getByRole('button', { name: 'Slet mine data' }).click();
    await asker.reads('Det, du har skrevet, er slettet');
    await asker.menu('mine');
    await asker.reads('Du har ikke sendt noget videre');
    expect(windows.problems).toEqual([]);
  });

  test('what tells of danger is kept nowhere, and leaves the window with all else that somebody erases', async () => {
    const asker = await windows.open('karin-bertelsen', wide);
    await asker.say('hjælp han har en kniv');
    await asker.reads('Ring 112');
    await asker.menu('mydata');
    await asker.press('Slet mine data');
    await asker.page.locator('#confirm-dialog').getByRole('button', { name: 'Slet mine data' }).click();
    await asker.reads('Det, du har skrevet, er slettet');
    await asker.page.locator('.line.bot').waitFor({ state: 'detached' });
    expect(await asker.page.locator('.line').count()).toBe(0);
  });

  test('English, chosen on the page, is what the bot speaks from then on', async () => {
    const asker = await windows.open('karin-bertelsen', wide);
    // A leader's menu is long, and the languages stand beside its first line all the same.
    const topOf = async (selector: string) => (await asker.page.locator(selector).first().boundingBox())?.y;
    expect(await topOf('#lang button')).toBe(await topOf('.menu-item'));
    await asker.page.getByRole('button', { name: 'English' }).first().click();
    await asker.reads('I will answer in English');
    await asker.say('hvordan logger jeg på første gang');
    await asker.reads('Did it help?');
    await asker.page.reload();
    await asker.menu('help');
    await asker.reads('What I can help with');
    expect(await asker.faults()).toEqual([]);
    await asker.page.getByRole('button', { name: 'Dansk' }).first().click();
    await asker.reads('Nu svarer jeg på dansk');
    await asker.say('hvordan skriver jeg et journalnotat');
    await asker.reads('Hjalp det?');
  });

  test('a child in danger comes before everything, and the words are gone with the page', async () => {
    const asker = await windows.open(sara, wide);
    const words = 'far slår barnet lige nu';
    await asker.say(words);
    await asker.reads('Er nogen i fare lige nu?');
    await asker.say('tak');
    await asker.reads('Selv tak');
    const order = await asker.page.locator('.line').allInnerTexts();
    const at = (text: string) => order.findLastIndex((line) => line.includes(text));
    expect(at(words)).toBeLessThan(at('Selv tak'));
    expect(at('Er nogen i fare')).toBeLessThan(at('Selv tak'));
    expect(await asker.faults()).toEqual([]);
    await asker.page.reload();
    await asker.reads('Er nogen i fare lige nu?');
    expect(await asker.page.getByText(words).count()).toBe(0);
  });

  test('everything from asking to withdrawing works with the keyboard alone', async () => {
    const asker = await windows.open(sara, wide);
    const { page } = asker;
    const focused = () => page.evaluate('document.activeElement?.textContent ?? ""') as Promise<string>;
    const tabTo = async (name: string, key = 'Tab') => {
      for (let n = 0; n < 60; n++) {
        await page.keyboard.press(key);
        if ((await focused()).trim() === name) return page.keyboard.press('Enter');
      }
      throw new Error(`Cannot reach "${name}" with the ${key} key.`);
    };
    /** Backwards from where one writes: the newest comes first. */
    const backTo = async (name: string) => {
      await page.locator('#text').focus();
      await tabTo(name, 'Shift+Tab');
    };
    await page.locator('#text').focus();
    await page.keyboard.type('hvor er nøglen til cykelkælderen');
    await page.keyboard.press('Enter');
    const own = page.locator('.line.mine:not(.under-way)', { hasText: 'cykelkælderen' });
    await own.locator('xpath=following-sibling::article[contains(@class,"bot")]').first().waitFor();
    const onwards = await page.locator('.log button').last().innerText();
    await backTo(onwards);
    if (onwards === 'Ingen af dem') {
      await asker.reads('Det har jeg ikke noget svar på');
      await backTo('Send videre');
    }
    await asker.form.waitFor();
    await tabTo('Se, før det bliver sendt');
    await asker.form.getByText('Sådan ser superbrugeren det').waitFor();
    await tabTo('Send videre');
    await asker.form.waitFor({ state: 'hidden' });
    await page
      .locator('.line.bot', { hasText: 'Dit spørgsmål' })
      .filter({ hasText: 'cykelkælderen' })
      .waitFor();
    await backTo('Træk tilbage');
    await page.locator('#confirm-dialog[open]').waitFor();
    await page.keyboard.press('Enter');
    await asker.reads('Dit spørgsmål er trukket tilbage.');
  });
});
