import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { letItBeTime, letPulsesBegin, roundStates } from './support/pulse.ts';
import { type Kept, type SlackTown, startSlackTown, type Townsperson, town } from './support/slack-town.ts';

const { sara, jonas, rikke } = town;
const fromBot = ({ user }: Kept) => user === 'U0MEDVIND';

describe('a pulse in a Slack-like workspace', () => {
  let slack: SlackTown;
  beforeAll(async () => {
    slack = await startSlackTown('socket');
  });
  afterAll(() => slack?.close());

  /** Stops the product, lets something happen, and starts it: the first look comes at once. */
  async function again(meanwhile: () => void): Promise<void> {
    await slack.product.kill();
    meanwhile();
    await slack.startProduct();
  }

  /** Somebody who has met the bot before the round begins. */
  async function meet(person: Townsperson): Promise<Page> {
    const page = await slack.window(person);
    await page.locator('.sidebar-item', { hasText: 'medvind' }).click();
    await page.locator('.home .bk-header', { hasText: 'Medvind' }).waitFor();
    await page.locator('.sidebar-item', { hasText: person.real_name }).click();
    await page.locator('.channel-title', { hasText: person.real_name }).waitFor();
    await page.locator('.composer-input').fill('hej');
    await page.keyboard.press('Escape');
    await page.locator('.composer-send').click();
    await slack.message(await slack.direct(person), fromBot);
    return page;
  }

  const cards = async (person: Townsperson) =>
    (await slack.messages(await slack.direct(person))).filter((message) =>
      /Hvem ser hvad|Udsagn \d|Tak for dit svar|sprunget over/.test(JSON.stringify(message)),
    );
  const press = (page: Page, label: string) =>
    page
      .locator('.msg button', { hasText: new RegExp(`^${label}$`) })
      .last()
      .click();
  const sees = (page: Page, words: string) => page.locator('.msg', { hasText: words }).last().waitFor();

  test('is received, answered in place, changed, skipped, reminded of once, and closed', async () => {
    const [page, other, late] = [await meet(sara), await meet(jonas), await meet(rikke)];
    await again(() => letPulsesBegin(resolve(slack.data, '../content')));
    await sees(page, 'Hvem ser hvad?');
    await press(page, 'Svar nu');
    for (let n = 1; n <= 5; n++) {
      await sees(page, `Udsagn ${n} af 5`);
      await press(page, '4 Enig');
    }
    await sees(page, 'Tak for dit svar');
    await press(page, 'Ret mit svar');
    await sees(page, 'Udsagn 1 af 5');
    await press(page, 'Ikke relevant');
    await sees(page, 'Udsagn 2 af 5');
    expect(await cards(sara)).toHaveLength(1);

    await sees(other, 'Hvem ser hvad?');
    await press(other, 'Spring over');
    await sees(other, 'Runden er sprunget over');

    await again(() => letItBeTime(slack.data, 'remindAt'));
    await sees(late, 'ikke flere påmindelser');
    expect(await cards(rikke)).toHaveLength(2);
    expect(await cards(jonas)).toHaveLength(1);
    expect(await cards(sara)).toHaveLength(1);

    await again(() => letItBeTime(slack.data, 'closesAt'));
    await press(late, 'Svar nu');
    await slack.message(await slack.direct(rikke), (message) =>
      JSON.stringify(message).includes('Runden tager ikke imod svar'),
    );
    await expect.poll(() => roundStates(slack.data), { timeout: 90_000 }).toEqual(['closed']);
  });
});
