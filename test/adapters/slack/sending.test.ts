import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Message } from '../../../src/message.ts';
import type { Envelope, Sent } from '../../../src/ports.ts';
import {
  buttonsIn,
  jonas,
  listening,
  mette,
  readBlocks,
  type SlackSetup,
  saying,
  startSlack,
} from '../../support/slack-client.ts';
import { type Trouble, team } from '../../support/slack-server.ts';

let setup: SlackSetup;
beforeEach(async () => {
  setup = await startSlack({ timeoutMs: 1500 });
  await setup.start(listening().receive);
});
afterEach(() => setup.close());

const to = (user: string, key: string, message: Message = saying(key)): Envelope => ({
  key,
  place: { platform: 'slack', id: `${team}:D${user.slice(1)}`, private: true },
  message,
});

/** A message of so many parts that Slack shows one by one. */
const long = (parts: number) => saying('Ord og flere ord. '.repeat(parts * 480));

describe('trouble at Slack becomes what to do next', () => {
  const troubles: readonly (readonly [string, Trouble, Partial<Extract<Sent, { ok: false }>>])[] = [
    ['429', { status: 429, headers: { 'retry-after': '7' } }, { problem: 'again', afterMs: 7000 }],
    ['500', { status: 500 }, { problem: 'again' }],
    ['503', { status: 503 }, { problem: 'again' }],
    ['no answer', { hang: true }, { problem: 'again' }],
    ['internal_error', { error: 'internal_error' }, { problem: 'again' }],
    ['channel_not_found', { error: 'channel_not_found' }, { problem: 'gone' }],
    ['is_archived', { error: 'is_archived' }, { problem: 'gone' }],
    ['user_disabled', { error: 'user_disabled' }, { problem: 'gone' }],
    ['not_in_channel', { error: 'not_in_channel' }, { problem: 'refused' }],
    ['missing_scope', { error: 'missing_scope' }, { problem: 'refused' }],
    ['token_revoked', { error: 'token_revoked' }, { problem: 'refused' }],
    ['invalid_blocks', { error: 'invalid_blocks' }, { problem: 'bad' }],
    ['msg_blocks_too_long', { error: 'msg_blocks_too_long' }, { problem: 'bad' }],
    ['404', { status: 404 }, { problem: 'bad' }],
  ];
  test.for(troubles)('%s', async ([, trouble, expected]) => {
    setup.slack.trouble('chat.postMessage', trouble);
    expect(await setup.adapter.send(to(mette.id, 'k'))).toMatchObject({ ok: false, ...expected });
    expect(setup.slack.callsOf('chat.postMessage')).toHaveLength(1);
  });
});

describe('nothing twice', () => {
  const unsure: readonly (readonly [string, Trouble])[] = [
    ['a call that took effect but was never answered', { hang: true, done: true }],
    ['a call that took effect but answered 500', { status: 500, done: true }],
  ];
  test.for(unsure)('%s is found at the next try and not said again', async ([, trouble]) => {
    setup.slack.trouble('chat.postMessage', trouble);
    expect(await setup.adapter.send(to(mette.id, 'k'))).toMatchObject({ ok: false, problem: 'again' });
    expect(await setup.adapter.send(to(mette.id, 'k'))).toMatchObject({ ok: true });
    expect(setup.slack.messages).toHaveLength(1);
  });

  test('a call that had no effect is said at the next try', async () => {
    setup.slack.trouble('chat.postMessage', { hang: true });
    await setup.adapter.send(to(mette.id, 'k'));
    expect(await setup.adapter.send(to(mette.id, 'k'))).toMatchObject({ ok: true });
    expect(setup.slack.messages).toHaveLength(1);
  });

  test('a long message that broke off goes on where it stopped, in order', async () => {
    const envelope = to(mette.id, 'k', long(3));
    const whole = setup.slack;
    await setup.adapter.send(to(jonas.id, 'other', long(3)));
    const expected = whole.messages.map(({ blocks }) => readBlocks(blocks));
    whole.trouble('chat.postMessage', { none: true }, { status: 503 });
    expect(await setup.adapter.send(envelope)).toMatchObject({ ok: false });
    const ref = await setup.adapter.delivered?.(envelope);
    expect(ref?.split(',')).toHaveLength(3);
    const mine = whole.messages.filter(({ channel }) => channel === 'D0METTE');
    expect(mine.map(({ blocks }) => readBlocks(blocks))).toEqual(expected);
  });

  test('looking back in a thread reads the thread', async () => {
    const place = { platform: 'slack', id: `${team}:C0GENERAL`, thread: '5.5', private: false };
    const envelope = { key: 'k', place, message: saying('svar') };
    const sent = await setup.adapter.send(envelope);
    expect(sent.ok && (await setup.adapter.delivered?.(envelope))).toBe(sent.ok && sent.ref);
    expect(setup.slack.messages[0]?.thread_ts).toBe('5.5');
  });
});

