import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Content } from '../../src/dialogue/index.ts';
import { createOverview } from '../../src/overview/index.ts';
import { createPasses, type Passes } from '../../src/pass.ts';
import type { WeekReport } from '../../src/report/index.ts';
import { createVisitor, type DashboardServer, startDashboard, type Visitor } from './dashboard.ts';
import { createTown, type Town } from './town.ts';

/** The managers' pages of a town that has reports. */
export interface OverviewTown {
  readonly town: Town;
  readonly server: DashboardServer;
  readonly passes: Passes;
  /** Changes the content in force. */
  change(content: (before: Content) => Content): void;
  /** Somebody who has come in with a pass of their own. */
  enter(person: string): Promise<Visitor>;
}

/** A head of everything, beside the managers of units that the shipped organisation has. */
export const head = 'hanne-oestergaard';

/** Starts the pages over these reports; everything is gone when the test is over. */
export async function startOverviewTown(reports: readonly WeekReport[]): Promise<OverviewTown> {
  const town = await createTown({
    organisation: (yaml) => yaml.replace('title: Faglig leder', 'title: Faglig leder\n    roles: [manager]'),
  });
  for (const report of reports) await town.store.publishWeek(report, [], 0);
  const data = await mkdtemp(join(tmpdir(), 'medvind-overview-'));
  let inForce = town.content();
  const passes = await createPasses({ data, clock: Date.now });
  const overview = createOverview({
    store: town.store,
    content: () => inForce,
    passes,
    receive: town.event,
    lang: 'da',
  });
  const server = await startDashboard(overview);
  onTestFinished(async () => {
    await server.stop();
    await rm(data, { recursive: true });
  });
  return {
    town,
    server,
    passes,
    change(content) {
      inForce = content(inForce);
    },
    async enter(person) {
      const visitor = createVisitor(server.url);
      await visitor.enter(await passes.issue(person));
      return visitor;
    },
  };
}
