import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createCall, createHttpServer, type HttpServer } from '../src/http.ts';
import type { Log } from '../src/ports.ts';

describe('createHttpServer()', () => {
  let server: HttpServer;
  let logged: string[];
  let log: Log;

  beforeEach(() => {
    logged = [];
    const note = (line: string) => void logged.push(line);
    log = { info: note, warn: note, error: note };
    server = createHttpServer({ host: '127.0.0.1', port: 0, log });
  });
  afterEach(() => server.stop());

  async function get(url: string): Promise<string> {
    const response = await fetch(url);
    return `${response.status} ${(await response.text()).trim()}`;
  }

  function mount(path: string): void {
    server.mount(path, (_, response) => void response.end(path));
  }

  test('an idle connection is kept for longer than proxies and platforms use it', async () => {
    mount('/');
    const { url } = await server.start();
    const { headers } = await fetch(url);
    expect(Number(/timeout=(\d+)/.exec(headers.get('keep-alive') ?? '')?.[1])).toBeGreaterThan(60);
  });

  test('the longest path wins, whatever the order of mounting', async () => {
    for (const path of ['/a', '/', '/a/b', '/slack/events']) mount(path);
    const { url } = await server.start();
    const cases = [
      ['', '/'],
      ['a', '/a'],
      ['a?x=/a/b', '/a'],
      ['a/', '/a'],
      ['a/b/c', '/a/b'],
      ['ab', '/'],
      ['slack', '/'],
      ['slack/events', '/slack/events'],
    ];
    for (const [path, taker] of cases)
      expect([path, await get(`${url}${path}`)]).toEqual([path, `200 ${taker}`]);
  });

  test('an unknown path is 404, and /healthz is there without an adapter', async () => {
    mount('/slack');
    const { url } = await server.start();
    expect(await get(`${url}nope`)).toBe(
      '404 Der er ikke noget på denne adresse. There is nothing at this address.',
    );
    expect(await get(`${url}healthz`)).toBe('200 ok');
  });

  test('a handler that throws gives 500 with a sentence, and the log has no query', async () => {
    server.mount('/sync', () => {
      throw new Error('broken');
    });
    server.mount('/async', () => Promise.reject(new Error('broken')));
    const { url } = await server.start();
    for (const path of ['sync', 'async']) {
      expect(await get(`${url}${path}?text=hemmeligt`)).toMatch(
        /^500 Cannot answer the request: .+ Try again/,
      );
    }
    expect(logged).toEqual([
      'Cannot answer GET /sync: the handler failed.',
      'Cannot answer GET /async: the handler failed.',
    ]);
  });

  test('a port in use is told in a sentence with host, port and what to do', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const second = createHttpServer({ host: '127.0.0.1', port, log });
    await expect(second.start()).rejects.toThrow(
      `Cannot listen on 127.0.0.1 port ${port}: another program uses it. Stop that program, or choose another PORT.`,
    );
    await second.stop();
    await new Promise((resolve) => other.close(resolve));
  });

  test('stop() ends an event stream that would never end, and lets a short answer finish', async () => {
    let finish = () => {};
    server.mount('/stream', (_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write(': hello\n\n');
    });
    const asked = new Promise<void>((resolve) => {
      server.mount('/slow', (_, response) => {
        finish = () => void response.end('done');
        resolve();
      });
    });
    const { url } = await server.start();
    const stream = await fetch(`${url}stream`, { headers: { accept: 'text/event-stream' } });
    const slow = get(`${url}slow`);
    await asked;
    const stopped = server.stop();
    await expect(stream.text()).rejects.toThrow();
    finish();
    expect(await slow).toBe('200 done');
    await stopped;
    await expect(fetch(url)).rejects.toThrow();
  });

  test('stop() before start() and twice is harmless', async () => {
    await server.stop();
    const fresh = createHttpServer({ host: '127.0.0.1', port: 0, log });
    await fresh.start();
    await fresh.stop();
    await fresh.stop();
  });
});

describe('createCall()', () => {
  const asked = { method: 'POST', headers: { 'x-of-ours': 'yes' }, body: '{"hej":1}', timeoutMs: 5000 };
  const stops: (() => void)[] = [];
  afterEach(() => {
    for (const stop of stops.splice(0)) stop();
  });

  async function host(answer: RequestListener): Promise<URL> {
    const server = createServer(answer);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    stops.push(() => {
      server.closeAllConnections();
      server.close();
    });
    return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  }

  test('what the host answers is told as it is, a refusal too', async () => {
    const url = await host(async (request, response) => {
      const body = Buffer.concat(await request.toArray()).toString('utf8');
      response.writeHead(418, { 'Retry-After': '7' }).end(`${request.headers['x-of-ours']} ${body}`);
    });
    const { status, headers, body } = await createCall()(url, asked);
    expect([status, headers['retry-after'], body]).toEqual([418, '7', 'yes {"hej":1}']);
  });

  test('a redirect is not followed: what a call carries is for that host alone', async () => {
    const url = await host((_, response) => void response.writeHead(307, { location: '/there' }).end());
    expect(await createCall()(url, asked)).toMatchObject({ status: 307 });
  });

  test('one connection serves one call after another', async () => {
    const ports = new Set<number | undefined>();
    const url = await host(({ socket }, response) => {
      ports.add(socket.remotePort);
      response.end('ok');
    });
    const call = createCall();
    for (let at = 0; at < 5; at++) await call(url, asked);
    expect(ports.size).toBe(1);
  });

  test('a call on a kept connection that the host closes then is not made again by itself', async () => {
    let calls = 0;
    const url = await host(({ socket }, response) => {
      calls += 1;
      if (calls === 1) response.end('ok');
      else socket.destroy();
    });
    const call = createCall();
    await call(url, asked);
    await expect(call(url, asked)).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(calls).toBe(2);
  });

  test('a host that answers not at all, or never to the end, is given up', async () => {
    for (const begin of [false, true]) {
      const url = await host((_, response) => {
        if (begin) response.writeHead(200).write('{');
      });
      await expect(createCall()(url, { ...asked, timeoutMs: 50 })).rejects.toThrow(/within 50 ms/);
    }
  });

  test('an answer that breaks off is none', async () => {
    const url = await host(({ socket }, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('half');
      setImmediate(() => socket.destroy());
    });
    await expect(createCall()(url, asked)).rejects.toMatchObject({ code: 'ECONNRESET' });
  });
});
