import type { DemoPerson } from '../../adapters/web/options.ts';
import type { PageBlock } from '../../adapters/web/render.ts';
import type { Receive } from '../../src/ports.ts';
import type { Harness, Known, SeenButton, Shown } from '../adapters/contract.ts';
import { people as example, startWebChat } from './web-chat.ts';
import { openWebClient, textOf, type WebClient } from './web-client.ts';

const known = ({ id, email, name }: DemoPerson): Known => ({ account: { platform: 'web', id }, email, name });

/** The built-in chat on a server of its own. */
export async function createWebHarness(people: readonly DemoPerson[] = example): Promise<Harness> {
  const [one, other] = people.map(known);
  if (!one || !other) throw new Error('Cannot test: there are too few people.');
  let receive: Receive = async () => ({});
  const chat = await startWebChat({ people, receive: (event) => receive(event) });
  const clients = new Map<string, WebClient>();
  let last: WebClient | undefined;

  function windowOf({ account }: Known): WebClient {
    const client = clients.get(account.id) ?? openWebClient(chat.url, account.id);
    clients.set(account.id, client);
    return client;
  }

  async function act(who: Known, event: Readonly<Record<string, unknown>>): Promise<Shown> {
    last = windowOf(who);
    const { note, form, errors } = await last.post(event);
    return {
      ...(note && { note: textOf(note.blocks) }),
      ...(form && { form: { name: form.name, fields: form.fields.map(({ name }) => name) } }),
      ...(errors && { errors }),
    };
  }

  return {
    adapter: chat.adapter,
    one,
    other,
    people: people.map(known),
    nowhere: { platform: 'web', id: 'web:nobody', private: true },
    async start(take) {
      receive = take;
    },
    async close() {
      for (const client of clients.values()) client.close();
      await chat.stop();
    },
    say: (who, text) => act(who, { kind: 'said', text }),
    async press(who, { label, action, value }) {
      const line = (await windowOf(who).lines()).findLast(({ blocks }) =>
        buttonsOf(blocks).some((one) => one.label === label && one.action === action && one.value === value),
      );
      return act(who, { kind: 'pressed', action, value, ...(line && { message: line.key }) });
    },
    submit: (who, { name, value }, values) => act(who, { kind: 'submitted', form: name, value, values }),
    async home(who) {
      const { home } = await windowOf(who).post({ kind: 'opened' });
      const buttons = (home?.blocks ?? []).flatMap((block) =>
        block.type === 'buttons' ? block.buttons : [],
      );
      return [textOf(home?.blocks ?? []), ...buttons.map(({ label }) => label)].join('\n');
    },
    async repeatLast() {
      await last?.repeatLast();
    },
    async read(who) {
      const lines = await windowOf(who).lines();
      return lines
        .filter(({ from }) => from === undefined)
        .map(({ blocks }) => ({ text: textOf(blocks), buttons: buttonsOf(blocks) }));
    },
  };
}

/** The buttons that send something, as they stand in blocks. */
function buttonsOf(blocks: readonly PageBlock[]): readonly SeenButton[] {
  const all = blocks.flatMap((block) => (block.type === 'buttons' ? block.buttons : []));
  return all.flatMap((one) =>
    'action' in one ? [{ label: one.label, action: one.action, value: one.value }] : [],
  );
}
