import { createHmac } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { dataFolder } from '../support/folders.ts';
import { type Product, startProduct } from '../support/product.ts';
import { oneTopic, scenarioContent } from '../support/scenario-content.ts';
import { startSlackServer, team } from '../support/slack-server.ts';

const secret = 'a-signing-secret-of-the-tests';
const asked = 60;
const users = Array.from({ length: asked }, (_, at) => ({
  id: `U${1000 + at}`,
  name: `Person ${at}`,
  email: `person${at}@eksempel-kommune.example`,
}));

/** Delivers one question as Slack does; whether it was acknowledged. */
async function deliver({ url }: Product, at: number): Promise<boolean> {
  const user = users[at]?.id ?? '';
  const event = {
    type: 'message',
    channel_type: 'im',
    user,
    channel: `D${user.slice(1)}`,
    text: `hvor er fane nummer ${at} henne`,
    ts: `${1_760_000_000 + at}.000100`,
  };
  const body = JSON.stringify({ type: 'event_callback', team_id: team, event_id: `Ev${at}`, event });
  const time = String(Math.floor(Date.now() / 1000));
  const signature = `v0=${createHmac('sha256', secret).update(`v0:${time}:${body}`).digest('hex')}`;
  const headers = {
    'content-type': 'application/json',
    'x-slack-request-timestamp': time,
    'x-slack-signature': signature,
  };
  return fetch(`${url}slack/events`, { method: 'POST', headers, body }).then(
    ({ status }) => status === 200,
    () => false,
  );
}

test('killed with questions that are acknowledged and not answered: each is answered once after the start', async () => {
  const content = await scenarioContent({ files: oneTopic });
  onTestFinished(() => rm(content, { recursive: true }));
  const slack = await startSlackServer(users);
  onTestFinished(() => slack.close());
  const setting = {
    MEDVIND_DATA: await dataFolder(),
    MEDVIND_CONTENT: content,
    SLACK_BOT_TOKEN: 'xoxb-test',
    SLACK_SIGNING_SECRET: secret,
    SLACK_API_URL: slack.apiUrl,
  };
  const answers = (at: number) => {
    const channel = `D${1000 + at}`;
    return slack.messages.filter((one) => one.channel === channel && /superbruger|fane/i.test(one.text));
  };
  const before = await startProduct(setting);
  const kept: number[] = [];
  let killed: Promise<unknown> | undefined;
  const deliveries = users.map(async (_, at) => {
    if (await deliver(before, at)) kept.push(at);
    // As soon as half of them are acknowledged, most of which nobody has answered yet.
    if (kept.length >= asked / 2) killed ??= before.end('SIGKILL');
    await killed;
  });
  await Promise.all(deliveries);
  expect(kept.length).toBeGreaterThanOrEqual(asked / 2);
  const unanswered = kept.filter((at) => answers(at).length === 0);
  expect(unanswered.length).toBeGreaterThan(0);

  const after = await startProduct(setting);
  onTestFinished(() => void after.end());
  await vi.waitFor(() => expect(kept.filter((at) => answers(at).length === 0)).toEqual([]), {
    timeout: 30_000,
    interval: 100,
  });
  // What was not acknowledged comes again from Slack, and what was acknowledged may come again too.
  for (const at of users.keys()) expect(await deliver(after, at)).toBe(true);
  await vi.waitFor(() => expect([...users.keys()].filter((at) => answers(at).length === 0)).toEqual([]), {
    timeout: 30_000,
    interval: 100,
  });
  expect(await after.end()).toBe(0);
  const texts = [...users.keys()].map((at) => answers(at).map(({ text }) => text));
  expect(texts.filter((own) => new Set(own).size !== own.length)).toEqual([]);
}, 120_000);
