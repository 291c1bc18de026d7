import { describe, expect, test } from 'vitest';
import type { Arrival } from '../../../adapters/slack/arrival.ts';
import { receive } from '../../../adapters/slack/receive.ts';
import type { Json } from '../../support/json.ts';

const here = { installation: 'T0HJEM', bot: 'U0MEDVIND' };
const eventOf = (event: Json, more: Json = {}): Json => ({
  token: 'gammelt',
  team_id: 'T0HJEM',
  api_app_id: 'A0MEDVIND',
  type: 'event_callback',
  event,
  ...more,
});
const person = { id: 'U0IDA', username: 'ida', name: 'ida', team_id: 'T0HJEM' };
const channelPlace = { platform: 'slack', id: 'T0HJEM:C0NORD', private: false };
const directPlace = { platform: 'slack', id: 'T0HJEM:D0IDA', private: true };
/** What Slack's editor adds to every message that a person writes. */
const rich = (text: string) => [
  {
    type: 'rich_text',
    block_id: 'x1',
    elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
  },
];

/** Payloads in the shapes that Slack delivers, and what each is to us: the event's main parts, or nothing. */
const shapes: readonly (readonly [string, Json, Json | undefined])[] = [
  [
    'a direct message with everything that comes with it',
    eventOf(
      {
        type: 'message',
        user: 'U0IDA',
        ts: '1700000001.000100',
        client_msg_id: '0f0f',
        text: 'hvor er sagen?',
        team: 'T0HJEM',
        blocks: rich('hvor er sagen?'),
        channel: 'D0IDA',
        event_ts: '1700000001.000100',
        channel_type: 'im',
      },
      {
        event_id: 'Ev01',
        context_team_id: 'T0HJEM',
        context_enterprise_id: null,
        is_ext_shared_channel: false,
      },
    ),
    {
      kind: 'said',
      id: 'slack:Ev01',
      text: 'hvor er sagen?',
      place: directPlace,
      message: '1700000001.000100',
    },
  ],
  [
    'a direct message without an event id',
    eventOf({ type: 'message', user: 'U0IDA', ts: '1.1', event_ts: '1.1', text: 'hej', channel: 'D0IDA' }),
    { kind: 'said', id: 'slack:D0IDA:1.1:message', text: 'hej' },
  ],
  [
    'a direct message with a picture',
    eventOf({
      type: 'message',
      subtype: 'file_share',
      user: 'U0IDA',
      ts: '1.2',
      text: 'se her',
      channel: 'D0IDA',
      files: [{ id: 'F1', mimetype: 'image/png' }],
    }),
    { kind: 'said', text: 'se her' },
  ],
  [
    'a mention without blocks or team',
    eventOf({
      type: 'app_mention',
      user: 'U0IDA',
      ts: '2.1',
      text: '<@U0MEDVIND> hej',
      channel: 'C0NORD',
      event_ts: '2.1',
    }),
    { kind: 'said', text: 'hej', place: { ...channelPlace, thread: '2.1' } },
  ],
  [
    'a mention as a message of a channel, which comes as app_mention too',
    eventOf({
      type: 'message',
      user: 'U0IDA',
      ts: '2.2',
      text: '<@U0MEDVIND> hej',
      channel: 'C0NORD',
      channel_type: 'channel',
    }),
    undefined,
  ],
  [
    'talk in a thread of a channel without a channel type',
    eventOf({
      type: 'message',
      user: 'U0IDA',
      ts: '2.3',
      thread_ts: '2.1',
      parent_user_id: 'U0BO',
      text: 'ja',
      channel: 'C0NORD',
    }),
    undefined,
  ],
  [
    'the bot joining a channel',
    eventOf({
      type: 'member_joined_channel',
      user: 'U0MEDVIND',
      channel: 'C0NORD',
      inviter: 'U0IDA',
      team: 'T0HJEM',
    }),
    undefined,
  ],
  [
    'a button in a channel',
    {
      type: 'block_actions',
      user: person,
      api_app_id: 'A0MEDVIND',
      container: {
        type: 'message',
        message_ts: '3.2',
        channel_id: 'C0NORD',
        is_ephemeral: false,
        thread_ts: '3.1',
      },
      trigger_id: '1.2.abc',
      team: { id: 'T0HJEM', domain: 'hjem' },
      enterprise: null,
      channel: { id: 'C0NORD', name: 'nord' },
      message: { user: 'U0MEDVIND', type: 'message', ts: '3.2', bot_id: 'B1', thread_ts: '3.1', blocks: [] },
      state: { values: {} },
      response_url: 'https://hooks.slack.com/actions/T0HJEM/1/x',
      actions: [
        {
          action_id: 'show#1',
          block_id: 'b',
          text: { type: 'plain_text', text: 'Vis' },
          value: 'q|e',
          type: 'button',
          action_ts: '3.3',
        },
      ],
    },
    {
      kind: 'pressed',
      id: 'slack:1.2.abc',
      action: 'show',
      value: 'q|e',
      place: { ...channelPlace, thread: '3.1' },
      message: '3.2',
    },
  ],
  [
    'a button on a message that only one sees',
    {
      type: 'block_actions',
      user: person,
      container: { type: 'message', message_ts: '4.2', channel_id: 'D0IDA', is_ephemeral: true },
      channel: { id: 'D0IDA', name: 'directmessage' },
      trigger_id: '1.3.abc',
      response_url: 'https://hooks.slack.com/actions/T0HJEM/2/x',
      actions: [{ action_id: 'mine#0', type: 'button', action_ts: '4.3' }],
    },
    { kind: 'pressed', action: 'mine', value: '', place: directPlace },
  ],
  [
    'a form with a text, a choice and an empty field',
    {
      type: 'view_submission',
      team: { id: 'T0HJEM' },
      user: person,
      trigger_id: '1.4.abc',
      view: {
        id: 'V1',
        type: 'modal',
        callback_id: 'forward',
        private_metadata: '{"value":"q-1","channel":"D0IDA"}',
        hash: '5.5',
        blocks: [{ type: 'input', block_id: 'text' }],
        state: {
          values: {
            text: { field: { type: 'plain_text_input', value: 'hej' } },
            scope: { field: { type: 'static_select', selected_option: { text: {}, value: 'me' } } },
            did: { field: { type: 'plain_text_input', value: null } },
            to: { field: { type: 'static_select', selected_option: null } },
          },
        },
      },
      response_urls: [],
    },
    {
      kind: 'submitted',
      form: 'forward',
      value: 'q-1',
      values: { text: 'hej', scope: 'me', did: '', to: '' },
      place: directPlace,
    },
  ],
  [
    'a form whose memory is none of ours',
    {
      type: 'view_submission',
      user: person,
      trigger_id: '1.5.abc',
      view: {
        id: 'V2',
        type: 'modal',
        callback_id: 'x',
        private_metadata: 'not json',
        state: { values: {} },
      },
    },
    { kind: 'submitted', form: 'x', value: '', values: {}, place: undefined },
  ],
  [
    'a command without words',
    {
      command: '/medvind',
      text: '',
      user_id: 'U0IDA',
      channel_id: 'C0NORD',
      team_id: 'T0HJEM',
      is_enterprise_install: 'false',
      response_url: 'https://hooks.slack.com/commands/T0HJEM/3/x',
      trigger_id: '1.6.abc',
    },
    { kind: 'said', text: '', place: undefined },
  ],
  ['something of tomorrow', { type: 'hologram', user: person }, undefined],
  ['nothing', {}, undefined],
];

describe('every shape that Slack delivers is taken or politely left', () => {
  test.for(shapes)('%s', ([, payload, expected]) => {
    const arrival: Arrival | undefined = receive(payload, here);
    if (expected === undefined) expect(arrival).toBeUndefined();
    else expect(arrival).toMatchObject({ kind: 'event', event: expected });
  });

  test('the same person in two installations is two accounts, in an Enterprise Grid one', () => {
    const say = (installation: string) => {
      const arrival = receive(shapes[0]?.[1], { installation, bot: 'U0MEDVIND' });
      return arrival?.kind === 'event' ? arrival.event.account.id : undefined;
    };
    expect([say('T0HJEM'), say('T0UDE'), say('E0GRID')]).toEqual([
      'T0HJEM:U0IDA',
      'T0UDE:U0IDA',
      'E0GRID:U0IDA',
    ]);
  });
});
