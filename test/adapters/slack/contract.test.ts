import type { Json } from '../../support/json.ts';
import {
  buttonsIn,
  jonas,
  mette,
  readBlocks,
  type SlackSetup,
  startSlack,
} from '../../support/slack-client.ts';
import { team } from '../../support/slack-server.ts';
import { chatAdapterContract, type Harness, type Known, type SeenButton, type Shown } from '../contract.ts';

const known = ({ id, email, name }: typeof mette | typeof jonas): Known => ({
  account: { platform: 'slack', id: `${team}:${id}` },
  email,
  name,
});

const userOf = ({ account }: Known) => account.id.slice(team.length + 1);

chatAdapterContract('Slack by signed HTTP', async (): Promise<Harness> => {
  const setup = await startSlack();
  const { slack, does } = setup;

  /** What the platform showed because of a delivery: the answer itself, and what was called meanwhile. */
  async function act(who: Known, payload: Json): Promise<Shown> {
    const before = { modals: slack.modals.length, messages: slack.messages.length };
    const { body } = await setup.deliver(payload);
    const answer: Json = body.startsWith('{') ? JSON.parse(body) : {};
    const modal = slack.modals.slice(before.modals).at(-1);
    const note = slack.messages
      .slice(before.messages)
      .find(({ ephemeralFor }) => ephemeralFor === userOf(who));
    return {
      ...(modal && { form: formIn(modal) }),
      ...(note && { note: readBlocks(note.blocks) }),
      ...(answer['errors'] ? { errors: answer['errors'] as Record<string, string> } : {}),
    };
  }

  return {
    adapter: setup.adapter,
    one: known(mette),
    other: known(jonas),
    nowhere: { platform: 'slack', id: `${team}:C0NOWHERE`, private: false },
    start: (receive) => setup.start(receive),
    close: () => setup.close(),
    say: (who, text) => act(who, does.says(userOf(who), text)),
    press: (who, button) => act(who, does.presses(userOf(who), slackButton(setup, who, button))),
    submit: (who, form, values) => act(who, does.submits(userOf(who), viewOf(setup, form.name, values))),
    async repeatLast() {
      await setup.repeatLast();
    },
    async read(who) {
      const channel = `D${userOf(who).slice(1)}`;
      const messages = slack.messages.filter((one) => one.channel === channel && !one.ephemeralFor);
      return messages.map(({ blocks }) => ({
        text: readBlocks(blocks),
        buttons: buttonsIn(blocks).map((button) => ({
          label: String((button['text'] as Json)['text']),
          action: String(button['action_id']).replace(/#\d+$/, ''),
          value: String(button['value'] ?? ''),
        })),
      }));
    },
    async echo() {
      const last = slack.messages.at(-1);
      if (!last) return;
      const { channel, text, ts, user } = last;
      await setup.deliver(
        does.event({
          type: 'message',
          channel_type: 'im',
          channel,
          text,
          ts,
          user,
          bot_id: 'B0BOT',
          app_id: 'A0TEST',
        }),
      );
    },
  };
});

/** The button as Slack sends it back: found by what it says among those that stand, else as it would be drawn. */
function slackButton({ slack }: SlackSetup, who: Known, { label, action, value }: SeenButton): Json {
  const channel = `D${userOf(who).slice(1)}`;
  const standing = slack.messages
    .filter((one) => one.channel === channel)
    .flatMap(({ blocks }) => buttonsIn(blocks));
  const found = standing.find((button) => (button['text'] as Json)['text'] === label);
  return found ?? { action_id: `${action}#0`, value };
}

/** The open window with what was written into it; Slack gives null for a field that was left empty. */
function viewOf({ slack }: SlackSetup, name: string, values: Readonly<Record<string, string>>): Json {
  const open = slack.modals.findLast((view) => view['callback_id'] === name) ?? {
    callback_id: name,
    blocks: [],
  };
  const written = Object.entries(values).map(([field, value]) => [
    field,
    { field: { type: 'plain_text_input', value: value || null } },
  ]);
  return { ...open, state: { values: Object.fromEntries(written) } };
}

function formIn(view: Json): { name: string; fields: string[] } {
  const inputs = (view['blocks'] as Json[]).filter(({ type }) => type === 'input');
  return { name: String(view['callback_id']), fields: inputs.map(({ block_id }) => String(block_id)) };
}
