import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type Product, startProduct } from '../support/product.ts';
import { scenarioContent } from '../support/scenario-content.ts';
import { createWindows, picture, type Window, type Windows } from '../support/windows.ts';

const sara = 'sara-lindholm';
const henrik = 'henrik-winther';
const helpers = ['jonas-kjeldsen', 'rikke-damgaard', 'mikkel-toft'];
const names: Readonly<Record<string, string>> = {
  'jonas-kjeldsen': 'Jonas Kjeldsen',
  'rikke-damgaard': 'Rikke Damgaard',
  'mikkel-toft': 'Mikkel Toft',
};
const lead = 'birgitte-lauridsen';
const wide = { viewport: { width: 1100, height: 820 } };

describe('the whole loop, in real windows on the real program', { timeout: 120_000 }, () => {
  let browser: Browser;
  let content: string;
  let product: Product;
  let windows: Windows;

  beforeAll(async () => {
    content = await scenarioContent();
    const setting = { MEDVIND_CONTENT: content, MEDVIND_DATA: join(content, 'data') };
    [browser, product] = await Promise.all([launchBrowser(), startProduct(setting)]);
    windows = createWindows(browser, product.url);
  }, 120_000);
  afterEach(() => windows.closeAll());
  afterAll(async () => {
    await browser.close();
    await product.end();
    await rm(content, { recursive: true });
  });

  /** Asks what nobody has an answer for and sends it on, through form and preview. */
  async function sendOn(asker: Window, text: string): Promise<void> {
    await asker.say(text);
    const own = asker.page.locator('.line.mine:not(.under-way)', { hasText: text });
    await own.waitFor();
    const onwards = asker.page
      .locator('.log')
      .getByRole('button', { name: /^(Send videre|Ingen af dem|Spørg en superbruger)$/ })
      .last();
    await own.locator('xpath=following-sibling::*').first().waitFor();
    const label = await onwards.innerText();
    await onwards.click();
    if (label === 'Ingen af dem') await asker.press('Send videre');
    await asker.fill({});
    await asker.form.getByText('Sådan ser superbrugeren det').waitFor();
    await asker.fill({});
    await asker.reads('Dit spørgsmål');
  }

  /** The window in which a question's card has come up. */
  async function whoSees(open: readonly Window[], text: string): Promise<Window> {
    const first = await Promise.any(open.map(async (one) => (await one.reads(text)) && one));
    return first;
  }

  test('from a typed question to an answer that the bot knows', async () => {
    const asker = await windows.open(sara, wide);
    await asker.say('foerste login hvad goer jeg');
    const answer = await asker.reads('Hjalp det?');
    for (const words of ['Ansvarlig:', 'Gennemgås senest', 'Måske også:']) {
      expect(await answer.innerText()).toContain(words);
    }
    await picture(asker.page, 'answer');
    expect(await asker.faults()).toEqual([]);
    await answer.getByRole('button', { name: 'Ja, det hjalp' }).click();
    await asker.reads('Godt, at det hjalp.');

    await asker.say('adviser');
    const doubt = await asker.reads('Mente du');
    const choices = await doubt.getByRole('button').allInnerTexts();
    expect(choices.length).toBeGreaterThan(1);
    expect(choices.length).toBeLessThanOrEqual(4);
    expect(choices.at(-1)).toBe('Ingen af dem');
    expect(await asker.faults()).toEqual([]);
    await doubt.getByRole('button').first().click();
    await asker.page
      .locator('.line.bot h2', { hasText: choices[0] ?? '' })
      .last()
      .waitFor();

    const other = await windows.open(henrik, wide);
    await other.say('fjernvarme måler på kontoret aflæses hvordan');
    await other.page.locator('.line.bot').nth(1).waitFor();

    const superusers = await Promise.all(helpers.map((id) => windows.open(id, wide)));
    const text = 'hvem aflæser fjernvarmemåleren på kontoret';
    await asker.say(text);
    await asker.page.locator('.line.mine:not(.under-way)', { hasText: text }).waitFor();
    const none = asker.page.locator('.log').getByRole('button', { name: 'Ingen af dem' });
    const send = asker.page.locator('.log').getByRole('button', { name: 'Send videre' });
    await none.last().or(send.last()).last().waitFor();
    if ((await none.count()) > 1) await none.last().click();
    await send.last().click();
    expect(await asker.faults()).toEqual([]);
    await picture(asker.page, 'send-on');
    await asker.fill({
      'Hvad gjorde du?': 'Ledte efter den i menuen.',
      'Hvem gælder det?': 'Flere af os',
    });
    await asker.form.getByText('Sådan ser superbrugeren det').waitFor();
    expect(await asker.form.innerText()).toContain('Ledte efter den i menuen.');
    expect(await asker.form.innerText()).toContain('Flere af os');
    expect(await asker.faults()).toEqual([]);
    await asker.fill({});
    await asker.reads('Det er vist for en superbruger');

    const best = await whoSees(superusers, text);
    const card = await best.reads(text);
    expect(await card.innerText()).toContain('Sara Lindholm, Familieafdelingen');
    expect(await card.innerText()).toContain('Ledte efter den i menuen.');
    await picture(best.page, 'card');
    expect(await best.faults()).toEqual([]);
    await best.press('Tag');
    const name = names[best.person] ?? '';
    await asker.reads(`${name} har taget dit spørgsmål.`);
    await best.reads('Du har taget det.');

    await best.press('Spørg tilbage');
    await best.fill({ 'Hvad vil du vide?': 'Hvilket kontor er det?' });
    await asker.reads(`${name} spørger tilbage`);
    await asker.say('det i stuen til venstre');
    await best.reads('det i stuen til venstre');
    await asker.reads(`Dit svar er sendt til ${name}.`);

    await best.press('Svar');
    await best.fill({ 'Dit svar': 'Det gør driften den første i måneden.' });
    await asker.reads(`Svar fra ${name}`);
    await asker.reads('Det gør driften den første i måneden.');
    expect(await asker.faults()).toEqual([]);
    await asker.press('Ikke løst endnu');
    await asker.fill({ 'Hvad mangler?': 'Hvem ringer jeg til?' });
    await best.reads('Hvem ringer jeg til?');
    for (const others of superusers.filter((one) => one !== best)) {
      expect(await others.message('Hvem ringer jeg til?').count()).toBe(0);
    }
    await best.press('Svar');
    await best.fill({ 'Dit svar': 'Ring til driften på lokal 1234. Fjernvarmemåleren aflæses af dem.' });
    await asker.reads('Ring til driften på lokal 1234.');
    await asker.press('Løst');
    await asker.reads('Godt, at det blev løst.');
    await best.reads('Løst. Den, der spurgte, siger, at det hjalp.');

    await best.press('Gør til FAQ-svar');
    expect(await best.faults()).toEqual([]);
    await best.fill({
      Spørgsmål: 'Hvem aflæser fjernvarmemåleren på kontoret?',
      Emne: 'Superbrugere og support',
    });
    await best.reads('Kladden er sendt til godkendelse');
    const leader = await windows.open(lead, wide);
    await leader.reads('Kladde til FAQ-svar');
    await picture(leader.page, 'approval');
    expect(await leader.faults()).toEqual([]);
    await leader.press('Godkend');
    await leader.reads('Godkendt. Fra nu af svarer jeg med det.');
    await best.reads('har godkendt dit FAQ-svar');
    await other.reads('Nu er der et svar på det, du spurgte om:');

    const late = await windows.open('karin-bertelsen', wide);
    await late.say('hvem aflæser fjernvarmemåleren på kontoret');
    const learned = await late.reads('Hjalp det?');
    expect(await learned.innerText()).toContain('Ring til driften på lokal 1234.');

    await asker.page.reload();
    await asker.reads('Ring til driften på lokal 1234.');
    await asker.menu('mine');
    await asker.reads('Afsluttede spørgsmål');
    expect(await asker.faults()).toEqual([]);
    expect(windows.problems).toEqual([]);
  });

  test('two who press Tag at once: one wins, the other reads who; then on to a third, back, and withdrawn', async () => {
    const asker = await windows.open(sara, wide);
    const superusers = await Promise.all(helpers.map((id) => windows.open(id, wide)));
    const text = 'hvor bestiller jeg kontorstole til mødelokalet';
    await sendOn(asker, text);
    const best = await whoSees(superusers, text);
    const rival = superusers.find((one) => one !== best) ?? best;
    const third = superusers.find((one) => one !== best && one !== rival) ?? best;
    await rival.menu('queue');
    await rival.reads(text);
    await Promise.all([best.press('Tag'), rival.press('Tag')]);
    const winner = await Promise.any(
      [best, rival].map(async (one) => (await one.reads('Du har taget det.')) && one),
    );
    const loser = winner === best ? rival : best;
    await loser.reads(`${names[winner.person]} har taget det.`);
    expect(await loser.message('Du har taget det.').count()).toBe(0);
    await asker.reads(`${names[winner.person]} har taget dit spørgsmål.`);

    await winner.press('Giv videre');
    await winner.fill({ 'Hvorfor?': 'Du kender mødelokalerne.' });
    await winner.form
      .getByText('Her skal der stå noget')
      .or(winner.form.locator('[aria-invalid=true]'))
      .first()
      .waitFor();
    const option = winner.form.locator('option', { hasText: names[third.person] ?? '' });
    await winner.form.locator('select').selectOption({ label: await option.innerText() });
    await winner.fill({});
    await third.reads('Du kender mødelokalerne.');
    await asker.reads(`${names[third.person]} har taget dit spørgsmål.`);
    await third.press('Slip');
    await third.reads('Du har sluppet spørgsmålet.');
    await loser.message('Ingen har taget det endnu.').waitFor();

    await asker.press('Træk tilbage');
    await asker.page.locator('#confirm-dialog').getByRole('button', { name: 'Træk tilbage' }).click();
    await asker.reads('Dit spørgsmål er trukket tilbage.');
    await loser.reads('Trukket tilbage af den, der spurgte.');
    expect(windows.problems).toEqual([]);
  });

  const looks = [
    ['light on a phone', { colorScheme: 'light', viewport: { width: 390, height: 844 } }],
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
    await sendOn(asker, `hvem vander blomsterne på kontoret ${look}`);
    await picture(asker.page, look === 'dark' ? 'dark' : 'phone');
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

  test('English, chosen on the page, is what the bot speaks from then on', async () => {
    const asker = await windows.open('karin-bertelsen', wide);
    await asker.page.getByRole('button', { name: 'English' }).first().click();
    await asker.say('hvordan logger jeg på første gang');
    await asker.reads('Did it help?');
    await asker.page.reload();
    await asker.menu('help');
    await asker.reads('What I can help with');
    expect(await asker.faults()).toEqual([]);
    await asker.page.getByRole('button', { name: 'Dansk' }).first().click();
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
    await own.locator('xpath=following-sibling::*[contains(@class,"bot")]').first().waitFor();
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
