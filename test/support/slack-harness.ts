import type { Harness, Known, SeenButton, Shown } from '../adapters/contract.ts';
import type { Json } from './json.ts';
import { buttonsIn, jonas, mette, readBlocks, startSlack } from './slack-client.ts';
import { type SlackMessage, type SlackUser, team } from './slack-server.ts';

const known = ({ id, email, name }: SlackUser): Known => ({
  account: { platform: 'slack', id: `${team}:${id}` },
  email,
  name,
});

const userOf = ({ account }: Known) => account.id.slice(team.length + 1);

/** The Slack adapter by signed HTTP, with Slack's stand-in around it. */
export async function createSlackHarness(
  users: readonly [SlackUser, SlackUser, ...SlackUser[]] = [mette, jonas],
): Promise<Harness> {
  const setup = await startSlack({ users });
  const { slack, does } = setup;
  /** Windows that took the place of another when it was sent in. */
  const next: Json[] = [];
  const written = new Map<string, Json>();

  /** What the platform showed because of a delivery: the answer itself, and what was called meanwhile. */
  async function act(who: Known, payload: Json): Promise<Shown> {
    const before = { modals: slack.modals.length, messages: slack.messages.length };
    const { body } = await setup.deliver(payload);
    const answer: Json = body.startsWith('{') ? JSON.parse(body) : {};
    const after = answer['view'] as Json | undefined;
    if (after) next.push(after);
    const modal = after ?? slack.modals.slice(before.modals).at(-1);
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
    one: known(users[0]),
    other: known(users[1]),
    people: users.map(known),
    nowhere: { platform: 'slack', id: `${team}:C0NOWHERE`, private: false },
    start: (receive) => setup.start(receive),
    close: () => setup.close(),
    say(who, text) {
      const payload = does.says(userOf(who), text);
      written.set(who.account.id, payload['event'] as Json);
      return act(who, payload);
    },
    change(who, text) {
      const { user, channel, ts, text: before } = written.get(who.account.id) ?? {};
      const previous = { type: 'message', user, ts, text: before };
      const event = { type: 'message', channel, channel_type: 'im', previous_message: previous };
      return act(
        who,
        does.event(
          text === undefined
            ? { ...event, subtype: 'message_deleted', deleted_ts: ts }
            : { ...event, subtype: 'message_changed', message: { ...previous, text } },
        ),
      );
    },
    notes: (who) =>
      slack.messages
        .filter(({ ephemeralFor }) => ephemeralFor === userOf(who))
        .map(({ blocks }) => readBlocks(blocks)),
    async home(who) {
      await setup.deliver(does.opensHome(userOf(who)));
      const blocks = (slack.homes.get(userOf(who))?.['blocks'] ?? []) as Json[];
      return [
        readBlocks(blocks),
        ...buttonsIn(blocks).map((one) => String((one['text'] as Json)['text'])),
      ].join('\n');
    },
    press(who, button) {
      const { action, message } = slackButton(slack.messages, who, button);
      return act(who, does.presses(userOf(who), action, message && { container: containerOf(message) }));
    },
    submit: (who, form, values) =>
      act(who, does.submits(userOf(who), viewOf([...slack.modals, ...next], form.name, values))),
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
}

/** The newest button with that label, as Slack sends it back, and the message it stands in; else as it would be drawn. */
function slackButton(
  messages: readonly SlackMessage[],
  who: Known,
  { label, action, value }: SeenButton,
): { readonly action: Json; readonly message?: SlackMessage } {
  const channel = `D${userOf(who).slice(1)}`;
  const standing = messages
    .filter((one) => one.channel === channel)
    .flatMap((message) => buttonsIn(message.blocks).map((button) => ({ action: button, message })));
  const labelled = standing.findLast((one) => (one.action['text'] as Json)['text'] === label);
  return labelled ?? { action: { action_id: `${action}#0`, value } };
}

const containerOf = ({ ts, channel, ephemeralFor }: SlackMessage): Json => ({
  type: 'message',
  message_ts: ts,
  channel_id: channel,
  is_ephemeral: ephemeralFor !== undefined,
});

/** The open window with what was written into it; Slack gives null for a field that was left empty. */
function viewOf(views: readonly Json[], name: string, values: Readonly<Record<string, string>>): Json {
  const open = views.findLast((view) => view['callback_id'] === name) ?? {
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
