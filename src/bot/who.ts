import type { Content } from '../dialogue/index.ts';
import { personOf } from '../dialogue/index.ts';
import type { Account, ChatEvent, Place } from '../event.ts';
import type { Lang } from '../message.ts';
import { accountOfGuest, guestId, type LinkedAccount, type Person } from '../organisation/index.ts';
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

/** An hour: how exact "used last" needs to be, and how old what the platform vouched for may be. */
const noteEveryMs = 60 * 60 * 1000;

/**
 * Finds out who acts. The platform vouches for the account and its e-mail address, the organisation's file for
 * roles and unit; nothing is believed of what the event itself says about a person. What was found holds for an hour,
 * for a guest no longer than the organisation's file: `since` is when the one in force was first seen.
 */
export async function whoActs(
  event: ChatEvent,
  content: Content,
  store: Store,
  adapter: ChatAdapter | undefined,
  { now, lang, since }: { readonly now: number; readonly lang: Lang; readonly since: number },
): Promise<Acting | Outsider> {
  const link = await store.linkedAccount(event.account);
  const known = link && asKnown(link, content, event.lang ?? lang);
  if (link !== undefined && known !== undefined) {
    const heldSince = isGuest(link) ? Math.max(since, now - noteEveryMs + 1) : now - noteEveryMs + 1;
    if (link.seenAt >= heldSince) return { me: known, seen: moved(link, event) };
  }
  const profile = await lookedUp(event.account, adapter, known !== undefined);
  if (profile?.outsider === true) return { outsider: true, lang: profile.lang ?? event.lang ?? lang };
  // A platform that does not answer, or tells no address, says nothing against who it was.
  const me =
    known !== undefined && profile?.email === undefined
      ? known
      : (byEmail(content, profile) ??
        colleague(event.account, event.lang ?? lang, profile?.name, profile?.email));
  return { me, seen: linkTo(me, event, link?.place, now) };
}

function isGuest({ person }: LinkedAccount): boolean {
  return accountOfGuest(person) !== undefined;
}

function asKnown(link: LinkedAccount, content: Content, lang: Lang): Person | undefined {
  return (
    personOf(content, link.person) ?? (isGuest(link) ? colleague(link.account, lang, link.name) : undefined)
  );
}

// Who is known goes on with what is known while the platform does not answer; of a stranger nothing can be believed.
async function lookedUp(
  account: Account,
  adapter: ChatAdapter | undefined,
  isKnown: boolean,
): Promise<Profile | undefined> {
  try {
    return await adapter?.lookUp(account);
  } catch (cause) {
    if (!isKnown) throw cause;
    return undefined;
  }
}

function byEmail(content: Content, profile: Profile | undefined): Person | undefined {
  const email = profile?.email?.toLowerCase();
  return content.organisation.people.find((person) => person.email.toLowerCase() === email);
}

/** A colleague whom the organisation's file does not list: may ask, nothing more. */
function colleague(account: Account, lang: Lang, name = '', email = ''): Person {
  return {
    id: guestId(account),
    name: name || account.id,
    email,
    roles: [],
    lang,
    demo: false,
  };
}

function linkTo(me: Person, event: ChatEvent, before: Place | undefined, now: number): LinkedAccount {
  const place = event.place.private ? wholePlace(event.place) : before;
  return {
    account: event.account,
    person: me.id,
    name: me.name,
    ...(place === undefined ? {} : { place }),
    seenAt: now,
  };
}

// Noted at once, for it is where the person is written to; nothing was looked up, so it is no older or newer for it.
function moved(link: LinkedAccount, { place }: ChatEvent): LinkedAccount | undefined {
  return place.private && link.place?.id !== place.id ? { ...link, place: wholePlace(place) } : undefined;
}

/** The conversation itself: what is said to a person later does not belong to the thread they once wrote in. */
function wholePlace({ thread: _, ...place }: Place): Place {
  return place;
}
