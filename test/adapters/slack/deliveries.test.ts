import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Form, Reply } from '../../../src/message.ts';
import { abortedUpload } from '../../support/aborted-upload.ts';
import {
  jonas,
  listening,
  mette,
  readBlocks,
  type SlackSetup,
  saying,
  startSlack,
} from '../../support/slack-client.ts';
import { team } from '../../support/slack-server.ts';

const form: Form = {
  name: 'forward',
  value: 'q-1',
  lang: 'da',
  title: 'Send videre',
  submit: 'Send',
  cancel: 'Fortryd',
  fields: [{ name: 'text', label: 'Spørgsmål', kind: 'text', required: true }],
};

let setup: SlackSetup;
beforeEach(async () => {
  setup = await startSlack();
});
afterEach(() => setup.close());

describe('who may deliver', () => {
  test('Slack proves the address with a challenge that comes back', async () => {
    await setup.start(listening().receive);
    const answer = await setup.deliver({ type: 'url_verification', token: 't', challenge: 'abc' });
    expect(answer).toMatchObject({ status: 200, body: expect.stringContaining('abc') });
  });

  const refused: readonly (readonly [string, Parameters<SlackSetup['deliver']>[1]])[] = [
    ['a signature of another secret', { secret: 'another' }],
    ['a timestamp of six minutes ago', { age: 360 }],
    ['a timestamp of six minutes ahead', { age: -360 }],
    ['no signature', { headers: { 'x-slack-signature': '' } }],
    ['a signature that is no hash', { headers: { 'x-slack-signature': 'v0=zz' } }],
    ['no timestamp', { headers: { 'x-slack-request-timestamp': '' } }],
  ];
  test.for(refused)('%s is refused, and nothing arrives', async ([, delivery]) => {
    const core = listening();
    await setup.start(core.receive);
    const answer = await setup.deliver(setup.does.says(mette.id, 'hej'), delivery);
    expect(answer.status).toBe(401);
    expect(core.events).toEqual([]);
  });

  test('a body over a megabyte is refused', async () => {
    await setup.start(listening().receive);
    const { status } = await setup.deliver(setup.does.says(mette.id, 'x'.repeat(1_100_000)));
    expect(status).toBe(413);
  });

  const form = 'application/x-www-form-urlencoded';
  const unreadable: readonly (readonly [string, string, string])[] = [
    ['null', 'null', 'application/json'],
    ['null within a form', 'payload=null', form],
    ['null without a type', 'null', 'text/plain'],
    ['no JSON', 'hemmeligt', 'application/json'],
    ['a form without JSON', 'payload=hemmeligt', form],
  ];
  test.for(unreadable)(
    '%s that is signed is refused, and neither logged nor the end of the process',
    async ([, body, type]) => {
      const core = listening();
      await setup.start(core.receive);
      const { status } = await setup.deliverRaw(body, type);
      expect([400, 404]).toContain(status);
      expect(setup.logged.join()).not.toContain('hemm');
      expect((await setup.deliver(setup.does.says(mette.id, 'hej'))).status).toBe(200);
      expect(core.events).toHaveLength(1);
    },
  );

  test('who goes away in the middle of a delivery is nothing to log', async () => {
    await setup.start(listening().receive);
    await abortedUpload(`${setup.url}slack/events`);
    expect(setup.logged).toEqual([]);
  });

  test('a stopped adapter asks Slack to come back', async () => {
    expect((await setup.deliver(setup.does.says(mette.id, 'hej'))).status).toBe(503);
  });

  test('other paths and methods are not there', async () => {
    await setup.start(listening().receive);
    expect((await fetch(`${setup.url}slack/events`)).status).toBe(404);
    expect((await fetch(`${setup.url}slack/install`)).status).toBe(404);
  });
});