describe('one conversation that must wait', () => {
  test('waits without another call, and stalls nobody else', async () => {
    setup.slack.trouble('chat.postMessage', { status: 429, headers: { 'retry-after': '60' } });
    await setup.adapter.send(to(mette.id, 'a'));
    const [again, other] = await Promise.all([
      setup.adapter.send(to(mette.id, 'b')),
      setup.adapter.send(to(jonas.id, 'c')),
    ]);
    expect(again).toMatchObject({ ok: false, problem: 'again', afterMs: expect.any(Number) });
    expect(other.ok).toBe(true);
    expect(setup.slack.callsOf('chat.postMessage')).toHaveLength(2);
  });
});

test('what is given at once to one conversation is read in the order it was given', async () => {
  const keys = ['a', 'b', 'c', 'd', 'e'];
  await Promise.all(keys.map((key) => setup.adapter.send(to(mette.id, key))));
  expect(setup.slack.messages.map(({ blocks }) => readBlocks(blocks))).toEqual(keys);
});

describe('long messages', () => {
  test('an update changes the parts that stand, adds what is new and takes away what is too much', async () => {
    const sent = await setup.adapter.send(to(mette.id, 'k', long(2)));
    if (!sent.ok) throw new Error(sent.detail);
    const shorter = await setup.adapter.update(sent.ref, to(mette.id, 'u1', saying('Kort')));
    expect(setup.slack.messages.map(({ blocks }) => readBlocks(blocks))).toEqual(['Kort']);
    if (!shorter.ok) throw new Error(shorter.detail);
    const longer = await setup.adapter.update(shorter.ref, to(mette.id, 'u2', long(3)));
    expect(longer.ok && longer.ref.split(',')).toHaveLength(3);
    expect(setup.slack.messages).toHaveLength(3);
  });

  test('the text beside the blocks is there for every part and mentions nobody', async () => {
    await setup.adapter.send(to(mette.id, 'k', { ...long(2), text: '<!channel> & co' }));
    const texts = setup.slack.callsOf('chat.postMessage').map(({ args }) => args['text']);
    expect(texts[0]).toBe('&lt;!channel&gt; &amp; co');
    expect(texts[1]?.length).toBeGreaterThan(10);
  });
});

describe('pictures', () => {
  const message: Message = {
    lang: 'da',
    text: 'Ugens tal',
    blocks: [
      { type: 'text', markdown: 'Ugens tal' },
      {
        type: 'picture',
        png: Buffer.from('png').toString('base64'),
        alt: 'En kurve der stiger',
        title: 'Svar',
      },
    ],
  };

  test('are uploaded with their alt text after the message', async () => {
    expect(await setup.adapter.send(to(mette.id, 'k', message))).toMatchObject({ ok: true });
    expect(setup.slack.uploads).toEqual([{ alt: 'En kurve der stiger', bytes: 3, channel: 'D0METTE' }]);
  });

  test('that cannot be uploaded leave a message that says the same in words', async () => {
    setup.slack.trouble('files.getUploadURLExternal', { error: 'missing_scope' });
    expect(await setup.adapter.send(to(mette.id, 'k', message))).toMatchObject({ ok: true });
    expect(setup.logged.join()).toContain('Cannot show a picture');
  });
});

