import type { Content } from '../dialogue/index.ts';
import { personOf } from '../dialogue/index.ts';
import type { Account, ChatEvent, Place } from '../event.ts';
import type { Lang } from '../message.ts';
import { guestId, type LinkedAccount, type Person } from '../organisation/index.ts';
import type { ChatAdapter, Profile } from '../ports.ts';
import type { Store } from '../store/index.ts';

/** Somebody who acts: as the organisation knows them, and what must be noted about their account. */
export interface Acting {
  readonly me: Person;
  readonly seen: LinkedAccount | undefined;
  /** The account was linked to another id until now, such as a guest's. */
  readonly relinked: boolean;
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
 * for somebody whom the organisation's file does not list no longer than the file: `since` is when the one in force was
 * first seen. Who is taken out of it keeps their id, and with it what is theirs, but no role.
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
  if (link !== undefined && known !== undefined && link.seenAt >= heldSince(link, content, { now, since }))
    return { me: known, seen: moved(link, event), relinked: false };
  const profile = await lookedUp(event.account, adapter, known !== undefined);
  if (profile?.outsider === true) return { outsider: true, lang: profile.lang ?? event.lang ?? lang };
  // A platform that does not answer, or tells no address, says nothing against who it was.
  const me =
    known !== undefined && profile?.email === undefined
      ? known
      : (byEmail(content, profile) ??
        colleague(unlistedId(event.account, link, content), event.account, event.lang ?? lang, profile));
  const seen = linkTo(me, event, link?.place, { now, left: personOf(content, me.id) === undefined });
  return { me, seen, relinked: link !== undefined && link.person !== me.id };
}

function asKnown(link: LinkedAccount, content: Content, lang: Lang): Person | undefined {
  const listed = personOf(content, link.person);
  if (listed === undefined) return colleague(link.person, link.account, lang, link);
  // Whom the file did not list when they were last seen has a listed person's roles only when they are vouched for.
  return link.left === true ? undefined : listed;
}

function heldSince(
  link: LinkedAccount,
  content: Content,
  { now, since }: { readonly now: number; readonly since: number },
): number {
  const hourAgo = now - noteEveryMs + 1;
  if (personOf(content, link.person) !== undefined) return hourAgo;
  return link.left === true ? Math.max(since, hourAgo) : Number.POSITIVE_INFINITY;
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

/**
 * The id of somebody whom the organisation's file does not list: the one they had while it did, unless it is a listed
 * person's, whom this account is not vouched to be.
 */
function unlistedId(account: Account, link: LinkedAccount | undefined, content: Content): string {
  return link === undefined || personOf(content, link.person) !== undefined ? guestId(account) : link.person;
}

/** A colleague whom the organisation's file does not list: may ask, nothing more. */
function colleague(
  id: string,
  account: Account,
  lang: Lang,
  { name = '', email = '' }: Partial<Pick<Profile, 'name' | 'email'>> = {},
): Person {
  return { id, name: name || account.id, email, roles: [], lang, demo: false };
}

function linkTo(
  me: Person,
  event: ChatEvent,
  before: Place | undefined,
  { now, left }: { readonly now: number; readonly left: boolean },
): LinkedAccount {
  const place = event.place.private ? wholePlace(event.place) : before;
  return {
    account: event.account,
    person: me.id,
    name: me.name,
    ...(place === undefined ? {} : { place }),
    ...(left && { left }),
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