describe('nothing lost, nothing twice', () => {
  test('every retry has the id of the first delivery', async () => {
    const core = listening();
    await setup.start(core.receive);
    const kinds = [
      setup.does.says(mette.id, 'hej'),
      setup.does.mentions(mette.id, 'hej'),
      setup.does.opensHome(mette.id),
      setup.does.presses(mette.id, { action_id: 'help#0' }),
      setup.does.submits(mette.id, { callback_id: 'forward', private_metadata: '{}', blocks: [] }),
      setup.does.commands(mette.id, 'hej'),
      setup.does.shortcuts(mette.id, 'hej'),
    ];
    for (const payload of kinds) {
      core.events.length = 0;
      await setup.deliver(payload);
      await setup.repeatLast();
      await setup.repeatLast({ headers: { 'x-slack-retry-num': '3', 'x-slack-retry-reason': 'http_error' } });
      const ids = core.events.map(({ id }) => id);
      expect([ids.length, new Set(ids).size]).toEqual([3, 1]);
      expect(ids[0]?.length).toBeLessThanOrEqual(150);
    }
  });

  test('an event that could not be kept is not acknowledged, so that Slack delivers it again', async () => {
    let fails = 1;
    const core = listening();
    await setup.start((event) => {
      if (fails-- > 0) throw new Error('The disk is full.');
      return core.receive(event);
    });
    expect((await setup.deliver(setup.does.says(mette.id, 'hej'))).status).toBe(500);
    expect((await setup.repeatLast()).status).toBe(200);
    expect(core.events).toHaveLength(1);
  });

  test('an event is acknowledged as soon as it cannot be lost, however long the answer takes', async () => {
    const { promise: answered, resolve: answer } = Promise.withResolvers<Reply>();
    const finished = vi.fn();
    await setup.start(async (_, kept) => {
      kept?.();
      const reply = await answered;
      finished();
      return reply;
    });
    expect((await setup.deliver(setup.does.says(mette.id, 'hej'))).status).toBe(200);
    expect(finished).not.toHaveBeenCalled();
    answer({});
    await setup.adapter.stop();
    expect(finished).toHaveBeenCalledOnce();
  });

  test('a press that could not be kept is acknowledged, and the person is told', async () => {
    await setup.start(() => Promise.reject(new Error('The disk is full.')));
    const { status } = await setup.deliver(setup.does.presses(mette.id, { action_id: 'help#0' }));
    expect(status).toBe(200);
    expect(
      setup.slack.messages.map(({ ephemeralFor, blocks }) => [ephemeralFor, readBlocks(blocks)]),
    ).toEqual([[mette.id, 'Det gik ikke. Der er ikke sket noget; prøv igen om et øjeblik.']]);
  });

  test('a form that could not be kept stays open with its words in it', async () => {
    await setup.start(() => Promise.reject(new Error('The disk is full.')));
    const blocks = [{ type: 'input', block_id: 'text' }];
    const { body } = await setup.deliver(setup.does.submits(mette.id, { callback_id: 'forward', blocks }));
    expect(JSON.parse(body)).toMatchObject({ response_action: 'errors', errors: { text: /./ } });
  });
});

describe('in time', () => {
  test('what takes too long is acknowledged before Slack gives up, and finished all the same', async () => {
    await setup.close();
    setup = await startSlack({ ackMs: 20 });
    for (const payload of [
      setup.does.says(mette.id, 'hej'),
      setup.does.presses(mette.id, { action_id: 'mine#0' }),
      setup.does.submits(mette.id, { callback_id: 'forward', blocks: [] }),
      setup.does.commands(mette.id, 'hej'),
    ]) {
      const core = listening({ note: saying('Færdig') });
      let finish = () => {};
      const slow = new Promise<void>((resolve) => {
        finish = resolve;
      });
      await setup.adapter.stop();
      await setup.start(async (event) => {
        await slow;
        return core.receive(event);
      });
      const before = setup.slack.messages.length;
      expect((await setup.deliver(payload)).status).toBe(200);
      expect(core.events).toEqual([]);
      finish();
      await setup.adapter.stop();
      expect(core.events).toHaveLength(1);
      expect(setup.slack.messages.length).toBe(before + 1);
    }
  });
});

