import type { Harness, Known, SeenButton, Shown } from '../adapters/contract.ts';
import type { Json } from './json.ts';
import {
  actionsIn,
  cardsIn,
  carriedIn,
  inputsIn,
  jonas,
  mette,
  startTeams,
  textIn,
  walk,
} from './teams-client.ts';
import { personalOf, type TeamsUser, tenant } from './teams-service.ts';

const known = ({ id, email, name }: TeamsUser): Known => ({
  account: { platform: 'teams', id },
  email,
  name,
});

/**
 * The Teams adapter with Teams' stand-in around it; a form named in `dialogActions` opens as a dialog. Its messages wait
 * for their turn: put back into an outbox whose clock stands still, they would never be sent.
 */
export async function createTeamsHarness(
  dialogActions: readonly string[],
  users: readonly [TeamsUser, TeamsUser, ...TeamsUser[]] = [mette, jonas],
): Promise<Harness> {
  const setup = await startTeams({ dialogActions, users, patienceMs: 10_000 });
  const userOf = ({ account }: Known): TeamsUser => users.find(({ id }) => id === account.id) ?? users[0];
  const written = new Map<string, Json>();
  const { service } = setup;
  const open = new Map<string, { readonly card: Json; readonly message?: string }>();

  const messagesOf = (who: Known) =>
    service.messages.filter(({ conversation }) => conversation === personalOf(who.account.id));

  /** Everything that Teams showed because of a delivery: the answer itself, and what was said meanwhile. */
  async function act(who: Known, activity: Json): Promise<Shown> {
    const before = service.messages.length;
    const { body } = await setup.deliver(activity);
    const said = service.messages
      .slice(before)
      .filter(({ conversation }) => conversation === personalOf(who.account.id));
    for (const { id, activity: message } of said) {
      const form = cardsIn(message).find(isForm);
      if (form) open.set(who.account.id, { card: form, message: id });
    }
    const answered = cardIn(body);
    if (answered && isForm(answered)) {
      open.set(who.account.id, { ...open.get(who.account.id), card: answered });
    }
    const cards = [...said.flatMap((one) => cardsIn(one.activity)), ...(answered ? [answered] : [])];
    const form = cards.find(isForm);
    const note = [...cards.filter((card) => card !== form).map(textIn), lineIn(body)].join('\n').trim();
    return {
      ...(form && { form: formIn(form) }),
      ...(note && { note }),
      ...(form && Object.keys(errorsIn(form)).length > 0 ? { errors: errorsIn(form) } : {}),
    };
  }

  return {
    adapter: setup.adapter,
    one: known(users[0]),
    other: known(users[1]),
    people: users.map(known),
    nowhere: { platform: 'teams', id: 'a:nowhere', private: true },
    start: (receive) => setup.start(receive),
    close: () => setup.close(),

    say(who, text) {
      const activity = setup.activity(userOf(who), { text, textFormat: 'plain' });
      written.set(who.account.id, activity);
      return act(who, activity);
    },

    change(who, text) {
      const before = written.get(who.account.id) ?? {};
      const activity = setup.activity(userOf(who), {
        ...(text === undefined
          ? { type: 'messageDelete', channelData: { eventType: 'softDeleteMessage', tenant: { id: tenant } } }
          : {
              type: 'messageUpdate',
              text,
              channelData: { eventType: 'editMessage', tenant: { id: tenant } },
            }),
      });
      return act(who, { ...activity, id: before['id'] });
    },

    async home(who) {
      const before = service.messages.length;
      await setup.deliver(setup.activity(userOf(who), { text: 'hjem', textFormat: 'plain' }));
      const cards = service.messages.slice(before).flatMap(({ activity }) => cardsIn(activity));
      return cards
        .flatMap((card) => [textIn(card), ...actionsIn(card).map(({ title }) => String(title))])
        .join('\n');
    },

    press(who, button) {
      const { action, message } = findAction(messagesOf(who), button);
      return act(who, setup.activity(userOf(who), { ...invokeOf(action, {}), replyToId: message }));
    },

    submit(who, form, values) {
      const shown = open.get(who.account.id);
      const action = shown && actionsIn(shown.card).find((one) => carriedIn(one)['kind'] === 'form');
      if (!shown || !action) throw new Error(`Cannot test: the form ${form.name} is not open.`);
      const inputs = Object.fromEntries(
        Object.entries(values).map(([field, value]) => [`field:${field}`, value]),
      );
      const isDialog = shown.message === undefined;
      const invoke = isDialog
        ? { type: 'invoke', name: 'task/submit', value: { data: { ...(action['data'] as Json), ...inputs } } }
        : invokeOf(action, inputs);
      return act(who, setup.activity(userOf(who), { ...invoke, replyToId: shown.message }));
    },

    async repeatLast() {
      await setup.repeatLast();
    },

    async read(who) {
      return messagesOf(who).flatMap(({ activity }) =>
        cardsIn(activity).map((card) => ({ text: textIn(card), buttons: actionsIn(card).map(seen) })),
      );
    },
  };
}

