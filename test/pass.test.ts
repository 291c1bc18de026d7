import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import { expect, test } from 'vitest';
import { createPasses, passMs } from '../src/pass.ts';
import { temporaryFolder } from './store/folders.ts';

const now = Date.UTC(2026, 10, 23, 7, 30);

async function passes(at = now, folder?: string) {
  const data = folder ?? (await temporaryFolder());
  let time = at;
  const made = await createPasses({ data, clock: () => time });
  return { ...made, data, later: (ms: number) => (time = at + ms) };
}

test('a pass says whose it is for 15 minutes and not a second more', async () => {
  const { issue, check, later } = await passes();
  const pass = await issue('birgitte');
  later(passMs - 1000);
  expect(await check(pass)).toBe('birgitte');
  later(passMs);
  expect(await check(pass)).toBeUndefined();
});

test('the secret is made once, is long enough and is for this user alone', async () => {
  const { issue, data } = await passes();
  const file = join(data, 'pass.key');
  expect((await readFile(file)).length).toBe(32);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await (await passes(now, data)).check(await issue('birgitte'))).toBe('birgitte');
});

test('a secret that is cut short is made anew', async () => {
  const { data } = await passes();
  await writeFile(join(data, 'pass.key'), 'short');
  await passes(now, data);
  expect((await readFile(join(data, 'pass.key'))).length).toBe(32);
});

test('what is forged, of another installation or for another use lets nobody in', async () => {
  const { issue, check, data } = await passes();
  const secret = await readFile(join(data, 'pass.key'));
  const own = await issue('asta');
  const [header, , signature] = own.split('.');
  const payload = {
    iss: 'medvind',
    aud: 'overblik',
    sub: 'birgitte',
    iat: now / 1000,
    exp: now / 1000 + 600,
  };
  const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = (claims: object) =>
    new SignJWT({ ...payload, ...claims }).setProtectedHeader({ alg: 'HS256' }).sign(secret);
  expect(await check(await signed({}))).toBe('birgitte');
  const { exp: _, ...forever } = payload;
  const forged = [
    '',
    'x',
    'a.b.c',
    `${header}.${encoded(payload)}.${signature}`,
    `${encoded({ alg: 'none' })}.${encoded(payload)}.`,
    await new SignJWT(payload).setProtectedHeader({ alg: 'HS512' }).sign(secret),
    await new SignJWT(forever).setProtectedHeader({ alg: 'HS256' }).sign(secret),
    await (await passes()).issue('birgitte'),
    await signed({ aud: 'session' }),
    await signed({ iss: 'somebody' }),
    await signed({ sub: undefined }),
  ];
  for (const pass of forged) expect(await check(pass)).toBeUndefined();
});

test('secrets for other uses are the same after a restart, differ by use and installation, and are not the key', async () => {
  const { secretFor, data } = await passes();
  const { secretFor: reopened } = await passes(now, data);
  const own = secretFor('sessions');
  expect(reopened('sessions')).toBe(own);
  expect(secretFor('another')).not.toBe(own);
  expect((await passes()).secretFor('sessions')).not.toBe(own);
  expect((await readFile(join(data, 'pass.key'))).toString('base64url')).not.toBe(own);
});

test('two passes of one moment are two', async () => {
  const { issue } = await passes();
  expect(await issue('asta')).not.toBe(await issue('asta'));
});