describe('what is not for the bot', () => {
  test.for<[string, Parameters<SlackSetup['does']['event']>[0]]>([
    [
      'another bot',
      {
        type: 'message',
        channel_type: 'im',
        channel: 'D0METTE',
        user: 'U0X',
        bot_id: 'B0X',
        ts: '1.1',
        text: 'x',
      },
    ],
    [
      'the bot itself',
      { type: 'message', channel_type: 'im', channel: 'D0METTE', user: 'U0BOT', ts: '1.1', text: 'x' },
    ],
    [
      'Slackbot',
      { type: 'message', channel_type: 'im', channel: 'D0METTE', user: 'USLACKBOT', ts: '1.1', text: 'x' },
    ],
    [
      'talk in a channel',
      {
        type: 'message',
        channel_type: 'channel',
        channel: 'C0GENERAL',
        user: 'U0METTE',
        ts: '1.1',
        text: 'x',
      },
    ],
    [
      'somebody joining',
      { type: 'message', subtype: 'channel_join', channel: 'D0METTE', user: 'U0METTE', ts: '1.1', text: 'x' },
    ],
    ['an unknown event', { type: 'team_rename', name: 'x' }],
    [
      'an unknown emoji',
      {
        type: 'reaction_added',
        user: 'U0METTE',
        reaction: 'tada',
        item_user: 'U0BOT',
        item: { type: 'message', channel: 'D0METTE', ts: '1.1' },
      },
    ],
    [
      "an emoji on somebody else's message",
      {
        type: 'reaction_added',
        user: 'U0METTE',
        reaction: 'eyes',
        item_user: 'U0X',
        item: { type: 'message', channel: 'C0GENERAL', ts: '1.1' },
      },
    ],
    ['a message without anybody', { type: 'message', channel_type: 'im', channel: 'D0METTE', text: 'x' }],
  ])('%s is acknowledged and left alone', async ([, event]) => {
    const core = listening();
    await setup.start(core.receive);
    expect((await setup.deliver(setup.does.event(event))).status).toBe(200);
    expect(core.events).toEqual([]);
  });

  test.for<[string, Record<string, unknown>]>([
    [
      'a link button',
      { type: 'block_actions', actions: [{ type: 'button', action_id: 'open-link#1', action_ts: '1.1' }] },
    ],
    ['a closed window', { type: 'view_closed', view: { id: 'V1', type: 'modal', callback_id: 'x' } }],
    ['a menu that asks for choices', { type: 'block_suggestion', action_id: 'a', block_id: 'b', value: '' }],
  ])('%s is acknowledged and left alone', async ([, payload]) => {
    const core = listening();
    await setup.start(core.receive);
    const whole = { team: { id: team }, user: { id: mette.id }, ...payload };
    expect((await setup.deliver(whole)).status).toBe(200);
    expect(core.events).toEqual([]);
  });

  test('a button that nobody knows reaches the core, which says so politely', async () => {
    const core = listening({ note: saying('Den knap kender jeg ikke.') });
    await setup.start(core.receive);
    await setup.deliver(
      setup.does.presses(mette.id, {
        type: 'static_select',
        action_id: 'old',
        selected_option: { value: 'v' },
      }),
    );
    expect(core.events[0]).toMatchObject({ kind: 'pressed', action: 'old', value: 'v' });
    expect(setup.slack.messages).toHaveLength(1);
  });
});

