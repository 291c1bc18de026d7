import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTeamsTown, type TeamsTown, town } from './support/teams-town.ts';

describe('a week’s report in Microsoft’s Agents Playground', () => {
  let teams: TeamsTown;
  beforeAll(async () => {
    teams = await startTeamsTown({ simulated: true });
  });
  afterAll(() => teams?.close());

  test('has its curve drawn by the client, with every line named and the figures as a table', async () => {
    const manager = await teams.sit(town.karin);
    await manager.card(/Medvind/).waitFor();
    await manager.write('dansk');
    await manager.card('dansk').waitFor();
    await manager.write('rapport');
    const report = manager.card('Plan og virkelighed');
    await report.waitFor();
    const chart = report.locator('[role=alert]', { has: manager.page.locator('svg') }).last();
    await chart.waitFor();
    const drawn = await chart.textContent();
    for (const word of ['Målt', 'Plan', 'Uden ledelse', 'Uger efter start']) expect(drawn).toContain(word);
    // Measured, planned, and without leadership.
    expect(await chart.locator('path[fill=none]').count()).toBe(3);
    expect(await report.locator('img[src^="data:image/png"]').count()).toBe(0);
    expect(await report.locator('table, [role=table], [role=grid]').count()).toBeGreaterThan(0);
  });
});
