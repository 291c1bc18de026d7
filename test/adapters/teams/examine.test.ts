import { afterEach, beforeEach, expect, test } from 'vitest';
import { examineTeams, keepInMemory, type ReferenceKeeper } from '../../../adapters/teams/index.ts';
import { examineTeamsConfig } from '../../../src/cli/doctor/teams.ts';
import { readConfig } from '../../../src/config.ts';
import { jonas, mette, referenceOf } from '../../support/teams-client.ts';
import {
  appId,
  password,
  startTeamsService,
  type TeamsService,
  tenant,
} from '../../support/teams-service.ts';

let service: TeamsService;
let references: ReferenceKeeper;
beforeEach(async () => {
  service = await startTeamsService([mette, jonas]);
  references = keepInMemory();
});
afterEach(() => service.close());

function examine(secret = password, allowedTenants: readonly string[] = [tenant]) {
  const app = { appId, password: secret, type: 'SingleTenant', tenantId: tenant } as const;
  const emails = [mette.email, jonas.email];
  return examineTeams({ app, allowedTenants, references, emails, cloud: service.cloud, now: Date.now });
}

test('a set-up that nobody has met yet says what is left to do', async () => {
  const { well, wrong } = await examine();
  expect(well.join('\n')).toContain('accepts the app');
  expect(well.join('\n')).toContain('keys that Teams signs with can be read');
  expect(wrong).toEqual([expect.stringContaining('Nobody has met the bot')]);
});

test('people without a personal chat are named', async () => {
  await references.put(referenceOf(mette, service));
  const { wrong } = await examine();
  expect(wrong).toEqual([expect.stringContaining('1 of 2 people')]);
  expect(wrong[0]).toContain(jonas.email);
  expect(wrong[0]).not.toContain(mette.email);
});

test('with everybody there nothing is wrong', async () => {
  await references.put(referenceOf(mette, service));
  await references.put(referenceOf(jonas, service));
  expect((await examine()).wrong).toEqual([]);
});

test('a wrong secret is named by Microsoft’s code and never shown', async () => {
  const { wrong } = await examine('a-wrong-secret');
  expect(wrong[0]).toMatch(/Cannot sign in to Microsoft as app .*AADSTS7000215.*MicrosoftAppPassword/);
  expect(wrong.join()).not.toContain('a-wrong-secret');
});

test('an own tenant that is not served is a finding', async () => {
  expect((await examine(password, ['another'])).wrong.join('\n')).toContain(
    `tenant ${tenant} are not served`,
  );
});

test('keys that cannot be read are a finding', async () => {
  const app = { appId, password, type: 'SingleTenant', tenantId: tenant } as const;
  const cloud = { ...service.cloud, openIdMetadata: `${service.url}/nothing` };
  const { wrong } = await examineTeams({
    app,
    allowedTenants: [tenant],
    references,
    emails: [],
    cloud,
    now: Date.now,
  });
  expect(wrong.join('\n')).toContain('Cannot read the keys');
});

test('a machine that reaches nobody is told whom it must reach', async () => {
  const app = { appId, password, type: 'SingleTenant', tenantId: tenant } as const;
  const cloud = { openIdMetadata: 'http://127.0.0.1:1/openid', issuer: 'x', login: 'http://127.0.0.1:1' };
  const { wrong } = await examineTeams({
    app,
    allowedTenants: [tenant],
    references,
    emails: [],
    cloud,
    now: Date.now,
  });
  expect(wrong[0]).toMatch(/Cannot reach http:\/\/127\.0\.0\.1:1\/.*token to sign in/);
  expect(wrong[1]).toContain('Cannot reach http://127.0.0.1:1/openid');
});

test('without Teams the doctor shows the way, in local mode it says what that means', async () => {
  expect((await examineTeamsConfig(readConfig({}), [], Date.now)).wrong[0]).toContain('docs/teams.md');
  const local = await examineTeamsConfig(readConfig({ MEDVIND_TEAMS: 'local' }), [], Date.now);
  expect(local.well[0]).toContain('nothing is signed');
});
