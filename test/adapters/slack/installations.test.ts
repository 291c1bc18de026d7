import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type InstallationKeeper, type Installed, keepInFolder } from '../../../adapters/slack/index.ts';
import { listening, mette, type SlackSetup, saying, startSlack } from '../../support/slack-client.ts';

const installed = (key: string): Installed => ({
  key,
  botToken: `xoxb-${key}`,
  botUserId: `U0BOT${key}`,
  botId: `B0${key}`,
  teamId: key,
});

let folder: string;
let keeper: InstallationKeeper;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'medvind-installations-'));
  keeper = keepInFolder(join(folder, 'slack'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('installations kept in a folder', () => {
  test('come back as they were, one a workspace, the newest in place of the older', async () => {
    await keeper.put(installed('T0EN'));
    await keeper.put(installed('T0TO'));
    await keeper.put({ ...installed('T0EN'), botToken: 'xoxb-new' });
    expect(await keeper.get('T0EN')).toMatchObject({ botToken: 'xoxb-new' });
    expect((await keeper.all()).map(({ key }) => key).sort()).toEqual(['T0EN', 'T0TO']);
    await keeper.remove('T0EN');
    expect(await keeper.get('T0EN')).toBeUndefined();
  });

  test('are readable by nobody else, and no half-written file is left', async () => {
    await keeper.put(installed('T0EN'));
    expect(await readdir(join(folder, 'slack'))).toEqual(['T0EN.json']);
    expect((await stat(join(folder, 'slack', 'T0EN.json'))).mode & 0o077).toBe(0);
    expect((await stat(join(folder, 'slack'))).mode & 0o077).toBe(0);
  });

  test('leave nothing of what a crash interrupted, and harm nothing that is being written', async () => {
    await keeper.put(installed('T0EN'));
    await writeFile(join(folder, 'slack', 'T0TO.json.0123456789ab.tmp'), '{"botToken":"xoxb-half');
    const [, , all] = await Promise.all([keeper.put(installed('T0TRE')), keeper.all(), keeper.all()]);
    expect(all.map(({ key }) => key)).toContain('T0EN');
    expect((await readdir(join(folder, 'slack'))).sort()).toEqual(['T0EN.json', 'T0TRE.json']);
  });

  test('that are removed before there is a folder are no surprise', async () => {
    await keeper.remove('T0EN');
    expect(await keeper.all()).toEqual([]);
  });

  test('are none before the first one', async () => {
    expect(await keeper.all()).toEqual([]);
    expect(await keeper.get('T0EN')).toBeUndefined();
  });

  test('that were damaged are named, never guessed', async () => {
    await keeper.put(installed('T0EN'));
    await writeFile(join(folder, 'slack', 'T0EN.json'), '{"key":"T0EN"');
    await expect(keeper.get('T0EN')).rejects.toThrow(/Cannot read the Slack installation .*T0EN\.json/);
  });

  test('are not looked for outside the folder', async () => {
    await expect(keeper.get('../../etc/passwd')).rejects.toThrow();
  });
});

describe('several workspaces', () => {
  let setup: SlackSetup;
  beforeEach(async () => {
    await keeper.put(installed('T0EN'));
    await keeper.put(installed('T0TO'));
    const access = {
      kind: 'oauth',
      clientId: '1.2',
      clientSecret: 'c',
      stateSecret: 'a-state-secret',
      keeper,
    } as const;
    setup = await startSlack({ access });
  });
  afterEach(() => setup.close());

  const from = (team: string, event: Record<string, unknown>) =>
    setup.does.event(event, {
      team_id: team,
      authorizations: [
        { team_id: team, user_id: `U0BOT${team}`, is_bot: true, is_enterprise_install: false },
      ],
    });
  const says = (team: string) => ({
    type: 'message',
    channel_type: 'im',
    user: mette.id,
    channel: 'D0METTE',
    text: `hej fra ${team}`,
    ts: '1.1',
  });

  test('are kept apart, and each is answered with its own token', async () => {
    const core = listening();
    await setup.start(core.receive);
    await setup.deliver(from('T0EN', says('T0EN')));
    await setup.deliver(from('T0TO', says('T0TO')));
    expect(core.events.map(({ account }) => account.id)).toEqual(['T0EN:U0METTE', 'T0TO:U0METTE']);
    for (const { place } of core.events) {
      await setup.adapter.send({ key: place.id, place, message: saying('svar') });
    }
    expect(setup.slack.callsOf('chat.postMessage').map(({ token }) => token)).toEqual([
      'xoxb-T0EN',
      'xoxb-T0TO',
    ]);
  });

  test('that have not installed the app are refused', async () => {
    const core = listening();
    await setup.start(core.receive);
    expect((await setup.deliver(from('T0UKENDT', says('T0UKENDT')))).status).toBe(401);
    expect(core.events).toEqual([]);
  });

  test('that remove the app are forgotten', async () => {
    await setup.start(listening().receive);
    await setup.deliver(from('T0EN', { type: 'app_uninstalled' }));
    expect((await keeper.all()).map(({ key }) => key)).toEqual(['T0TO']);
    expect((await setup.deliver(from('T0EN', says('T0EN')))).status).toBe(401);
  });

  test('get the way to install at /slack/install, with every scope', async () => {
    await setup.start(listening().receive);
    const answer = await fetch(`${setup.url}slack/install`, { redirect: 'manual' });
    const to = new URL(answer.headers.get('location') ?? '');
    expect([answer.status, to.pathname, to.searchParams.get('client_id')]).toEqual([
      302,
      '/oauth/v2/authorize',
      '1.2',
    ]);
    expect(to.searchParams.get('scope')?.split(',')).toContain('users:read.email');
  });
});
