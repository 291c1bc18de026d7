import { getRequestListener } from '@hono/node-server';
import type { DashboardOptions } from './options.ts';
import { root } from './paths.ts';
import { createRoutes } from './routes.ts';

export type { DashboardOptions } from './options.ts';
export type { Chart, Choice, DoorWords, Drawing, Overview, Sheet, View, Words } from './overview.ts';

/**
 * Puts the managers' pages under `/overblik`. They are for every platform: a manager comes in by a link from a chat,
 * so nobody needs a password and the built-in chat need not be there.
 */
export function createDashboard(options: DashboardOptions): void {
  const routes = createRoutes(options);
  options.mount(root, getRequestListener(routes.fetch, { overrideGlobalObjects: false }));
}