/** Whether a card has a button that sends it in; a preview has no inputs. */
function isForm(card: Json): boolean {
  return actionsIn(card).some((one) => carriedIn(one)['kind'] === 'form');
}

function seen(action: Json): SeenButton {
  const { action: name, value } = carriedIn(action);
  return { label: String(action['title']), action: String(name), value: String(value) };
}

function findAction(
  messages: readonly { readonly id: string; readonly activity: Json }[],
  button: SeenButton,
) {
  for (const { id, activity } of messages) {
    const action = cardsIn(activity)
      .flatMap(actionsIn)
      .find((one) => carriedIn(one)['action'] === button.action && carriedIn(one)['value'] === button.value);
    if (action) return { action, message: id };
  }
  throw new Error(`Cannot test: there is no button ${button.label}.`);
}

/** What the client sends when an action is pressed. */
function invokeOf(action: Json, inputs: Json): Json {
  const data: Json = { ...(action['data'] as Json), ...inputs };
  if (action['type'] === 'Action.Execute') {
    const { type, verb, title } = action;
    return {
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { type, verb, title, data }, trigger: 'manual' },
    };
  }
  return { type: 'invoke', name: 'task/fetch', value: { data, context: { theme: 'default' } } };
}

function cardIn(body: Json): Json | undefined {
  if (body['type'] === 'application/vnd.microsoft.card.adaptive') return body['value'] as Json;
  const task = (body['task'] ?? {}) as Json;
  return task['type'] === 'continue'
    ? (((task['value'] as Json)['card'] as Json)['content'] as Json)
    : undefined;
}

function lineIn(body: Json): string {
  const task = (body['task'] ?? {}) as Json;
  if (task['type'] === 'message') return String(task['value']);
  return body['type'] === 'application/vnd.microsoft.activity.message' ? String(body['value']) : '';
}

function formIn(card: Json): { readonly name: string; readonly fields: readonly string[] } {
  const submit = actionsIn(card).find((one) => carriedIn(one)['kind'] === 'form');
  const form = (submit ? carriedIn(submit)['form'] : {}) as Json;
  return { name: String(form['name']), fields: inputsIn(card).map((id) => id.replace('field:', '')) };
}

/** The sentence that stands right above each field. */
function errorsIn(card: Json): Record<string, string> {
  const parts = (card['body'] ?? []) as readonly Json[];
  return Object.fromEntries(
    parts.flatMap((part, at) => {
      const above = walk(parts[at - 1]).find(({ text }) => String(text).startsWith('⚠ '));
      const isInput = String(part['type']).startsWith('Input.');
      return isInput && above
        ? [[String(part['id']).replace('field:', ''), String(above['text']).slice(2)]]
        : [];
    }),
  );
}
