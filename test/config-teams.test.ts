import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from '../src/config.ts';
import { actions, formRule } from '../src/dialogue/index.ts';

const id = '6c1f7a5e-0000-4000-8000-00000000b07a';
const tenantId = '11111111-aaaa-4000-8000-000000000001';
const other = '22222222-bbbb-4000-8000-000000000002';
const app = { MicrosoftAppId: id, MicrosoftAppPassword: 'hemmelig~1', MicrosoftAppTenantId: tenantId };

test('without any variable of Teams there is no Teams', () => {
  expect(readConfig({}).teams).toBeUndefined();
});

test('an app is for its own tenant unless others are listed', () => {
  const single = { appId: id, password: 'hemmelig~1', type: 'SingleTenant', tenantId };
  expect(readConfig(app).teams).toEqual({ kind: 'app', app: single, allowedTenants: [tenantId] });
  const several = {
    ...app,
    MicrosoftAppType: 'MultiTenant',
    MEDVIND_TEAMS_TENANTS: `${tenantId}, ${other.toUpperCase()}`,
  };
  expect(readConfig(several).teams).toMatchObject({
    app: { type: 'MultiTenant' },
    allowedTenants: [tenantId, other],
  });
});

test('local is for loopback', () => {
  expect(readConfig({ MEDVIND_TEAMS: ' Local ' }).teams).toEqual({ kind: 'local' });
});

describe('what does not fit is refused with what to do', () => {
  const refused: readonly (readonly [string, Record<string, string>, RegExp])[] = [
    ['no id', { ...app, MicrosoftAppId: '' }, /MicrosoftAppId is not set/],
    ['no secret', { ...app, MicrosoftAppPassword: '' }, /MicrosoftAppPassword is not set/],
    ['no tenant', { ...app, MicrosoftAppTenantId: '' }, /MicrosoftAppTenantId is not set/],
    ['only a type', { MicrosoftAppType: 'SingleTenant' }, /MicrosoftAppId and MicrosoftAppPassword and/],
    [
      'an id that is none',
      { ...app, MicrosoftAppId: 'medvind' },
      /MicrosoftAppId "medvind": it must be an id/,
    ],
    ['another type', { ...app, MicrosoftAppType: 'UserAssignedMSI' }, /must be SingleTenant or MultiTenant/],
    [
      'a foreign tenant for a single-tenant app',
      { ...app, MEDVIND_TEAMS_TENANTS: other },
      /for one tenant only/,
    ],
    ['a tenant that is none', { ...app, MEDVIND_TEAMS_TENANTS: 'kommune' }, /must be an id/],
    ['another mode', { MEDVIND_TEAMS: 'yes' }, /must be local/],
    ['local with an app', { ...app, MEDVIND_TEAMS: 'local' }, /local with MicrosoftAppId/],
    [
      'local on all addresses',
      { MEDVIND_TEAMS: 'local', HOST: '0.0.0.0' },
      /nothing that comes in is signed/,
    ],
  ];
  test.each(refused)('%s', (_, env, says) => {
    expect(() => readConfig(env)).toThrow(ConfigError);
    expect(() => readConfig(env)).toThrow(says);
  });

  test('of a secret that is wrong only the beginning is shown', () => {
    const wrong = () => readConfig({ ...app, MicrosoftAppPassword: 'to ord og noget hemmeligt' });
    expect(wrong).toThrow(/"to or…"/);
    expect(wrong).not.toThrow(/hemmeligt/);
  });
});

test('the actions that open a form are those that have one of the same name', () => {
  const opening = Object.keys(actions).filter((action) => formRule(action) !== undefined);
  expect(opening).toEqual(
    expect.arrayContaining(['forward', 'answer', 'askBack', 'handOver', 'makeEntry', 'notYet']),
  );
});
