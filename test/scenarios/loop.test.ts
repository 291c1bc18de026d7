import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ask, beginSendingOn, openScene, type Scene, sendOn, whoReads } from '../support/scene.ts';
import { picture, pressAtOnce } from '../support/windows.ts';

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
  let windows: Scene;
  beforeAll(async () => {
    windows = await openScene();
  }, 120_000);
  afterEach(() => windows.closeAll());
  afterAll(() => windows.end());

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

    const doubt = await ask(asker, 'adviser');
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
    await ask(other, 'skriften er for lille kan den gøres større');

    const leader = await windows.open(lead, wide);
    await leader.reads('Hej Birgitte.');
    const superusers = await Promise.all(helpers.map((id) => windows.open(id, wide)));
    const text = 'hvordan gør jeg skriften større i systemet';
    await beginSendingOn(asker, text);
    expect(await asker.faults()).toEqual([]);
    await picture(asker.page, 'send-on');
    await asker.fill({
      'Hvad gjorde du?': 'Ledte efter det under Indstillinger.',
      'Hvem gælder det?': 'Flere af os',
    });
    await asker.form.getByText('Sådan ser superbrugeren det').waitFor();
    expect(await asker.form.innerText()).toContain('Ledte efter det under Indstillinger.');
    expect(await asker.form.innerText()).toContain('Flere af os');
    expect(await asker.faults()).toEqual([]);
    await asker.fill({});
    await asker.reads('Det er vist for en superbruger');

    const best = await whoReads(superusers, text);
    const card = await best.reads(text);
    expect(await card.innerText()).toContain('Sara Lindholm, Familieafdelingen');
    expect(await card.innerText()).toContain('Ledte efter det under Indstillinger.');
    await picture(best.page, 'card');
    expect(await best.faults()).toEqual([]);
    await best.press('Tag');
    const name = names[best.person] ?? '';
    await asker.reads(`${name} har taget dit spørgsmål.`);
    await best.reads('Du har taget det.');

    await best.press('Spørg tilbage');
    await best.fill({ 'Hvad vil du vide?': 'Bruger du Edge eller Chrome?' });
    await asker.reads(`${name} spørger tilbage`);
    await asker.say('det er edge');
    await best.reads('det er edge');
    await asker.reads(`Dit svar er sendt til ${name}.`);

    await best.press('Svar');
    await best.fill({ 'Dit svar': 'Hold Ctrl nede, og tryk på plus.' });
    await asker.reads(`Svar fra ${name}`);
    await asker.reads('Hold Ctrl nede, og tryk på plus.');
    expect(await asker.faults()).toEqual([]);
    await asker.press('Ikke løst endnu');
    await asker.fill({ 'Hvad mangler?': 'Det virker kun på forsiden.' });
    await best.reads('Det virker kun på forsiden.');
    for (const others of superusers.filter((one) => one !== best)) {
      expect(await others.message('Det virker kun på forsiden.').count()).toBe(0);
    }
    await best.press('Svar');
    await best.fill({
      'Dit svar': 'Hold Ctrl nede, og tryk på plus. Klik først på den side, der skal være større.',
    });
    await asker.reads('Klik først på den side');
    await asker.press('Løst');
    await asker.reads('Godt, at det blev løst.');
    await best.reads('Løst. Den, der spurgte, siger, at det hjalp.');

    await best.press('Gør til FAQ-svar');
    expect(await best.faults()).toEqual([]);
    await best.fill({
      Spørgsmål: 'Hvordan gør jeg skriften større?',
      Emne: 'Superbrugere og support',
    });
    await best.reads('Kladden er sendt til godkendelse');
    await leader.reads('Kladde til FAQ-svar');
    await picture(leader.page, 'approval');
    expect(await leader.faults()).toEqual([]);
    await leader.press('Godkend');
    await leader.reads('Godkendt. Fra nu af svarer jeg med det.');
    await best.reads('har godkendt dit FAQ-svar');
    await other.reads('Nu er der et svar på det, du spurgte om:');

    const late = await windows.open('karin-bertelsen', wide);
    await late.say('hvordan gør jeg skriften større i systemet');
    const learned = await late.reads('Hjalp det?');
    expect(await learned.innerText()).toContain('Klik først på den side');

    await asker.page.reload();
    await asker.reads('Klik først på den side');
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
    const best = await whoReads(superusers, text);
    const rival = superusers.find((one) => one !== best) ?? best;
    const third = superusers.find((one) => one !== best && one !== rival) ?? best;
    await rival.menu('queue');
    await rival.reads(text);
    await pressAtOnce([best, rival], 'Tag');
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
});
