import { expect, test } from 'vitest';
import { whoActs } from '../../src/bot/who.ts';
import type { Content } from '../../src/dialogue/index.ts';
import type { ChatEvent, Place } from '../../src/event.ts';
import type { ChatAdapter, Profile } from '../../src/ports.ts';
import { createMemoryStore, type Store } from '../../src/store/index.ts';
import { person } from '../handoff/world.ts';

const monday = Date.UTC(2026, 10, 23, 9);
const hour = 60 * 60 * 1000;
const account = { platform: 'fake', id: 'U1' };
const home: Place = { platform: 'fake', id: 'home', private: true };
const asta = person('asta', { email: 'Asta@Example.test', roles: ['superuser'] });

type Known = Omit<Profile, 'account'> | undefined | 'unreachable';

function platform(profile: Known): ChatAdapter {
  const lookUp = async () => {
    if (profile === 'unreachable') throw new Error('the platform does not answer');
    return profile === undefined ? undefined : { account, ...profile };
  };
  const nothing = async () => {};
  const sent = async () => ({ ok: true, ref: '1' }) as const;
  return {
    ...{ platform: 'fake', start: nothing, stop: nothing, send: sent, update: sent, lookUp },
    privatePlace: async () => home,
  };
}

async function who(
  store: Store,
  profile: Known,
  { place = home, now = monday, since = 0, people = [asta] } = {},
) {
  const content = { organisation: { people } } as unknown as Content;
  const event: ChatEvent = { kind: 'pressed', id: 'e1', account, place, action: 'help', value: '' };
  const found = await whoActs(event, content, store, platform(profile), { now, lang: 'da', since });
  if ('seen' in found && found.seen !== undefined)
    await store.commit({ changes: [{ kind: 'accountSeen', link: found.seen }], outgoing: [], now });
  return found;
}

test('the platform vouches for an address, in whatever letters, and the organisation says who has it', async () => {
  const found = await who(createMemoryStore(), { name: 'Somebody', email: 'aSTA@example.TEST' });
  expect(found).toMatchObject({ me: { id: 'asta', roles: ['superuser'] }, seen: { person: 'asta' } });
});

test('an address that nobody has, and none at all, is a colleague without a role', async () => {
  for (const profile of [{ name: 'Nova', email: 'nova@example.test' }, { name: 'Nova' }, undefined]) {
    const found = await who(createMemoryStore(), profile);
    expect(found).toMatchObject({ me: { id: 'guest:fake:U1', roles: [] } });
  }
});

test('whom the platform calls an outsider is nobody here, also with the address of a colleague', async () => {
  const outsider = { name: 'Asta', email: 'asta@example.test', outsider: true };
  expect(await who(createMemoryStore(), outsider)).toEqual({ outsider: true, lang: 'da' });
});

test('the conversation is noted without the thread that was written in, and a channel is not', async () => {
  const store = createMemoryStore();
  const thread = { ...home, thread: '17.1' };
  expect(await who(store, { name: 'Asta' }, { place: thread })).toMatchObject({ seen: { place: home } });
  expect((await store.linkedAccount(account))?.place).not.toHaveProperty('thread');
  const channel: Place = { platform: 'fake', id: 'channel', private: false };
  const inChannel = await who(createMemoryStore(), { name: 'Asta' }, { place: channel });
  expect('seen' in inChannel && inChannel.seen).not.toHaveProperty('place');
});

test('a known account is noted again after an hour, or at once when its conversation is another', async () => {
  const store = createMemoryStore();
  const profile = { name: 'Asta', email: 'asta@example.test' };
  await who(store, profile);
  expect(await who(store, profile, { now: monday + hour - 1 })).toHaveProperty('seen', undefined);
  const other = { ...home, id: 'another home' };
  expect(await who(store, profile, { place: other, now: monday + 1 })).toMatchObject({
    seen: { place: other },
  });
  expect(await who(store, profile, { place: other, now: monday + 1 + hour })).toMatchObject({
    seen: { seenAt: monday + 1 + hour },
  });
});

test('a guest whom the organisation’s file has since is who it says: at once when the file changed, else within the hour', async () => {
  const store = createMemoryStore();
  const profile = { name: 'Asta', email: 'asta@example.test' };
  expect(await who(store, profile, { people: [] })).toMatchObject({ me: { id: 'guest:fake:U1' } });
  expect(await who(store, profile, { now: monday + 1 })).toMatchObject({ me: { id: 'guest:fake:U1' } });
  expect(await who(store, profile, { now: monday + 3, since: monday + 2 })).toMatchObject({
    me: { id: 'asta', roles: ['superuser'] },
    seen: { person: 'asta', place: home },
  });
  const other = createMemoryStore();
  await who(other, profile, { people: [] });
  expect(await who(other, profile, { now: monday + hour })).toMatchObject({ me: { id: 'asta' } });
});

test('who is taken out of the organisation’s file is at once without a role, and keeps their id while the account is theirs', async () => {
  const store = createMemoryStore();
  const profile = { name: 'Asta', email: 'asta@example.test' };
  await who(store, profile);
  const left = { me: { id: 'asta', roles: [] } };
  expect(await who(store, profile, { people: [], now: monday + 1 })).toMatchObject(left);
  expect(await who(store, 'unreachable', { people: [], now: monday + 2 * hour })).toMatchObject(left);
  expect(
    await who(store, profile, { now: monday + 2 * hour + 2, since: monday + 2 * hour + 1 }),
  ).toMatchObject({
    me: { id: 'asta', roles: ['superuser'] },
  });
  const renamed = person('asta-holm', { email: 'asta@example.test' });
  expect(await who(store, profile, { people: [renamed], now: monday + 3 * hour })).toMatchObject({
    me: { id: 'asta-holm' },
  });
});

test('who was taken out is not whoever has their id since', async () => {
  const store = createMemoryStore();
  const profile = { name: 'Asta', email: 'asta@example.test' };
  await who(store, profile);
  await who(store, profile, { people: [], now: monday + 1 });
  const other = [person('asta', { email: 'other@example.test', roles: ['projectLead'] })];
  await expect(who(store, 'unreachable', { people: other, now: monday + 2 })).rejects.toThrow();
  for (const found of [profile, { name: 'Asta' }, undefined])
    expect(await who(store, found, { people: other, now: monday + 2 })).toMatchObject({
      me: { id: 'guest:fake:U1', roles: [] },
    });
});

test('what the platform vouched for holds for an hour: an address may change hands, a colleague become an outsider', async () => {
  const store = createMemoryStore();
  await who(store, { name: 'Asta', email: 'asta@example.test' });
  const outsider = { name: 'Asta', email: 'asta@example.test', outsider: true };
  expect(await who(store, outsider, { now: monday + hour - 1 })).toMatchObject({ me: { id: 'asta' } });
  expect(await who(store, outsider, { now: monday + hour })).toEqual({ outsider: true, lang: 'da' });
  const renamed = { name: 'Nova', email: 'nova@example.test' };
  expect(await who(store, renamed, { now: monday + hour })).toMatchObject({
    me: { id: 'guest:fake:U1', roles: [] },
  });
});

test('somebody known stays who they are while the platform does not answer or tells no address', async () => {
  const store = createMemoryStore();
  await who(store, { name: 'Asta', email: 'asta@example.test' });
  for (const profile of ['unreachable', undefined, { name: 'Asta' }] as const) {
    const found = await who(store, profile, { now: monday + 24 * hour });
    expect(found).toMatchObject({ me: { id: 'asta' } });
  }
  await expect(who(createMemoryStore(), 'unreachable')).rejects.toThrow('does not answer');
});
