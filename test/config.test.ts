import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ConfigError, configSchema, readConfig } from '../src/config.ts';

test('without any variable Medvind listens on this machine only, in Danish', () => {
  expect(readConfig({})).toEqual({
    host: '127.0.0.1',
    port: 3000,
    loopback: true,
    data: './data',
    content: undefined,
    lang: 'da',
  });
});

test('every variable is read, with spaces around it left out', () => {
  const env = {
    HOST: ' 10.0.0.5 ',
    PORT: ' 8080 ',
    MEDVIND_DATA: '/srv/medvind',
    MEDVIND_CONTENT: './vores',
    MEDVIND_LANG: 'EN',
  };
  expect(readConfig(env)).toEqual({
    host: '10.0.0.5',
    port: 8080,
    loopback: false,
    data: '/srv/medvind',
    content: './vores',
    lang: 'en',
  });
});

test('an empty variable counts as not set', () => {
  const env = { HOST: '', PORT: ' ', MEDVIND_DATA: '', MEDVIND_CONTENT: '', MEDVIND_LANG: '' };
  expect(readConfig(env)).toEqual(readConfig({}));
});

test('port 0 lets the machine choose', () => {
  expect(readConfig({ PORT: '0' }).port).toBe(0);
});

test.each([
  ['https://medvind.kommune.dk', 'https://medvind.kommune.dk/'],
  [' http://10.0.0.5:3000/ ', 'http://10.0.0.5:3000/'],
])('MEDVIND_URL "%s" is read as %s', (MEDVIND_URL, url) => {
  expect(readConfig({ MEDVIND_URL }).url).toBe(url);
});

test.each([
  'medvind.kommune.dk',
  'ftp://medvind.kommune.dk',
  'https://a:b@kommune.dk',
  'https://kommune.dk/?x',
  'https://kommune.dk/medvind/',
])('MEDVIND_URL "%s" is refused with what to write instead', (MEDVIND_URL) => {
  expect(() => readConfig({ MEDVIND_URL })).toThrow(
    /^Cannot use MEDVIND_URL ".*": it must be an address.* Write for example https:/,
  );
});

describe('a host is loopback or not', () => {
  const hosts: readonly (readonly [string, boolean])[] = [
    ['127.0.0.1', true],
    ['127.200.3.4', true],
    ['::1', true],
    ['[::1]', true],
    ['0:0:0:0:0:0:0:1', true],
    ['localhost', true],
    ['LocalHost', true],
    ['0.0.0.0', false],
    ['::', false],
    ['10.127.0.1', false],
    ['128.0.0.1', false],
    ['::2', false],
    ['localhost.example.org', false],
    ['medvind.kommune.example', false],
  ];
  test.each(hosts)('%s: %s', (HOST, loopback) => {
    expect(readConfig({ HOST }).loopback).toBe(loopback);
  });
});

describe('a value that cannot be used is refused with what to write instead', () => {
  const refused: readonly (readonly [string, string, string])[] = [
    ['PORT', 'abc', 'a whole number from 0 to 65535'],
    ['PORT', '-1', 'a whole number from 0 to 65535'],
    ['PORT', '3000.5', 'a whole number from 0 to 65535'],
    ['PORT', '1e3', 'a whole number from 0 to 65535'],
    ['PORT', '0x50', 'a whole number from 0 to 65535'],
    ['PORT', '65536', 'at most 65535'],
    ['HOST', 'http://localhost', 'without http:// and port'],
    ['HOST', 'localhost:3000', 'without http:// and port'],
    ['HOST', '999.1.1.1', 'an address or a name'],
    ['HOST', '127.1', 'an address or a name'],
    ['HOST', 'to ord', 'an address or a name'],
    ['MEDVIND_DATA', 'postgres://localhost/medvind', 'a folder on this machine'],
    ['MEDVIND_CONTENT', 'https://example.org/content', 'a folder on this machine'],
    ['MEDVIND_LANG', 'dansk', 'Write da or en'],
  ];
  test.each(refused)('%s=%s', (name, value, instead) => {
    const read = () => readConfig({ [name]: value });
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(`Cannot use ${name} "${value}": it must be`);
    expect(read).toThrow(instead);
  });
});

