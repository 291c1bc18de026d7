import type { View } from '../../adapters/web/dashboard/index.ts';
import type { Speak } from '../dialogue/index.ts';
import type { ChatEvent } from '../event.ts';
import type { Reply } from '../message.ts';
import type { Store } from '../store/index.ts';

/**
 * Presses the core's buttons from the pages as the person's own account in the chat, so that who may do what is
 * decided where it always is.
 */
export function presser({
  store,
  receive,
  person,
  say,
}: {
  readonly store: Pick<Store, 'accountsOf'>;
  readonly receive: (event: ChatEvent) => Promise<Reply>;
  readonly person: string;
  readonly say: Speak;
}): View['press'] {
  return async ({ id, action, value }) => {
    const [own] = await store.accountsOf(person);
    if (own === undefined) return say('overview.noAccount');
    const { account } = own;
    // Without a private conversation it says that it is none, so that nothing is ever written to this place.
    const place = own.place ?? { platform: account.platform, id: 'overblik', private: false };
    const reply = await receive({ kind: 'pressed', id, account, place, action, value });
    return reply.note?.text ?? '';
  };
}
