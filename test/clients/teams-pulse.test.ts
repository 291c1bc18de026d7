import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { letItBeTime, letPulsesBegin, roundStates } from './support/pulse.ts';
import { startTeamsTown, type TeamsTown, town } from './support/teams-town.ts';

describe('a pulse in Microsoft’s Agents Playground', () => {
  let teams: TeamsTown;
  beforeAll(async () => {
    teams = await startTeamsTown();
  });
  afterAll(() => teams?.close());

  /** Stops the product, lets something happen, and starts it: the first look comes at once. */
  async function again(meanwhile: () => void): Promise<void> {
    await teams.product.kill();
    meanwhile();
    await teams.startProduct();
  }

  async function meet(person: Parameters<TeamsTown['sit']>[0]) {
    const hands = await teams.sit(person);
    await hands.card(/Medvind/).waitFor();
    await hands.write('dansk');
    await hands.card('dansk').waitFor();
    return hands;
  }

  test('is received, answered in place, changed, skipped, reminded of once, and closed', async () => {
    const [answering, silent] = [await meet(town.sara), await meet(town.jonas)];
    await again(() => letPulsesBegin(resolve(teams.data, '../content')));
    const invited = answering.card('Hvem ser hvad?');
    await invited.waitFor();
    await answering.press(invited, 'Svar nu');
    for (let n = 1; n <= 5; n++) {
      const card = answering.card(`Udsagn ${n} af 5`);
      await card.waitFor();
      await answering.press(card, '4 Enig');
    }
    await answering.card('Tak for dit svar').waitFor();
    await answering.press(answering.card('Tak for dit svar'), 'Ret mit svar');
    await answering.card('Udsagn 1 af 5').waitFor();
    await answering.press(answering.card('Udsagn 1 af 5'), 'Ikke relevant');
    await answering.card('Udsagn 2 af 5').waitFor();

    await silent.card('Hvem ser hvad?').waitFor();
    await again(() => letItBeTime(teams.data, 'remindAt'));
    await silent.card('ikke flere påmindelser').waitFor();
    expect(await answering.card('ikke flere påmindelser').count()).toBe(0);
    await silent.press(silent.card('ikke flere påmindelser'), 'Spring over');
    await silent.card('Runden er sprunget over').waitFor();

    await again(() => letItBeTime(teams.data, 'closesAt'));
    await silent.press(silent.card('Runden er sprunget over'), 'Svar nu');
    await silent.page.getByText('Runden tager ikke imod svar').last().waitFor();
    await expect.poll(() => roundStates(teams.data), { timeout: 90_000 }).toEqual(['closed']);
  });
});
