import { expect, test } from 'vitest';
import { readBody } from '../../adapters/body.ts';
import { createHttpServer } from '../../src/http.ts';

test('a body is read whole, in one piece and in many, up to the limit', async () => {
  const server = createHttpServer({ host: '127.0.0.1', port: 0, log: { info() {}, warn() {}, error() {} } });
  server.mount('/read', async (request, response) => {
    const body = await readBody(request, 100_000);
    response.end(body === undefined ? 'too long' : `${body.length}`);
  });
  const { url } = await server.start();
  const sent = async (body: RequestInit['body']) => {
    const init = { method: 'POST', body, duplex: 'half' } as RequestInit;
    return (await fetch(`${url}read`, init)).text();
  };
  const pieces = (count: number) =>
    new ReadableStream({
      start(controller) {
        for (let at = 0; at < count; at++) controller.enqueue(Buffer.alloc(10_000, 'x'));
        controller.close();
      },
    });
  expect(await sent('')).toBe('0');
  expect(await sent('x'.repeat(500))).toBe('500');
  expect(await sent('x'.repeat(100_000))).toBe('100000');
  expect(await sent(pieces(10))).toBe('100000');
  expect(await sent('x'.repeat(100_001))).toBe('too long');
  expect(await sent(pieces(11))).toBe('too long');
  await server.stop();
});
