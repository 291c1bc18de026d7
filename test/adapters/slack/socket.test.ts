import { type AddressInfo, createServer, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Receive } from '../../../src/ports.ts';
import { listening, mette, type SlackSetup, saying, startSlack } from '../../support/slack-client.ts';
import { type SlackSocket, startSlackSocket } from '../../support/slack-socket.ts';

let socket: SlackSocket;
let setup: SlackSetup;
beforeEach(async () => {
  socket = await startSlackSocket();
  setup = await startSlack({
    transport: { kind: 'socket', appToken: 'xapp-test' },
    socketUrl: socket.url,
    pingMs: 500,
  });
});
afterEach(async () => {
  await setup.close();
  await socket.close();
});

test('what comes by the socket is what comes by HTTP, and is acknowledged when it is kept', async () => {
  const order: string[] = [];
  await setup.start(async (event) => {
    order.push(event.kind);
    return {};
  });
  await socket.deliver('e1', 'events_api', setup.does.says(mette.id, 'hej'));
  await socket.deliver('e2', 'interactive', setup.does.presses(mette.id, { action_id: 'help#0' }));
  await socket.deliver('e3', 'slash_commands', setup.does.commands(mette.id, 'hej'));
  expect(order).toEqual(['said', 'pressed', 'said']);
});

test('a form is answered in the acknowledgement', async () => {
  await setup.start(listening({ errors: { text: 'Skriv noget.' } }).receive);
  const blocks = [{ type: 'input', block_id: 'text' }];
  const submission = setup.does.submits(mette.id, { callback_id: 'forward', blocks });
  expect((await socket.deliver('e1', 'interactive', submission)).payload).toEqual({
    response_action: 'errors',
    errors: { text: 'Skriv noget.' },
  });
});

test('an event that could not be kept is not acknowledged; delivered again, it is', async () => {
  let fails = 1;
  let failed = () => {};
  const first = new Promise<void>((resolve) => {
    failed = resolve;
  });
  const core = listening();
  await setup.start((event) => {
    if (fails-- > 0) {
      failed();
      throw new Error('The disk is full.');
    }
    return core.receive(event);
  });
  const said = setup.does.says(mette.id, 'hej');
  socket.send('e1', 'events_api', said);
  await first;
  await socket.deliver('e2', 'events_api', said);
  expect(socket.acknowledged.map(({ envelope_id }) => envelope_id)).toEqual(['e2']);
  expect(core.events).toHaveLength(1);
});

test.each(['events_api', 'interactive'])(
  'a socket cut before the answer to %s: Slack delivers again on a new one, with the same id',
  async (type) => {
    let arrived = () => {};
    const begun = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    let finish = () => {};
    const slow = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const ids: string[] = [];
    const receive: Receive = async (event) => {
      ids.push(event.id);
      arrived();
      if (ids.length === 1) await slow;
      return {};
    };
    await setup.start(receive);
    const payload =
      type === 'events_api'
        ? setup.does.says(mette.id, 'hej')
        : setup.does.presses(mette.id, { action_id: 'claim#0', value: 'q' });
    socket.send('e1', type, payload);
    await begun;
    socket.cut();
    finish();
    await socket.connected(2);
    await socket.deliver('e2', type, payload);
    expect(new Set(ids).size).toBe(1);
    expect(ids).toHaveLength(2);
  },
);

test('sending goes on while the socket is away', async () => {
  await setup.start(listening().receive);
  socket.cut();
  const place = await setup.adapter.privatePlace({ platform: 'slack', id: `T0TEST:${mette.id}` });
  if (!place) throw new Error('Cannot test: there is no private place.');
  expect(await setup.adapter.send({ key: 'k', place, message: saying('hej') })).toMatchObject({ ok: true });
  await socket.connected(2);
});

test('stopping while the socket is away is no surprise', async () => {
  await setup.start(listening().receive);
  socket.cut();
  await setup.adapter.stop();
  expect(setup.logged.join()).not.toContain('Cannot open the socket');
});

test('a wrong app token is a sentence at the start', async () => {
  setup.slack.trouble('apps.connections.open', { error: 'invalid_auth' });
  const starting = setup.start(listening().receive);
  await expect(starting).rejects.toThrow(/Cannot open the socket to Slack.*xapp-/);
  await expect(starting).rejects.toMatchObject({ name: 'PlatformError', mayPass: false });
});

test('a socket that is blocked while https is open is a sentence with its hosts, and opens when it no longer is', async () => {
  await setup.close();
  const silent = createServer();
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const held = new Set<Socket>();
  silent.on('connection', (one) => held.add(one));
  const blocked = `ws://127.0.0.1:${(silent.address() as AddressInfo).port}/`;
  const transport = { kind: 'socket', appToken: 'xapp-test' } as const;
  const timing = { pingMs: 20, openMs: 50 };
  setup = await startSlack({ transport, ...timing, socketUrls: [blocked, socket.url] });
  const core = listening();
  const starting = setup.start(core.receive);
  await expect(starting).rejects.toThrow(/within 0.05 s.*wss-primary\.slack\.com and wss-backup\.slack\.com/);
  await expect(starting).rejects.toMatchObject({ mayPass: true });
  for (const one of held) one.destroy();
  await new Promise((resolve) => silent.close(resolve));
  await socket.connected(1);
  await setup.start(core.receive);
  await socket.deliver('e1', 'events_api', setup.does.says(mette.id, 'hej'));
  expect(socket.connections()).toBe(1);
  expect(core.events).toHaveLength(1);
});

test('a Slack that cannot be reached at the start may pass, and is started later', async () => {
  setup.slack.trouble('auth.test', { status: 503 }, { status: 503 }, { status: 503 });
  await expect(setup.start(listening().receive)).rejects.toMatchObject({ mayPass: true });
  await expect(setup.adapter.lookUp({ email: mette.email })).rejects.toThrow('not reached yet');
  await setup.start(listening().receive);
  expect(await setup.adapter.lookUp({ email: mette.email })).toMatchObject({ email: mette.email });
});

test('a wrong bot token is a sentence at the start', async () => {
  setup.slack.trouble('auth.test', { error: 'invalid_auth' });
  await expect(setup.start(listening().receive)).rejects.toThrow(
    /Slack answered invalid_auth.*SLACK_BOT_TOKEN/,
  );
});