test('all wrong values are named at once', () => {
  expect(() => readConfig({ PORT: 'x', MEDVIND_LANG: 'y' })).toThrow(/PORT "x".*\n.*MEDVIND_LANG "y"/);
});

test('the documented variables are those that are read, with the same defaults', () => {
  const text = readFileSync(new URL('../docs/configuration.md', import.meta.url), 'utf8');
  const rows = [...text.matchAll(/^\| `(\w+)` \| (?:`([^`]*)`|none) \|/gm)];
  const documented = rows.map(([, name, value]) => [name, value]);
  const defaults: Readonly<Record<string, unknown>> = configSchema.parse({});
  expect(documented.map(([name]) => name)).toEqual(Object.keys(configSchema.shape));
  for (const [name = '', value] of documented) expect([name, value]).toEqual([name, shown(defaults[name])]);
});

function shown(value: unknown): string | undefined {
  return value === undefined ? undefined : String(value);
}

describe('Slack', () => {
  const bot = { SLACK_BOT_TOKEN: 'xoxb-1' };
  const oauth = { SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: 'c', SLACK_STATE_SECRET: 's' };
  const access = { kind: 'token', botToken: 'xoxb-1' } as const;

  test('is off without its variables, also with an address alone', () => {
    expect(readConfig({}).slack).toBeUndefined();
    expect(readConfig({ SLACK_API_URL: 'http://127.0.0.1:1/api' }).slack).toBeUndefined();
  });

  test('is reached by a socket with an app token, whatever else is set, and by HTTP without', () => {
    const socket = { kind: 'socket', appToken: 'xapp-1' };
    const both = { ...bot, SLACK_APP_TOKEN: 'xapp-1', SLACK_SIGNING_SECRET: 'x' };
    expect(readConfig(both).slack).toEqual({ access, transport: socket, apiUrl: undefined });
    const http = { ...bot, SLACK_SIGNING_SECRET: 'x', SLACK_API_URL: 'http://127.0.0.1:1/api' };
    expect(readConfig(http).slack).toEqual({
      access,
      transport: { kind: 'http', signingSecret: 'x' },
      apiUrl: 'http://127.0.0.1:1/api/',
    });
  });

  test('lets several workspaces install it by HTTP', () => {
    expect(readConfig({ ...oauth, SLACK_SIGNING_SECRET: 'x' }).slack?.access).toEqual({
      kind: 'oauth',
      clientId: '1.2',
      clientSecret: 'c',
      stateSecret: 's',
    });
  });

  const refused: readonly (readonly [string, Readonly<Record<string, string>>, RegExp])[] = [
    ['a token alone', bot, /neither SLACK_APP_TOKEN nor SLACK_SIGNING_SECRET/],
    ['a way in alone', { SLACK_APP_TOKEN: 'xapp-1' }, /no workspace is known/],
    [
      'half an installation',
      { SLACK_CLIENT_ID: '1.2', SLACK_SIGNING_SECRET: 'x' },
      /SLACK_CLIENT_SECRET and/,
    ],
    ['one and several workspaces', { ...bot, ...oauth, SLACK_SIGNING_SECRET: 'x' }, /Leave one of them out/],
    ['installation by a socket', { ...oauth, SLACK_APP_TOKEN: 'xapp-1' }, /Leave SLACK_APP_TOKEN out/],
    ["a user's token", { SLACK_BOT_TOKEN: 'xoxp-1' }, /must begin with xoxb-/],
    ['a bot token for the app', { ...bot, SLACK_APP_TOKEN: 'xoxb-1' }, /must begin with xapp-/],
    ['an address that is none', { ...bot, SLACK_API_URL: 'slack' }, /must be an address/],
    ['two words', { ...bot, SLACK_SIGNING_SECRET: 'a b' }, /must be one word/],
  ];
  test.each(refused)('refuses %s in a sentence', (_, env, sentence) => {
    expect(() => readConfig(env)).toThrow(ConfigError);
    expect(() => readConfig(env)).toThrow(sentence);
  });

  test('never shows a token that it refuses', () => {
    expect(() => readConfig({ SLACK_BOT_TOKEN: 'xoxp-very-secret' })).toThrow(/"xoxp-…"/);
    expect(() => readConfig({ SLACK_BOT_TOKEN: 'xoxp-very-secret' })).not.toThrow(/very/);
  });
});
