import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { expect, onTestFinished, test } from 'vitest';
import type { Activity } from '../../../adapters/teams/activity.ts';
import { createTokenCheck } from '../../../adapters/teams/tokens.ts';

const minute = 60_000;
const activity = { serviceUrl: 'https://smba.example/', channelId: 'msteams' } as Activity;
const pair = await generateKeyPair('RS256');
const key = { ...(await exportJWK(pair.publicKey)), kid: 'right', endorsements: ['msteams'] };

/** A check whose keys come from a server that may be down; `asked` counts how often it was asked for them. */
async function setUp() {
  const state = { now: Date.now(), up: true, asked: 0 };
  const server = createServer((request, response) => {
    if (request.url === '/metadata') state.asked += 1;
    if (!state.up) return void response.writeHead(503).end();
    const { port } = server.address() as AddressInfo;
    const body =
      request.url === '/metadata' ? { jwks_uri: `http://127.0.0.1:${port}/keys` } : { keys: [key] };
    response.end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const cloud = { openIdMetadata: `http://127.0.0.1:${port}/metadata`, issuer: 'issuer', login: 'x' };
  const check = createTokenCheck('app', cloud, () => state.now);
  const signedWith = async (kid: string) => {
    const token = await new SignJWT({ serviceurl: activity.serviceUrl })
      .setProtectedHeader({ alg: 'RS256', kid })
      .setIssuer('issuer')
      .setAudience('app')
      .setExpirationTime(Math.floor(state.now / 1000) + 3600)
      .sign(pair.privateKey);
    return check(`Bearer ${token}`, activity);
  };
  return { state, signedWith };
}

test('good keys stay good however often they cannot be read again', async () => {
  const { state, signedWith } = await setUp();
  expect(await signedWith('right')).toBe('signed');
  state.up = false;
  state.now += 25 * 60 * minute;
  for (let times = 0; times < 3; times++) expect(await signedWith('right')).toBe('signed');
  state.now += 6 * minute;
  expect(await signedWith('invented')).toBe('refused');
  expect(await signedWith('right')).toBe('signed');
});

test('invented key ids cost one request in five minutes, also when it fails', async () => {
  const { state, signedWith } = await setUp();
  await signedWith('right');
  state.up = false;
  state.now += 6 * minute;
  state.asked = 0;
  await Promise.all(Array.from({ length: 20 }, (_, n) => signedWith(`invented-${n}`)));
  for (let n = 0; n < 20; n++) await signedWith(`invented-${n}`);
  expect(state.asked).toBe(1);
});

test('without any keys they are asked for by all at once in one request, and again after ten seconds', async () => {
  const { state, signedWith } = await setUp();
  state.up = false;
  expect(new Set(await Promise.all([1, 2, 3].map(() => signedWith('right'))))).toEqual(new Set(['unknown']));
  expect(state.asked).toBe(1);
  state.up = true;
  expect(await signedWith('right')).toBe('unknown');
  state.now += 10_001;
  expect(await signedWith('right')).toBe('signed');
});
