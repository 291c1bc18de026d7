import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createTeamsAdapter, keepInMemory } from '../../../adapters/teams/index.ts';
import type { ChatEvent } from '../../../src/event.ts';
import { createCall, createHttpServer } from '../../../src/http.ts';
import { abortedUpload } from '../../support/aborted-upload.ts';
import type { Json } from '../../support/json.ts';
import { mette, startTeams, type TeamsSetup } from '../../support/teams-client.ts';
import { appId, type TokenParts } from '../../support/teams-service.ts';

const foreign = '22222222-bbbb-4000-8000-000000000002';
const quiet = { info: () => {}, warn: () => {}, error: () => {} };

describe('only what Teams signs for this bot is let in', () => {
  let setup: TeamsSetup;
  let events: ChatEvent[];
  beforeEach(async () => {
    setup = await startTeams();
    events = [];
    await setup.start(async (event) => {
      events.push(event);
      return {};
    });
  });
  afterEach(() => setup.close());

  const said = (more: Json = {}) => setup.activity(mette, { text: 'hej', ...more });

  const refused: readonly (readonly [string, TokenParts | string | null])[] = [
    ['no token', null],
    ['an empty header', ''],
    ['a header that is no token', 'Bearer abc'],
    ['another scheme', 'Basic YTpi'],
    ['a wrong audience', { claims: { aud: '00000000-0000-0000-0000-000000000000' } }],
    ['no audience', { claims: { aud: undefined } }],
    ['a wrong issuer', { claims: { iss: 'https://evil.example' } }],
    ['a token that ended ten minutes ago', { endsIn: -600 }],
    ['a token without an end', { claims: { exp: undefined } }],
    ['a token that counts only from tomorrow', { claims: { nbf: Math.floor(Date.now() / 1000) + 86_400 } }],
    ['a wrong service address', { claims: { serviceurl: 'https://smba.example/emea/' } }],
    ['no service address', { claims: { serviceurl: undefined } }],
    ['a key that is endorsed for another channel', { unendorsed: true }],
    ['a forged signature', { forged: true }],
    ['a key that nobody has published', { header: { kid: 'unknown' } }],
    ['algorithm none', `Bearer ${unsigned({ alg: 'none', typ: 'JWT', kid: 'right' })}`],
    ['algorithm none in other letters', `Bearer ${unsigned({ alg: 'nOnE', typ: 'JWT', kid: 'right' })}`],
    ['another algorithm of the right key', { header: { alg: 'PS256' } }],
    ['a symmetric algorithm', `Bearer ${unsigned({ alg: 'HS256', typ: 'JWT', kid: 'right' })}c2ln`],
  ];
  test.each(refused)('%s is a 401 that reaches neither core nor console', async (_, token) => {
    const printed = ['log', 'info', 'warn', 'error'].map((name) =>
      vi.spyOn(console, name as 'log').mockImplementation(() => {}),
    );
    const { status } = await setup.deliver(said(), token);
    expect(status).toBe(401);
    expect(events).toEqual([]);
    for (const spy of printed) {
      expect(spy).not.toHaveBeenCalled();
      spy.mockRestore();
    }
    expect(setup.logged).toEqual([]);
  });

  test('what is signed is let in, with a clock that is four minutes off', async () => {
    expect((await setup.deliver(said())).status).toBe(200);
    expect((await setup.deliver(said(), { endsIn: -240 })).status).toBe(200);
    expect(events.map(({ kind }) => kind)).toEqual(['said', 'said']);
  });

  const tenants: readonly (readonly [string, Json])[] = [
    ['another tenant', { channelData: { tenant: { id: foreign } }, conversation: personal(foreign) }],
    ['two tenants that contradict each other', { channelData: { tenant: { id: foreign } } }],
    ['a foreign conversation with our channel data', { conversation: personal(foreign) }],
    ['no tenant at all', { channelData: {}, conversation: { id: 'a:x', conversationType: 'personal' } }],
  ];
  test.each(tenants)('%s is refused with 403 although it is signed', async (_, more) => {
    const { status } = await setup.deliver(said(more));
    expect(status).toBe(403);
    expect(events).toEqual([]);
  });

  test('every kind of activity of another tenant is refused, not only messages', async () => {
    const more = { channelData: { tenant: { id: foreign } }, conversation: personal(foreign) };
    for (const kind of [
      'invoke',
      'installationUpdate',
      'conversationUpdate',
      'messageUpdate',
      'messageDelete',
    ]) {
      const activity = said({ ...more, type: kind, name: 'task/fetch', action: 'add' });
      expect([kind, (await setup.deliver(activity)).status]).toEqual([kind, 403]);
    }
    expect(events).toEqual([]);
  });

  test('somebody of another tenant is told why, once', async () => {
    const more = { channelData: { tenant: { id: foreign } }, conversation: personal(foreign) };
    await setup.deliver(said(more));
    await setup.deliver(said(more));
    const told = setup.service.calls.filter(({ method }) => method === 'POST');
    expect(told).toHaveLength(1);
    expect(JSON.stringify(told[0]?.body)).toContain('kun for medarbejdere');
  });

  test('another channel than Teams is refused although its key is endorsed for it', async () => {
    const { status } = await setup.deliver(said({ channelId: 'directline' }), { unendorsed: true });
    expect(status).toBe(403);
  });

  const unreadable: readonly (readonly [string, string, Record<string, string>, number])[] = [
    ['no JSON', '{', {}, 400],
    ['a list', '[]', {}, 400],
    ['no activity', '{"type":"message"}', {}, 400],
    ['a form', 'a=b', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['more than half a megabyte', `{"a":"${'x'.repeat(600_000)}"}`, {}, 413],
  ];
  test.each(unreadable)('%s is refused before anything is checked', async (_, body, headers, status) => {
    const response = await fetch(`${setup.url}api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    expect(response.status).toBe(status);
    expect(events).toEqual([]);
  });

  test('who goes away in the middle of a request is nothing to log', async () => {
    await abortedUpload(`${setup.url}api/messages`);
    expect(setup.logged).toEqual([]);
  });

  test('keys that cannot be had are a reason to come back, not to refuse', async () => {
    const cloud = { ...setup.service.cloud, openIdMetadata: `${setup.service.url}/nothing-here` };
    const other = await startTeams({ cloud });
    await other.start(async () => ({}));
    const token = await setup.service.sign({ claims: { serviceurl: other.service.serviceUrl } });
    const { status } = await other.deliver(other.activity(mette, { text: 'hej' }), token);
    expect(status).toBe(503);
    await other.close();
  });

  test('nothing that anybody wrote reaches the log', async () => {
    await setup.deliver(said({ text: 'hemmeligt', channelData: { tenant: { id: foreign } } }));
    await setup.deliver(said({ text: 'hemmeligt' }), { forged: true });
    await setup.deliver({ text: 'hemmeligt' });
    expect(setup.logged.join()).not.toContain('hemmeligt');
  });
});

describe('local mode', () => {
  test('without an app id Teams starts only when it is asked to be local', () => {
    const call = createCall();
    const options = {
      mount: () => {},
      call,
      local: false,
      references: keepInMemory(),
      now: Date.now,
      log: quiet,
    };
    expect(() => createTeamsAdapter(options)).toThrow(/Cannot start Teams: there is no app id/);
    expect(() => createTeamsAdapter({ ...options, local: true })).not.toThrow();
  });

  const requests: readonly (readonly [string, Json, Record<string, string>, number])[] = [
    ['a counterpart on this machine is let in', {}, {}, 200],
    ['a service on another machine is refused', { serviceUrl: 'https://evil.example/' }, {}, 403],
    ['a page of a foreign site is refused', {}, { origin: 'https://evil.example' }, 403],
    ['a page of this machine is refused too', {}, { origin: 'http://127.0.0.1:9' }, 403],
  ];
  test.each(requests)('%s', async (_, more, headers, status) => {
    const server = createHttpServer({ host: '127.0.0.1', port: 0, log: quiet });
    const adapter = createTeamsAdapter({
      mount: server.mount,
      call: createCall(),
      local: true,
      references: keepInMemory(),
      now: Date.now,
      log: quiet,
    });
    await adapter.start(async () => ({}));
    const { url } = await server.start();
    const response = await fetch(`${url}api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({
        type: 'message',
        id: '1',
        text: 'hej',
        channelId: 'msteams',
        serviceUrl: 'http://127.0.0.1:9/',
        from: { id: 'u' },
        recipient: { id: 'b' },
        conversation: { id: 'a:1', conversationType: 'personal' },
        ...more,
      }),
    });
    expect(response.status).toBe(status);
    await adapter.stop();
    await server.stop();
  });
});

function personal(tenantId: string): Json {
  return { id: `a:of-${tenantId}`, conversationType: 'personal', tenantId };
}

function unsigned(header: Json): string {
  const part = (value: Json) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const exp = Math.floor(Date.now() / 1000) + 3600;
  return `${part(header)}.${part({ iss: 'https://api.botframework.com', aud: appId, exp })}.`;
}
