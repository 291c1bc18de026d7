import type { Content } from '../dialogue/index.ts';
import { personOf } from '../dialogue/index.ts';
import type { Account, ChatEvent, Place } from '../event.ts';
import type { Lang } from '../message.ts';
import type { LinkedAccount, Person } from '../organisation/index.ts';
import type { ChatAdapter, Profile } from '../ports.ts';
import type { Store } from '../store/index.ts';

/** Somebody who acts: as the organisation knows them, and what must be noted about their account. */
export interface Acting {
  readonly me: Person;
  readonly seen: LinkedAccount | undefined;
}

/** An account that was looked up and may not use the bot. */
export interface Outsider {
  readonly outsider: true;
  readonly lang: Lang;
}

/** An hour: how exact "used last" needs to be; noting every press would be a write for each. */
const noteEveryMs = 60 * 60 * 1000;

/**
 * Finds out who acts. The platform vouches for the account and its e-mail address, the organisation's file for
 * roles and unit; nothing is believed of what the event itself says about a person.
 */
export async function whoActs(
  event: ChatEvent,
  content: Content,
  store: Store,
  adapter: ChatAdapter | undefined,
  { now, lang }: { readonly now: number; readonly lang: Lang },
): Promise<Acting | Outsider> {
  const link = await store.linkedAccount(event.account);
  const known = link === undefined ? undefined : personOf(content, link.person);
  if (link !== undefined && (known !== undefined || link.person.startsWith('guest:'))) {
    const me = known ?? colleague(event.account, event.lang ?? lang, link.name);
    return { me, seen: seenAgain(link, event, now) };
  }
  const profile = await adapter?.lookUp(event.account);
  if (profile?.outsider === true) return { outsider: true, lang: profile.lang ?? event.lang ?? lang };
  const me =
    byEmail(content, profile) ?? colleague(event.account, event.lang ?? lang, profile?.name, profile?.email);
  return { me, seen: newLink(me, event, now) };
}

function byEmail(content: Content, profile: Profile | undefined): Person | undefined {
  const email = profile?.email?.toLowerCase();
  return content.organisation.people.find((person) => person.email.toLowerCase() === email);
}

/** A colleague whom the organisation's file does not list: may ask, nothing more. */
function colleague(account: Account, lang: Lang, name = '', email = ''): Person {
  return {
    id: `guest:${account.platform}:${account.id}`,
    name: name || account.id,
    email,
    roles: [],
    lang,
    demo: false,
  };
}

function newLink(me: Person, event: ChatEvent, now: number): LinkedAccount {
  return {
    account: event.account,
    person: me.id,
    name: me.name,
    ...(event.place.private ? { place: wholePlace(event.place) } : {}),
    seenAt: now,
  };
}

function seenAgain(link: LinkedAccount, event: ChatEvent, now: number): LinkedAccount | undefined {
  const moved = event.place.private && link.place?.id !== event.place.id;
  if (!moved && now - link.seenAt < noteEveryMs) return undefined;
  return { ...link, seenAt: now, ...(event.place.private ? { place: wholePlace(event.place) } : {}) };
}

/** The conversation itself: what is said to a person later does not belong to the thread they once wrote in. */
function wholePlace({ thread: _, ...place }: Place): Place {
  return place;
}
