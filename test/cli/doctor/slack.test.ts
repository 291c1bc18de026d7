import { afterEach, beforeEach, expect, test } from 'vitest';
import { scopes } from '../../../adapters/slack/scopes.ts';
import { examineSlackConfig } from '../../../src/cli/doctor/slack.ts';
import { readConfig } from '../../../src/config.ts';
import { mette } from '../../support/slack-client.ts';
import { type SlackServer, startSlackServer } from '../../support/slack-server.ts';
import { type SlackSocket, startSlackSocket } from '../../support/slack-socket.ts';

let slack: SlackServer;
let socket: SlackSocket;
beforeEach(async () => {
  socket = await startSlackSocket();
  slack = await startSlackServer([mette], { scopes: Object.keys(scopes), socketUrls: [socket.url] });
});
afterEach(async () => {
  await slack.close();
  await socket.close();
});

const configured = (more: Readonly<Record<string, string>> = {}) =>
  readConfig({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', SLACK_API_URL: slack.apiUrl, ...more });

test('a Slack where all is well is told so', async () => {
  const { well, wrong } = await examineSlackConfig(configured(), [mette.email]);
  expect(wrong).toEqual([]);
  expect(well.join('\n')).toMatch(
    /token of "Test" is good.*\n.*all 12 scopes.*\n.*All 1 people.*\n.*Socket Mode is on.*\n.*socket opens/,
  );
});

test('without variables it points at the guide', async () => {
  expect((await examineSlackConfig(readConfig({}), [])).wrong).toEqual([
    expect.stringContaining('docs/slack.md'),
  ]);
});

test('a missing scope is named with what it is for, one too many with where to take it away', async () => {
  await slack.close();
  slack = await startSlackServer([mette], {
    scopes: ['admin', ...Object.keys(scopes).slice(1)],
    socketUrls: [socket.url],
  });
  const { well, wrong } = await examineSlackConfig(configured(), []);
  expect(wrong).toEqual([
    expect.stringMatching(/app_mentions:read is missing.*to hear when it is mentioned/),
  ]);
  expect(well.join()).toContain('does not need: admin');
});

test.each([
  ['auth.test', 'invalid_auth', /Cannot use the bot token: Slack does not know it/],
  ['auth.test', 'account_inactive', /removed from the workspace/],
  ['auth.test', 'something_new', /Slack answered something_new/],
  ['apps.connections.open', 'missing_scope', /SLACK_APP_TOKEN: it may not do this.*connections:write/],
  ['apps.connections.open', 'not_allowed_token_type', /token of another kind/],
  ['users.lookupByEmail', 'missing_scope', /Cannot look people up/],
])('%s answering %s is told with what to do', async (method, error, sentence) => {
  slack.trouble(method, { error });
  expect((await examineSlackConfig(configured(), [mette.email])).wrong.join()).toMatch(sentence);
});

test('a helper who is not in the workspace is named', async () => {
  const { wrong } = await examineSlackConfig(configured(), [mette.email, 'borte@x.example']);
  expect(wrong).toEqual([expect.stringContaining('borte@x.example is not in the workspace')]);
});

test('a Slack that cannot be reached is a finding, not a surprise', async () => {
  const { wrong } = await examineSlackConfig(configured({ SLACK_API_URL: 'http://127.0.0.1:9/' }), []);
  expect(wrong.join()).toMatch(/could not be reached.*SLACK_API_URL/);
});

test('a socket that is blocked while https is open is a finding with its hosts', async () => {
  await socket.close();
  const { well, wrong } = await examineSlackConfig(configured(), []);
  expect(well.join()).toContain('Socket Mode is on');
  expect(wrong).toEqual([
    expect.stringMatching(/Cannot open the socket at 127.0.0.1:\d+.*wss-primary\.slack/),
  ]);
});
