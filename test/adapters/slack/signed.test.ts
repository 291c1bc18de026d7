import { createHmac } from 'node:crypto';
import { isValidSlackRequest } from '@slack/bolt';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSignatureCheck } from '../../../adapters/slack/signed.ts';

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
