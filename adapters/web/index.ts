import { getRequestListener } from '@hono/node-server';
import type { ChatAdapter, Profile, Receive } from '../../src/ports.ts';
import type { DemoPerson, WebOptions } from './options.ts';
import { placeIdOf, platform } from './options.ts';
import { accountOf, privatePlaceOf } from './receive.ts';
import { createRoutes } from './routes.ts';
import { createSender } from './send.ts';
import { createListeners } from './stream.ts';

export type { DemoPerson, MenuItem, WebOptions } from './options.ts';

/** 10,000 UTF-16 units: four times the longest question that anybody has reason to write. */
const defaultMaxText = 10_000;
/** 15 s: shorter than the 30 s after which proxies and firewalls commonly drop a silent connection. */
const defaultKeepAliveMs = 15_000;

/**
 * Makes the built-in chat: a page on `/` where each window is one of the example people (`/?som=<id>`).
 * Create it only when the server is bound to loopback; it refuses every other host name all the same.
 */
export function createWebAdapter(options: WebOptions): ChatAdapter {
  const { transcript, now, log } = options;
  const people = new Map(options.people.map((person) => [person.id, person]));
  const listeners = createListeners(transcript, options.keepAliveMs ?? defaultKeepAliveMs);
  const maxText = options.maxText ?? defaultMaxText;
  let receiver: Receive | undefined;

  const { send, update, delivered } = createSender({
    transcript,
    people,
    now,
    log,
    wake: listeners.wake,
    isRunning: () => receiver !== undefined,
  });
  const routes = createRoutes({ options, people, listeners, maxText, receiver: () => receiver });
  options.mount('/', getRequestListener(routes.fetch, { overrideGlobalObjects: false }));

  return {
    platform,
    send,
    update,
    delivered,

    async start(receive) {
      receiver = receive;
    },

    async stop() {
      receiver = undefined;
      listeners.end();
    },

    async lookUp(who) {
      const person =
        'email' in who
          ? options.people.find(({ email }) => email.toLowerCase() === who.email.toLowerCase())
          : who.platform === platform
            ? people.get(who.id)
            : undefined;
      return person && profileOf(person);
    },

    async privatePlace(account) {
      const person = account.platform === platform ? people.get(account.id) : undefined;
      return person && privatePlaceOf(person);
    },

    async presence(account) {
      if (account.platform !== platform || !people.has(account.id)) return undefined;
      return listeners.has(placeIdOf(account.id)) ? 'active' : 'away';
    },
  };
}

function profileOf(person: DemoPerson): Profile {
  const { name, email, lang } = person;
  return { account: accountOf(person), name, email, lang };
}
