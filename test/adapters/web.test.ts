import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { saying } from '../support/fake-core.ts';
import { createMemoryTranscript } from '../support/memory-transcript.ts';
import { people, startWebChat, type WebChat } from '../support/web-chat.ts';
import { openWebClient, textOf, type WebClient } from '../support/web-client.ts';
import { createWebHarness } from '../support/web-harness.ts';
import { chatAdapterContract, type Known } from './contract.ts';

const [mette, jonas] = people.map(
  ({ id, email, name }): Known => ({ account: { platform: 'web', id }, email, name }),
);
if (!mette || !jonas) throw new Error('Cannot test: the example has too few people.');

chatAdapterContract('the built-in chat', () => createWebHarness());

describe('the built-in chat', () => {
  let chat: WebChat;
  let window: WebClient;
  beforeEach(async () => {
    chat = await startWebChat();
    window = openWebClient(chat.url, 'mette');
  });
  afterEach(async () => {
    window.close();
    await chat.stop();
  });

  test("a person's own words come back as a line of theirs, once", async () => {
    await window.post({ kind: 'said', text: '**hej**' });
    await window.repeatLast();
    const lines = await window.lines();
    expect(lines.map(({ from, blocks }) => [from, textOf(blocks)])).toEqual([['mette', '**hej**']]);
  });

  test('the same key sent twice is one line', async () => {
    await chat.core.tell(mette.account, 'k', saying('en'));
    await chat.core.tell(mette.account, 'k', saying('to'));
    expect((await window.lines()).map(({ text }) => text)).toEqual(['en']);
  });

  test('a window sees what came while its server was away, once', async () => {
    const transcript = createMemoryTranscript();
    const before = await startWebChat({ transcript });
    await before.core.tell(mette.account, 'a', saying('før'));
    await before.stop();
    const after = await startWebChat({ transcript, port: before.port });
    await after.core.tell(mette.account, 'b', saying('efter'));
    const news = await fetch(`${after.url}api/people/mette/lines?after=1`);
    const all = await fetch(`${after.url}api/people/mette/lines`);
    expect(await news.json()).toMatchObject({ reset: false, seq: 2, lines: [{ key: 'b' }] });
    expect(await all.json()).toMatchObject({ reset: true, seq: 2, lines: [{ key: 'a' }, { key: 'b' }] });
    await after.stop();
  });

  test('a window that has seen what is no longer kept begins again', async () => {
    await chat.core.tell(mette.account, 'a', saying('nyt'));
    const response = await fetch(`${chat.url}api/people/mette/lines?after=99`);
    expect(await response.json()).toMatchObject({ reset: true, lines: [{ key: 'a' }] });
  });

  test('a card that was replaced late stands with a time that fits its place', async () => {
    const transcript = createMemoryTranscript();
    const kept = await startWebChat({ transcript });
    for (const [key, at] of [
      ['a', 10],
      ['b', 20],
      ['c', 30],
    ] as const) {
      await transcript.add({ key, place: 'web:mette', message: saying(key), at });
    }
    await transcript.replace('a', saying('a, taget'), 99);
    const response = await fetch(`${kept.url}api/people/mette/lines`);
    expect(await response.json()).toMatchObject({
      lines: [
        { text: 'a, taget', at: 20 },
        { key: 'b', at: 20 },
        { key: 'c', at: 30 },
      ],
    });
    await kept.stop();
  });

  test('stopping ends an open stream at once', async () => {
    await window.lines();
    await chat.stop();
    await expect(fetch(`${chat.url}healthz`)).rejects.toThrow();
  });

  test('somebody with an open window is active, others are away', async () => {
    await chat.core.tell(mette.account, 'k', saying('hej'));
    await window.lines();
    expect(await chat.adapter.presence?.(mette.account)).toBe('active');
    expect(await chat.adapter.presence?.(jonas.account)).toBe('away');
    expect(await chat.adapter.presence?.({ platform: 'web', id: 'nobody' })).toBeUndefined();
  });

  test('a core that fails gives a sentence, and no words in the log', async () => {
    const failing = await startWebChat({
      script: () => {
        throw new Error('the store is gone');
      },
    });
    const answer = await ask(failing, { body: said('hemmeligt') });
    expect(answer).toMatchObject({ status: 500, body: expect.stringContaining('Try again') });
    expect(failing.logged.join()).not.toContain('hemmeligt');
    await failing.stop();
  });

  test('the page comes with a strict policy and asks no other host', async () => {
    const page = await fetch(chat.url);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'");
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    const html = await page.text();
    expect(html).not.toMatch(/\s(?:on\w+|style)=|<style|<script>/);
    expect(html.match(/(?:src|href)="([^"]+)"/g)?.join()).not.toContain('//');
  });

  test('the e-mail addresses of the people do not reach the page', async () => {
    const start = await (await fetch(`${chat.url}api/start?som=mette`)).text();
    expect(start).toContain('Mette Eksempel');
    expect(start).not.toContain('@');
  });

  const refused: readonly (readonly [string, Partial<Asked>, number, RegExp])[] = [
    ['a foreign origin', { headers: { origin: 'https://evil.example' } }, 403, /does not come from the page/],
    ['no origin', { headers: { origin: undefined } }, 403, /does not come from the page/],
    [
      'a foreign site that shows no origin',
      { headers: { 'sec-fetch-site': 'cross-site' } },
      403,
      /not come from/,
    ],
    [
      'another port of this machine',
      { headers: { origin: 'http://127.0.0.1:1' } },
      403,
      /does not come from/,
    ],
    [
      'a foreign host name (DNS rebinding)',
      { headers: { host: 'evil.example' } },
      403,
      /for this machine only/,
    ],
    [
      'a host name that begins like ours',
      { headers: { host: '127.0.0.1.evil.example' } },
      403,
      /this machine only/,
    ],
    [
      'a page of a foreign host name',
      { method: 'GET', path: '/', headers: { host: 'evil.example' } },
      403,
      /only/,
    ],
    [
      'what comes through a proxy under our own host name',
      { headers: { 'x-forwarded-for': '203.0.113.7' } },
      403,
      /through a proxy.*this machine only/,
    ],
    [
      'a page through a proxy',
      { method: 'GET', path: '/', headers: { forwarded: 'for=203.0.113.7' } },
      403,
      /through a proxy/,
    ],
    ['a form post', { headers: { 'content-type': 'text/plain' } }, 415, /not application\/json/],
    ['a body that is not JSON', { body: '{"id":' }, 400, /the body is not JSON/],
    ['an empty body', { body: '' }, 400, /the body is not JSON/],
    ['an unknown kind', { body: '{"id":"abcdefgh","kind":"joined"}' }, 400, /"kind"/],
    ['an id that is too short', { body: '{"id":"x","kind":"opened"}' }, 400, /"id": must be 8 to 64/],
    ['a person id in the body', { body: said('hej', { account: { id: 'jonas' } }) }, 400, /account/],
    ['a place in the body', { body: said('hej', { place: 'web:jonas' }) }, 400, /place/],
    ['a text over the limit', { body: said('x'.repeat(10_001)) }, 400, /longer than 10000 characters/],
    ['a body over the limit', { body: said('x'.repeat(300_000)) }, 413, /larger than 256 KiB/],
    ['an unknown person', { path: '/api/people/nobody/events' }, 404, /nobody by that id/],
    [
      'a path out of the page',
      { method: 'GET', path: '/page/..%2Findex.ts' },
      404,
      /nothing at this address/,
    ],
    ['a file that is not of the page', { method: 'GET', path: '/page/tsconfig.json' }, 404, /nothing at/],
  ];
  test.for(refused)(
    '%s is refused in a sentence, and nothing arrives',
    async ([, asked, status, sentence]) => {
      const answer = await ask(chat, asked);
      expect(answer.status).toBe(status);
      expect(answer.body).toMatch(sentence);
      expect(chat.core.events).toEqual([]);
    },
  );

  test('an address that is not there has a page with a way back for whoever reads, and a sentence for programs', async () => {
    const path = '/overblikket';
    const headers = { accept: 'text/html,application/xhtml+xml' };
    const page = await ask(chat, { method: 'GET', path, headers });
    expect(page).toMatchObject({
      status: 404,
      body: expect.stringContaining('<a href="/">Gå til chatten</a>'),
    });
    expect(await ask(chat, { method: 'GET', path })).toEqual({
      status: 404,
      body: 'There is nothing at this address.',
    });
  });

  test('localhost, 127.0.0.1 and [::1] are names of this machine', async () => {
    for (const name of ['localhost', '127.0.0.1', '[::1]', 'LOCALHOST']) {
      const host = `${name}:${chat.port}`;
      const answer = await ask(chat, { headers: { host, origin: `http://${host}` }, body: said('hej') });
      expect([name, answer.status]).toEqual([name, 200]);
    }
  });
});

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

function said(text: string, more: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({ id: crypto.randomUUID(), kind: 'said', text, ...more });
}

/** A request with headers that `fetch` would not let us choose. */
function ask(chat: WebChat, asked: Partial<Asked>): Promise<{ status: number; body: string }> {
  const { method = 'POST', path = '/api/people/mette/events', headers = {}, body = said('hej') } = asked;
  const all = { 'content-type': 'application/json', origin: new URL(chat.url).origin, ...headers };
  const given = Object.fromEntries(Object.entries(all).filter((entry) => entry[1] !== undefined));
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port: chat.port, method, path, headers: given },
      async (answer) => {
        const chunks = await answer.toArray();
        const text = Buffer.concat(chunks).toString('utf8');
        const isJson = answer.headers['content-type']?.startsWith('application/json');
        resolve({ status: answer.statusCode ?? 0, body: isJson ? (JSON.parse(text).error ?? '') : text });
      },
    );
    sent.on('error', reject);
    sent.end(method === 'GET' ? undefined : body);
  });
}