describe('where people ask', () => {
  test('a mention in a channel is answered in its thread, without the mention', async () => {
    const core = listening();
    await setup.start(core.receive);
    await setup.deliver(setup.does.mentions(mette.id, 'hvordan logger jeg på?', { ts: '5.5' }));
    await setup.deliver(setup.does.mentions(mette.id, 'og så?', { ts: '6.6', thread_ts: '5.5' }));
    const place = { platform: 'slack', id: `${team}:C0GENERAL`, thread: '5.5', private: false };
    expect(core.events).toMatchObject([
      { text: 'hvordan logger jeg på?', place, message: '5.5' },
      { text: 'og så?', place, message: '6.6' },
    ]);
  });

  test.for(['commands', 'shortcuts'] as const)(
    '%s are answered privately, and the person is told so',
    async (how) => {
      const core = listening();
      await setup.start(core.receive);
      await setup.deliver(setup.does[how](mette.id, 'hvor er <mine> sager?'));
      expect(core.events[0]).toMatchObject({
        kind: 'said',
        text: 'hvor er <mine> sager?',
        place: { id: `${team}:D0METTE`, private: true },
      });
      const [told] = setup.slack.messages;
      expect([told?.ephemeralFor, readBlocks(told?.blocks ?? [])]).toEqual([
        mette.id,
        'Jeg svarer dig i vores private samtale.',
      ]);
    },
  );

  test('a thread in the private conversation is kept apart', async () => {
    const core = listening();
    await setup.start(core.receive);
    await setup.deliver(setup.does.says(mette.id, 'hej', { thread_ts: '4.4' }));
    expect(core.events[0]?.place).toMatchObject({ id: `${team}:D0METTE`, thread: '4.4', private: true });
  });

  test('edits and deletions are told with the message they are about', async () => {
    const core = listening();
    await setup.start(core.receive);
    const changed = (subtype: string, more: object) =>
      setup.does.event({
        type: 'message',
        subtype,
        channel: 'D0METTE',
        hidden: true,
        ts: '9.9',
        event_ts: '9.9',
        ...more,
      });
    const before = { type: 'message', user: mette.id, text: 'før', ts: '3.3' };
    await setup.deliver(
      changed('message_changed', {
        message: { ...before, text: 'efter &amp; nu' },
        previous_message: before,
      }),
    );
    await setup.deliver(changed('message_changed', { message: before, previous_message: before }));
    await setup.deliver(changed('message_deleted', { deleted_ts: '3.3', previous_message: before }));
    await setup.deliver(
      changed('message_changed', { message: { ...before, subtype: 'tombstone' }, previous_message: before }),
    );
    const event = { kind: 'changed', message: '3.3', account: { id: `${team}:${mette.id}` } };
    expect(core.events).toMatchObject([{ ...event, text: 'efter & nu' }, event, event]);
    expect(core.events.map((one) => 'text' in one)).toEqual([true, false, false]);
  });

  test('in channels only changes of what was said to the bot are read', async () => {
    const core = listening();
    await setup.start(core.receive);
    const changed = (text: string) => {
      const before = { type: 'message', user: mette.id, text, ts: '3.3' };
      return setup.does.event({
        type: 'message',
        subtype: 'message_deleted',
        channel: 'C0GENERAL',
        deleted_ts: '3.3',
        previous_message: before,
      });
    };
    await setup.deliver(changed('frokost?'));
    await setup.deliver(changed('<@U0BOT> hvordan?'));
    expect(core.events).toHaveLength(1);
  });
});

describe('emoji on a card', () => {
  const card = { action: 'claim', value: 'Q-7', label: 'Tag' };
  async function standing(reply: Reply = {}) {
    const core = listening(reply);
    await setup.start(core.receive);
    const place = { platform: 'slack', id: `${team}:D0METTE`, private: true };
    await setup.adapter.send({
      key: 'k',
      place,
      message: { lang: 'da', text: 'Kort', blocks: [{ type: 'buttons', buttons: [card] }] },
    });
    const [message] = setup.slack.messages;
    if (!message) throw new Error('Cannot test: no card stands.');
    return { core, message };
  }

  test('👀 is the press of its claim button', async () => {
    const { core, message } = await standing();
    await setup.deliver(setup.does.reacts(jonas.id, 'eyes', message));
    expect(core.events).toMatchObject([
      {
        kind: 'pressed',
        action: 'claim',
        value: 'Q-7',
        account: { id: `${team}:${jonas.id}` },
        message: message.ts,
      },
    ]);
  });

  test('✅ means nothing on a card that cannot be solved', async () => {
    const { core, message } = await standing();
    await setup.deliver(setup.does.reacts(jonas.id, 'white_check_mark', message));
    expect(core.events).toEqual([]);
  });
});

