import { createHmac } from 'node:crypto';
import { isValidSlackRequest } from '@slack/bolt';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSignatureCheck, readBody } from '../../../adapters/slack/signed.ts';
import { createHttpServer } from '../../../src/http.ts';

const secret = 'a-signing-secret';
const now = 1_760_000_000_000;

function headersOf(body: string, ageS = 0, key = secret) {
  const time = String(now / 1000 - ageS);
  const signature = `v0=${createHmac('sha256', key).update(`v0:${time}:${body}`).digest('hex')}`;
  return { 'x-slack-request-timestamp': time, 'x-slack-signature': signature };
}

test('agrees with Slack’s own library on every body, age and secret', () => {
  const isSigned = createSignatureCheck(secret);
  const key = fc.constantFrom(secret, secret, 'another');
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.boolean(),
      fc.integer({ min: -300, max: 900 }),
      key,
      (body, isChanged, ageS, signedWith) => {
        const headers = headersOf(body, ageS, signedWith);
        const came = isChanged ? `${body} ` : body;
        const theirs = isValidSlackRequest({
          signingSecret: secret,
          body: came,
          headers: { ...headers, 'x-slack-request-timestamp': Number(headers['x-slack-request-timestamp']) },
          nowMilliseconds: now,
        });
        expect(isSigned(headers, Buffer.from(came), now)).toBe(theirs);
      },
    ),
  );
});

const good = headersOf('{}');
test.for<[string, Record<string, string | undefined>]>([
  ['a timestamp from over five minutes ahead', headersOf('{}', -301)],
  ['no timestamp', { ...good, 'x-slack-request-timestamp': undefined }],
  ['a timestamp that is no whole number', { ...good, 'x-slack-request-timestamp': '1.76e9' }],
  ['no signature', { ...good, 'x-slack-signature': undefined }],
  ['another version', { ...good, 'x-slack-signature': good['x-slack-signature'].replace('v0', 'v1') }],
  ['half a signature', { ...good, 'x-slack-signature': good['x-slack-signature'].slice(0, 35) }],
  ['two signatures', { ...good, 'x-slack-signature': `v0=00, ${good['x-slack-signature']}` }],
])('%s is not signed', ([, headers]) => {
  const isSigned = createSignatureCheck(secret);
  expect(isSigned(good, Buffer.from('{}'), now)).toBe(true);
  expect(isSigned(headers, Buffer.from('{}'), now)).toBe(false);
});

test('without a secret there is no check, since anybody could sign', () => {
  expect(() => createSignatureCheck('')).toThrow(/SLACK_SIGNING_SECRET is empty/);
});

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
