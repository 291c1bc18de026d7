import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSlackAdapter, keepInFolder } from '../../adapters/slack/index.ts';
import { scopes } from '../../adapters/slack/scopes.ts';
import { createHttpServer, type HttpServer } from '../../src/http.ts';
import type { ChatAdapter, Log } from '../../src/ports.ts';
import { type Emulator, startEmulator } from './support/emulator.ts';

const silent: Log = { info: () => {}, warn: () => {}, error: () => {} };
const app = { client_id: '12345.67890', client_secret: 'a-client-secret' };

let folder: string;
let server: HttpServer;
let adapter: ChatAdapter;
let url: string;
let slack: Emulator;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'medvind-oauth-'));
  server = createHttpServer({ host: '127.0.0.1', port: 0, log: silent });
  ({ url } = await server.start());
  slack = await startEmulator({
    ...app,
    app_id: 'A0MEDVIND',
    name: 'Medvind',
    redirect_uris: [`${url}slack/oauth_redirect`],
    scopes: Object.keys(scopes),
  });
  adapter = createSlackAdapter({
    mount: server.mount,
    access: {
      kind: 'oauth',
      clientId: app.client_id,
      clientSecret: app.client_secret,
      stateSecret: 'a-state-secret-of-the-tests',
      keeper: keepInFolder(folder),
    },
    transport: { kind: 'http', signingSecret: 'a-signing-secret' },
    apiUrl: `${slack.url}/api/`,
    now: Date.now,
    log: silent,
  });
  await adapter.start(async () => ({}));
});
afterEach(async () => {
  await adapter.stop();
  await server.stop();
  await slack.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a workspace installs the app, and its token is kept for the next start', async () => {
  const begun = await fetch(`${url}slack/install`, { redirect: 'manual' });
  const authorize = new URL(begun.headers.get('location') ?? '');
  expect(authorize.origin).toBe(new URL(slack.url).origin);
  expect(authorize.searchParams.get('scope')?.split(',').sort()).toEqual(Object.keys(scopes).sort());

  const back = await slack.consent(authorize, `${url}slack/oauth_redirect`);
  const cookie = begun.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const done = await fetch(back, { headers: { cookie } });
  expect([done.status, await done.text()]).toEqual([200, expect.stringMatching(/success|Thank you/i)]);

  const kept = await keepInFolder(folder).all();
  expect(kept).toMatchObject([
    { key: expect.stringMatching(/^T/), botToken: expect.stringMatching(/^xoxb-/) },
  ]);
});

test('an answer without the state that we gave out installs nothing', async () => {
  const begun = await fetch(`${url}slack/install`, { redirect: 'manual' });
  const back = await slack.consent(
    new URL(begun.headers.get('location') ?? ''),
    `${url}slack/oauth_redirect`,
  );
  await fetch(back);
  const forged = new URL(back);
  forged.searchParams.set('state', 'forged');
  const cookie = begun.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  await fetch(forged, { headers: { cookie } });
  expect(await keepInFolder(folder).all()).toEqual([]);
});