describe('what is said at once', () => {
  test('an expired trigger is told as a note', async () => {
    await setup.start(listening({ form }).receive);
    setup.slack.trouble('views.open', { error: 'expired_trigger_id' });
    await setup.deliver(setup.does.presses(mette.id, { action_id: 'forward#0' }));
    expect(readBlocks(setup.slack.messages[0]?.blocks ?? [])).toContain('Tryk på knappen igen');
  });

  test('an expired answer address leaves the note to an ephemeral message, and that to a direct one', async () => {
    await setup.start(listening({ note: saying('Se her') }).receive);
    const expired = { response_url: `${setup.slack.url}/response/expired/x/1` };
    await setup.deliver(setup.does.presses(mette.id, { action_id: 'mine#0' }, expired));
    setup.slack.trouble('chat.postEphemeral', { error: 'user_not_in_channel' });
    await setup.deliver(setup.does.presses(mette.id, { action_id: 'mine#0' }, expired));
    expect(setup.slack.messages.map(({ ephemeralFor, channel }) => [ephemeralFor, channel])).toEqual([
      [mette.id, 'D0METTE'],
      [undefined, 'D0METTE'],
    ]);
  });

  test('an answer address that is not Slack’s gets nothing', async () => {
    await setup.start(listening({ note: saying('Se her') }).receive);
    const another = await startSlack();
    const elsewhere = { response_url: `${another.slack.url}/response/D0METTE/${mette.id}/1` };
    await setup.deliver(setup.does.presses(mette.id, { action_id: 'mine#0' }, elsewhere));
    expect(another.slack.callsOf('response_url')).toEqual([]);
    expect(setup.slack.callsOf('chat.postEphemeral')).toHaveLength(1);
    await another.close();
  });

  test('a form of two steps goes on in the same window', async () => {
    await setup.start(listening({ form: { ...form, name: 'forwardSend', fields: [] } }).receive);
    const { body } = await setup.deliver(
      setup.does.submits(mette.id, {
        callback_id: 'forward',
        private_metadata: JSON.stringify({ value: 'q-1', channel: 'D0METTE' }),
        blocks: [{ type: 'input', block_id: 'text' }],
        state: { values: { text: { field: { type: 'plain_text_input', value: 'hej' } } } },
      }),
    );
    expect(JSON.parse(body)).toMatchObject({
      response_action: 'update',
      view: {
        callback_id: 'forwardSend',
        type: 'modal',
        private_metadata: expect.stringContaining('D0METTE'),
      },
    });
  });

  test('an error of a field that the window lacks stands at its first field', async () => {
    await setup.start(listening({ errors: { gone: 'Skriv noget.' } }).receive);
    const blocks = [{ type: 'input', block_id: 'text' }];
    const { body } = await setup.deliver(setup.does.submits(mette.id, { callback_id: 'forward', blocks }));
    expect(JSON.parse(body)).toEqual({ response_action: 'errors', errors: { text: 'Skriv noget.' } });
  });

  test('the Home tab is published when it is opened, and a note from there is a window', async () => {
    await setup.start(async (event) =>
      event.kind === 'opened' ? { home: saying('Din side') } : { note: saying('Dine spørgsmål') },
    );
    await setup.deliver(setup.does.opensHome(mette.id));
    const home = setup.slack.homes.get(mette.id);
    expect(home).toMatchObject({ type: 'home', callback_id: 'home' });
    await setup.deliver(
      setup.does.presses(
        mette.id,
        { action_id: 'mine#0' },
        {
          container: { type: 'view' },
          channel: undefined,
          response_url: undefined,
          view: { id: 'V1', ...home },
        },
      ),
    );
    expect(setup.slack.modals).toHaveLength(1);
    expect(setup.slack.modals[0]).toMatchObject({
      callback_id: 'note',
      private_metadata: expect.stringContaining('D0METTE'),
    });
  });

  test('what follows from the Home tab is said in the window, not in a conversation that nobody sees', async () => {
    await setup.start(async (event) => (event.kind === 'pressed' ? { form } : { note: saying('Sendt') }));
    const view = {
      id: 'V1',
      type: 'home',
      callback_id: 'home',
      private_metadata: '{"value":"","channel":"D0METTE"}',
    };
    const home = { container: { type: 'view' }, channel: undefined, response_url: undefined, view };
    await setup.deliver(setup.does.presses(mette.id, { action_id: 'ask#0' }, home));
    const { body } = await setup.deliver(setup.does.submits(mette.id, { ...setup.slack.modals[0] }));
    expect(JSON.parse(body)).toMatchObject({ response_action: 'update', view: { callback_id: 'note' } });
    expect(setup.slack.messages).toEqual([]);
  });
});
