import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Hands, startTeamsTown, type TeamsTown, town } from './support/teams-town.ts';

describe('in Microsoft’s Agents Playground', () => {
  let teams: TeamsTown;
  let asker: Hands;
  let helper: Hands;
  let lead: Hands;
  const asked = 'kan zebraen i fagsystemet spise min kvartalsgiraf?';

  beforeAll(async () => {
    teams = await startTeamsTown();
    asker = await teams.sit(town.sara);
    helper = await teams.sit(town.jonas);
    lead = await teams.sit(town.birgitte);
    for (const hands of [asker, helper, lead]) {
      await hands.card(/Medvind/).waitFor();
      await hands.write('dansk');
      await hands.card('dansk').waitFor();
    }
  });
  afterAll(() => teams?.close());

  test('a question with typos is answered at once, with the way on', async () => {
    await asker.write('foerste login hvad goer jeg');
    const answer = asker.card('Hjalp det?');
    await answer.waitFor();
    expect(await answer.textContent()).toContain('første gang');
    await asker.press(answer, 'Ja, det hjalp');
  });

  test('a personal number is stopped, and nothing of it is said again', async () => {
    await asker.write('barnet 150360-5123 mangler i systemet');
    const stopped = asker.card(/CPR/);
    await stopped.waitFor();
    expect(await stopped.textContent()).not.toContain('150360');
  });

  test('what has no answer is sent on by a form of two steps, and what is wrong is told beside its field', async () => {
    await asker.write(asked);
    await asker.press(asker.card(/Send videre/), 'Send videre');
    const form = asker.card('Send videre til en superbruger');
    await form.waitFor();
    await asker.fill(form, 'Hvad gjorde du?', 'Jeg ringede om 150360-5123');
    await form.locator('button').first().click();
    await asker.card('Der er noget galt i skemaet').waitFor();
    const again = asker.card('Der er noget galt i skemaet');
    expect(await again.getByLabel('Dit spørgsmål').inputValue()).toBe(asked);
    await asker.fill(again, 'Hvad gjorde du?', 'Jeg trykkede på zebraen');
    await again.locator('button').first().click();
    const preview = asker.card('Det her bliver sendt');
    await preview.waitFor();
    expect(await preview.textContent()).toContain('Jeg trykkede på zebraen');
    await preview.locator('button').first().click();
    await asker.card(/Dit spørgsmål [A-Z0-9]+/).waitFor();
  });

  test('the superuser on duty is written to first, takes it, and the asker sees who', async () => {
    const card = helper.card(asked);
    await card.waitFor();
    await helper.press(card, 'Tag');
    await helper.card(asked).getByRole('button', { name: 'Svar', exact: true }).waitFor();
    await asker.card(/Jonas Kjeldsen har taget dit spørgsmål/).waitFor();
  });

  test('the answer comes back in the asker’s chat and is solved there', async () => {
    await helper.press(helper.card(asked), 'Svar');
    const form = helper.card('Svar på spørgsmålet');
    await form.waitFor();
    await form.locator('textarea').first().fill('Zebraen spiser kun på torsdage.');
    await form.locator('button').first().click();
    const answer = asker.card('Zebraen spiser kun på torsdage.');
    await answer.waitFor();
    await asker.press(answer, 'Løst');
    await helper.card(asked).getByRole('button', { name: 'Gør til FAQ-svar' }).waitFor();
  });

  test('the answer becomes a draft, the project lead approves it, and the bot knows it', async () => {
    await helper.press(helper.card(asked), 'Gør til FAQ-svar');
    const form = helper.card(/Andre måder/);
    await form.waitFor();
    await helper.fill(form, /Andre måder/, 'hvornår spiser zebraen');
    await form.getByRole('combobox').first().click();
    await helper.page.getByRole('option').nth(1).click();
    await form.getByRole('button', { name: /Send/ }).first().click();
    const draft = lead.card('Zebraen spiser kun på torsdage.');
    await draft.waitFor();
    await lead.press(draft, 'Godkend');
    await lead.card(/Godkendt/).waitFor();
    await asker.write(asked);
    await asker.page
      .locator('.ac-adaptiveCard', { hasText: 'Hjalp det?' })
      .filter({ hasText: 'Zebraen spiser kun på torsdage.' })
      .last()
      .waitFor();
  });

  test('a mention in a group chat is answered there', async () => {
    await asker.open('Group Chat');
    await asker.mention('hvordan logger jeg på første gang?');
    const answer = asker.card('Hjalp det?');
    await answer.waitFor();
    expect(await answer.textContent()).toContain('første gang');
  });

  test('a mention in a channel is answered in its thread', async () => {
    await asker.open('Familie - General');
    await asker.mention('hvordan logger jeg på første gang?');
    await asker.card('Hjalp det?').waitFor();
  });

  test('a kill and a start again lose nothing: the queue, the cards and the conversations are there', async () => {
    await teams.product.kill('SIGKILL');
    await teams.startProduct();
    await asker.open('Personal Chat');
    const before = await asker.page.locator('.ac-adaptiveCard').count();
    await asker.write('mine spørgsmål');
    await asker.card(/Mine spørgsmål|Dine spørgsmål/).waitFor();
    expect(await asker.page.locator('.ac-adaptiveCard').count()).toBe(before + 1);
  });
});
