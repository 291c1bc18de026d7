import type { Account, ChatEvent } from '../../src/event.ts';
import type { Message, Reply } from '../../src/message.ts';
import type { ChatAdapter, Receive, Sent } from '../../src/ports.ts';

/** A core that does what it is told, to see an adapter from the other side. */
export interface FakeCore {
  readonly receive: Receive;
  /** Everything that arrived, a repeated id once, as the real core counts. */
  readonly events: readonly ChatEvent[];
  /** Every id that arrived, repeats too. */
  readonly ids: readonly string[];
  /** Says something in somebody's private conversation. */
  tell(account: Account, key: string, message: Message): Promise<Sent>;
}

/** Decides what an event leads to; what it returns is the instant reply. */
export type Script = (event: ChatEvent, core: FakeCore) => Promise<Reply | undefined> | Reply | undefined;

/** Keeps a person's words where the platform does not, unless the script says `stopped`; then asks the script. */
export function createFakeCore(adapter: ChatAdapter, script: Script = () => undefined): FakeCore {
  const events: ChatEvent[] = [];
  const ids: string[] = [];
  const core: FakeCore = {
    events,
    ids,
    async receive(event) {
      const isRepeated = ids.includes(event.id);
      ids.push(event.id);
      if (isRepeated) return {};
      events.push(event);
      const isKept = event.kind === 'said' && event.unkept && !/stop/i.test(event.text);
      if (isKept) await keepWords(adapter, event.id, event.account, event.text);
      return (await script(event, core)) ?? {};
    },
    async tell(account, key, message) {
      const place = await adapter.privatePlace(account);
      if (!place) throw new Error(`Cannot talk with ${account.id}: the platform gives no place.`);
      return adapter.send({ key, place, message });
    },
  };
  return core;
}

async function keepWords(adapter: ChatAdapter, id: string, from: Account, text: string): Promise<void> {
  const place = await adapter.privatePlace(from);
  if (!place) return;
  const message: Message = { lang: 'da', text, blocks: [{ type: 'quote', text }] };
  await adapter.send({ key: `own:${id}`, place, message, from });
}

/** A message of one paragraph. */
export function saying(markdown: string): Message {
  return { lang: 'da', text: markdown, blocks: [{ type: 'text', markdown }] };
}