describe('people', () => {
  const users = [
    mette,
    { id: 'U0GUEST', name: 'Gæst', email: 'g@x.example', more: { is_restricted: true } },
    { id: 'U0SINGLE', name: 'Gæst', email: 's@x.example', more: { is_ultra_restricted: true } },
    { id: 'U0OTHER', name: 'Fremmed', email: 'o@x.example', more: { team_id: 'T0OTHER' } },
    { id: 'U0STRANGER', name: 'Fremmed', email: 'f@x.example', more: { is_stranger: true } },
    { id: 'U0LEFT', name: 'Gået', email: 'l@x.example', more: { deleted: true } },
    { id: 'U0ROBOT', name: 'Robot', email: 'r@x.example', more: { is_bot: true } },
    { id: 'W0GRID', name: 'Grid', email: 'w@x.example', more: { enterprise_user: { enterprise_id: 'E0X' } } },
    { id: 'U0ENGLISH', name: 'Anne', email: 'a@x.example', more: { locale: 'en-GB' } },
  ];
  beforeEach(async () => {
    await setup.close();
    setup = await startSlack({ users });
    await setup.start(listening().receive);
  });
  const ask = (id: string) => setup.adapter.lookUp({ platform: 'slack', id: `${team}:${id}` });

  test.for(['U0GUEST', 'U0SINGLE', 'U0OTHER', 'U0STRANGER'])('%s is an outsider', async (id) => {
    expect(await ask(id)).toMatchObject({ outsider: true });
  });

  test.for(['U0LEFT', 'U0ROBOT', 'U0NOBODY'])('%s is nobody to talk with', async (id) => {
    expect(await ask(id)).toBeUndefined();
  });

  test('people of the workspace are no outsiders, and bring their language', async () => {
    expect(await ask(mette.id)).toEqual({
      account: { platform: 'slack', id: `${team}:${mette.id}` },
      name: mette.name,
      email: mette.email,
      lang: 'da',
    });
    expect(await ask('U0ENGLISH')).toMatchObject({ lang: 'en' });
    expect(await ask('W0GRID')).not.toHaveProperty('outsider');
  });

  test('presence is told where Slack tells it, and is no reason to fail', async () => {
    const presence = (id: string) => setup.adapter.presence?.({ platform: 'slack', id: `${team}:${id}` });
    expect(await presence(mette.id)).toBe('active');
    expect(await presence('U0GUEST')).toBe('away');
    setup.slack.trouble('users.getPresence', { error: 'unknown_method' });
    expect(await presence(mette.id)).toBeUndefined();
  });

  test('a Slack that does not answer is a surprise, not a stranger', async () => {
    setup.slack.trouble('users.info', { status: 429, headers: { 'retry-after': '3' } });
    await expect(ask(mette.id)).rejects.toThrow('Cannot look somebody up in Slack');
    setup.slack.trouble('users.info', { status: 503 });
    expect(await ask(mette.id)).toMatchObject({ name: mette.name });
  });

  test('buttons of a message keep their order, also with a label too long for a button', async () => {
    const label = `Hvordan ${'meget '.repeat(15)}langt?`;
    await setup.adapter.send(
      to(mette.id, 'k', {
        lang: 'da',
        text: 'Valg',
        blocks: [
          {
            type: 'buttons',
            buttons: [
              { label: 'Kort', action: 'show', value: '1' },
              { label, action: 'show', value: '2' },
            ],
          },
        ],
      }),
    );
    const blocks = setup.slack.messages[0]?.blocks ?? [];
    expect(readBlocks(blocks)).toBe(label);
    expect(buttonsIn(blocks).map((button) => [button['action_id'], button['value']])).toEqual([
      ['show#0', '1'],
      ['show#1', '2'],
    ]);
  });
});
